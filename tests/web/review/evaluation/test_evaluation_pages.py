"""An evaluation is begun, written and concluded in the browser."""

from __future__ import annotations

from quadrant.partnership.models import Partnership
from quadrant.review.evaluation.models import Evaluation
from tests.factories import agreements as made
from tests.factories import evaluation
from tests.factories.partnership import known
from tests.web.telling import signed_in

TYPED = {
    "title": "First half-year",
    "from_on_day": "1",
    "from_on_month": "4",
    "from_on_year": "2026",
    "to_on_day": "30",
    "to_on_month": "9",
    "to_on_year": "2026",
}


def test_begun_written_and_concluded(ardlebury: Partnership) -> None:
    agreement, drew = made.signed(), signed_in(made.manager())
    begun = drew.post("/ardlebury/evaluations/new/", {**TYPED, "cycle": agreement.cycle_id, "agreement": agreement.pk})
    one = Evaluation.objects.get()
    page = f"/ardlebury/evaluations/{one.pk}/"
    assert (begun.status_code, begun["Location"]) == (302, page)
    early = drew.post(f"{page}conclude/", {"recommends": "improve", "reasons": "It works"})
    assert early.status_code == 409
    assert "Say how much was done." in early.content.decode()
    found = {name: getattr(evaluation.FOUND, name) for name in ("how_much", "how_well", "better_off", "specification")}
    assert drew.post(f"{page}write/", {**found, "version": "1"}).status_code == 302
    assert drew.post(f"{page}conclude/", {"recommends": "improve", "reasons": "It works"}).status_code == 302
    told = drew.get(page).content.decode()
    assert "Concluded by Drew on 16 November 2026" in told
    assert "214 families were visited." in told
    assert "Write what was found" not in told
    assert "First half-year" in drew.get("/ardlebury/reviews/?tab=evaluations").content.decode()
    assert "First half-year" in drew.get(f"/ardlebury/agreements/{agreement.pk}/").content.decode()


def test_who_was_quicker_is_shown_and_nothing_typed_is_lost(ardlebury: Partnership) -> None:
    one, drew = evaluation.begun(made.running()), signed_in(made.manager())
    page = f"/ardlebury/evaluations/{one.pk}/write/"
    assert drew.post(page, {"how_much": "Mine", "version": "1"}).status_code == 302
    late = drew.post(page, {"how_much": "Theirs", "version": "1"})
    assert late.status_code == 409
    assert "Theirs" in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()
    assert drew.post(page, {"how_much": "Theirs", "version": "2"}).status_code == 302


def test_who_may_not(ardlebury: Partnership) -> None:
    agreement = made.signed()
    one = evaluation.begun(agreement.cycle, agreement)
    assert signed_in(made.reporter(agreement.provider)).get(f"/ardlebury/evaluations/{one.pk}/").status_code == 404
    carol = signed_in(known("Carol"))
    assert carol.get(f"/ardlebury/evaluations/{one.pk}/").status_code == 200
    assert carol.get(f"/ardlebury/evaluations/{one.pk}/write/").status_code == 403
    assert carol.get("/ardlebury/evaluations/new/").status_code == 404
