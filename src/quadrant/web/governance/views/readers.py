"""Who else reads what is exempt of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import ExemptReadersForm
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.governance.models import Report


def name(request: HttpRequest, report: Report) -> HttpResponse:
    page = address(request, "report", number=report.pk)
    return asked_with(
        request,
        ExemptReadersForm(sent(request), report=report),
        title="Who else reads what is exempt?",
        caption=report.title,
        hint="The author, commissioners, members of the body, legal officers, the monitoring officer and auditors read "
        "it in any case. Whoever you no longer tick stops reading it at once.",
        cancel=page,
        on_to=lambda _: page,
        said="Noted.",
    )
