from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.thread.queries import on_thread
from quadrant.thread.rules import may_see_on_thread
from quadrant.web.thread import views

partnership: list[URLPattern] = [
    route("portfolio/", views.portfolio, name="whole_portfolio", see=may_look_inside),
    route("thread/", views.thread, name="thread", see=may_look_inside),
    route("thread/gaps/needs/", views.needs_without_spend, name="thread_needs", see=may_look_inside),
    route("thread/gaps/spend/", views.spend_without_need, name="thread_spend", see=may_look_inside),
    route("thread/gaps/agreements/", views.agreements_without_outcome, name="thread_agreements", see=may_look_inside),
    route(
        "thread/<slug:kind>/<int:number>/",
        views.record,
        name="thread_record",
        see=may_see_on_thread,
        of=on_thread,
        gives="found",
    ),
]
