from django.urls import URLPattern

from quadrant.cycle.queries import framework_numbered
from quadrant.cycle.rules import may_see_framework, may_upload_framework
from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.web.frameworks.views import calendar, compare, library, one

partnership: list[URLPattern] = [
    route("frameworks/", library.library, name="frameworks", see=may_look_inside),
    route("frameworks/side-by-side/", compare.compared, name="frameworks_compared", see=may_look_inside),
    route("frameworks/upload/", library.upload, name="framework_upload", see=may_upload_framework),
    route("frameworks/tools/", library.toolbox, name="toolbox", see=may_look_inside),
    route(
        "frameworks/<int:number>/",
        one.framework,
        name="framework",
        see=may_see_framework,
        of=framework_numbered,
        gives="version",
    ),
    route(
        "frameworks/<int:number>/calendar/",
        calendar.year,
        name="framework_calendar",
        see=may_see_framework,
        of=framework_numbered,
        gives="version",
    ),
    route(
        "frameworks/<int:number>/file/",
        one.download,
        name="framework_file",
        see=may_see_framework,
        of=framework_numbered,
        gives="version",
    ),
]
