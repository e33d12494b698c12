"""The versions of a report, two of them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.governance import queries
from quadrant.web.design.addresses import address
from quadrant.web.governance.presenters.versions import compared_groups, version_label

if TYPE_CHECKING:
    from quadrant.governance.models import Report


def compared(request: HttpRequest, report: Report) -> HttpResponse:
    """`?earlier=1&later=3` chooses two by their place in the line; else the newest beside the one before it."""
    person: Any = request.user
    versions = queries.versions_seen_by(person, report)
    earlier, later = _chosen(request, len(versions))
    both = [versions[at - 1] for at in (earlier, later)] if len(versions) > 1 else []
    read, kept_back = queries.versions_read_by(person, both)
    context = {
        "title": "Versions side by side",
        "caption": report.title,
        "breadcrumbs": [
            ("Reports", address(request, "reports")),
            (report.title, address(request, "report", number=report.pk)),
        ],
        "versions": [
            (at, version_label(at, one), address(request, "report", number=one.pk))
            for at, one in enumerate(versions, 1)
        ],
        "chosen": (earlier, later),
        "groups": compared_groups(*read) if read else [],
        "kept_back": kept_back,
        "exempt": any(one.exempt for one in read),
    }
    return render(request, "governance/versions.html", context)


def _chosen(request: HttpRequest, count: int) -> tuple[int, int]:
    """The two places asked for, the smaller first; the last two where what was asked is no pair of versions."""
    places = {str(at): at for at in range(1, count + 1)}
    found = {places[sent] for name in ("earlier", "later") if (sent := request.GET.get(name, "")) in places}
    both = sorted(found) if len(found) == 2 else [count - 1, count]
    return both[0], both[1]
