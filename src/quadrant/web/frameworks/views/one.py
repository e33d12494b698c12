"""One framework: its wheel and steps, and every list it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from quadrant.cycle.queries import cycles_on, framework_of, is_newest
from quadrant.cycle.rules import may_move_step, may_open_cycle
from quadrant.governance.rules import may_check_framework
from quadrant.web.design.addresses import address
from quadrant.web.frameworks.presenters.checks import shown_checks
from quadrant.web.frameworks.presenters.one import TABS, expiry, shown, summary, tab_list

if TYPE_CHECKING:
    from quadrant.cycle.models import FrameworkVersion


def framework(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    asked: Any = request
    said = framework_of(version)
    listed = tab_list(said)
    chosen = request.GET.get("tab", "steps")
    chosen = chosen if chosen in {key for key, *_ in listed} else "steps"
    context = {
        "title": said.title,
        "caption": f"{said.publisher}, {said.published}",
        "breadcrumbs": [("Frameworks", address(request, "frameworks"))],
        "version": version,
        "may_start": may_open_cycle(request.user),
        "may_move": may_move_step(request.user, version) and is_newest(version),
        "record": summary(said, version, cycles_on(version)),
        "checks": shown_checks(request, version),
        "may_check": may_check_framework(request.user, version),
        "framework": said,
        "expiry": expiry(said, localdate(asked.at)),
        "tabs_listed": listed,
        "chosen": chosen,
        "part": f"frameworks/parts/{TABS[chosen]}.html",
        "shown": shown(said, chosen),
    }
    return render(request, "frameworks/framework.html", context)


def download(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    """The file word for word."""
    answer = HttpResponse(version.text, content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{version.key}-v{version.version}.yaml"'
    return answer
