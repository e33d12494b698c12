from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership.rules import anyone
from quadrant.web.home import views

deployment: list[URLPattern] = [
    route("", views.start, name="start", see=anyone, of_deployment=True),
    route("accessibility", views.accessibility, name="accessibility", see=anyone, of_deployment=True),
]
partnership: list[URLPattern] = []
