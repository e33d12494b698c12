"""For whoever watches over the deployment: does it live, and is it ready to serve?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from quadrant.jobs.readiness import checks


def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Nothing else is asked, so that a slow database does not have it restarted."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Database, migrations and job worker; 503 and the reason where one is not ready."""
    found = checks()
    well = all(answer == "ready" for answer in found.values())
    return JsonResponse({"ready": well, **found}, status=200 if well else 503)
