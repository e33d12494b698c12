"""The gallery at /components: every part of the design system on real-looking content, for whoever writes a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def components(request: HttpRequest) -> HttpResponse:
    """One long page with every component."""
    return render(request, "design/gallery.html", {"title": "Components"})
