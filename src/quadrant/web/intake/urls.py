from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.intake import queries, rules
from quadrant.web.intake import views

UPLOAD: dict[str, Any] = {"see": rules.may_see_upload, "of": queries.upload_numbered, "gives": "upload"}
TAKE_IN = rules.may_take_in

partnership: list[URLPattern] = [
    route("uploads/", views.uploads, name="uploads", see=rules.may_receive),
    route("uploads/new/", views.new, name="upload_new", see=rules.may_receive),
    route("uploads/<int:number>/", views.upload, name="upload", **UPLOAD),
    route("uploads/<int:number>/changes/", views.figures_changed, name="upload_changes", **UPLOAD),
    route("uploads/<int:number>/describe/", views.describe, name="upload_describe", act=TAKE_IN, **UPLOAD),
    route("uploads/<int:number>/confirm/", views.confirm, name="upload_confirm", act=TAKE_IN, **UPLOAD),
    route("uploads/<int:number>/drop/", views.drop, name="upload_drop", act=TAKE_IN, **UPLOAD),
    route("uploads/<int:number>/progress/", views.progress, name="upload_progress", **UPLOAD),
    route("uploads/<int:number>/cancel/", views.cancel, name="upload_cancel", act=TAKE_IN, **UPLOAD),
    route("uploads/<int:number>/again/", views.again, name="upload_again", act=TAKE_IN, **UPLOAD),
]
