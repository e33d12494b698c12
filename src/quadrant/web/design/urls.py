"""The gallery of components, in development only: a deployment has no such address."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership.rules import anyone
from quadrant.web.design.gallery.views import components

deployment: list[URLPattern] = []
if settings.QUADRANT_GALLERY:
    deployment.append(route("components", components, name="components", see=anyone, of_deployment=True))
