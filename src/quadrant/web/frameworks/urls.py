from django.urls import URLPattern

from quadrant.cycle.queries import concept_keyed, framework_numbered
from quadrant.cycle.rules import may_move_step, may_see_framework, may_set_words, may_upload_framework
from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.web.frameworks.views import calendar, compare, library, moving, one, words

partnership: list[URLPattern] = [
    route("frameworks/", library.library, name="frameworks", see=may_look_inside),
    route("frameworks/side-by-side/", compare.compared, name="frameworks_compared", see=may_look_inside),
    route("frameworks/upload/", library.upload, name="framework_upload", see=may_upload_framework),
    route("frameworks/tools/", library.toolbox, name="toolbox", see=may_look_inside),
    route("frameworks/words/", words.vocabulary, name="vocabulary", see=may_look_inside),
    route(
        "frameworks/words/<str:key>/",
        words.change,
        name="own_word",
        see=may_set_words,
        of=concept_keyed,
        gives="concept",
    ),
    route(
        "frameworks/<int:number>/",
        one.framework,
        name="framework",
        see=may_see_framework,
        of=framework_numbered,
        gives="version",
    ),
    route(
        "frameworks/<int:number>/move-step/",
        moving.step,
        name="framework_step_move",
        see=may_see_framework,
        act=may_move_step,
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
