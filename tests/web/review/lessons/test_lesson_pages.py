"""A lesson is recorded and carried into the next cycle in the browser."""

from __future__ import annotations

from quadrant.analyse.needs.models import Need
from quadrant.partnership.models import Partnership
from quadrant.review.lessons.models import Lesson
from tests.factories import agreements as made
from tests.factories import lessons
from tests.factories.partnership import known
from tests.web.telling import signed_in


def test_recorded_and_carried(ardlebury: Partnership) -> None:
    this, following = made.running(), made.running("Families first, next year")
    drew, clara = signed_in(made.manager()), signed_in(made.commissioner())
    form = drew.get(f"/ardlebury/lessons/new/?cycle={this.pk}").content.decode()
    assert "No step in particular" in form
    typed = {name: getattr(lessons.LEARNT, name) for name in ("title", "tried", "learnt", "change")}
    assert drew.post("/ardlebury/lessons/new/", {**typed, "cycle": this.pk, "place": ""}).status_code == 302
    lesson = Lesson.objects.get()
    page = f"/ardlebury/lessons/{lesson.pk}/"
    assert "Recorded" in drew.get(page).content.decode()
    assert drew.get(f"{page}carry/").status_code == 403
    need = {"into": following.pk, "statement": lessons.NEED.statement, "who": lessons.NEED.who, "severity": "moderate"}
    assert clara.post(f"{page}carry/", need).status_code == 302
    assert (Need.objects.get().cycle, Need.objects.get().origin) == (
        following,
        "Lesson of Families first: Stop chasing the attendance target",
    )
    told = clara.get(page).content.decode()
    assert "Need in Families first, next year" in told
    assert f"/ardlebury/needs/{Need.objects.get().pk}/" in told
    twice = clara.post(f"{page}carry/", need)
    assert twice.status_code == 409
    assert "This lesson has already opened a need in that cycle." in twice.content.decode()
    assert "Carried into a later cycle" in clara.get("/ardlebury/reviews/?tab=lessons").content.decode()


def test_who_may_not(ardlebury: Partnership) -> None:
    lesson = lessons.recorded(made.running(), agreement=made.signed())
    stranger, carol = signed_in(known("Stranger")), signed_in(known("Carol"))
    assert stranger.get(f"/ardlebury/lessons/{lesson.pk}/").status_code == 404
    assert carol.get(f"/ardlebury/lessons/{lesson.pk}/").status_code == 200
    assert carol.get("/ardlebury/lessons/new/").status_code == 404


def test_a_number_that_no_cycle_can_have_is_no_cycle(ardlebury: Partnership) -> None:
    drew = signed_in(made.manager())
    for number in ("9" * 40, "x", "²"):
        assert drew.get("/ardlebury/lessons/new/", {"cycle": number}).status_code == 200
