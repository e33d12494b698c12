from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside, may_see_audit
from quadrant.web.audit import views

partnership: list[URLPattern] = [
    route("audit/", views.acts, name="audit", see=may_see_audit),
    route("history/<slug:table>/<int:number>/", views.history, name="history", see=may_look_inside),
]
