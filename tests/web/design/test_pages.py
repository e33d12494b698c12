"""The pages around everything: whose colours, which day, which way back, and what a refusal looks like."""

from __future__ import annotations

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from quadrant.audit.terms import Changed
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.design.gallery.views import ERRORS, TABS
from tests.factories.partnership import administrator, organisation, person

AT = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)


def request(*, demo: bool = False, colour: str = "#7b1e3b", partnership: bool = True) -> HttpRequest:
    made = RequestFactory().get("/ardlebury/")
    asked: Any = made
    asked.at, asked.demo, asked.csp_nonce = AT, demo, "n0nce"
    asked.user = SimpleNamespace(name="Head of commissioning", is_authenticated=True)
    asked.partnership = SimpleNamespace(name="Ardlebury", slug="ardlebury", colour=colour) if partnership else None
    asked.resolver_match = None
    return made


def page(template: str = "design/layout.html", *, asked: HttpRequest | None = None, **context: Any) -> str:
    return render_to_string(template, {"title": "Needs", **context}, asked or request())


def test_a_page_stands_in_the_partnerships_name_and_colours() -> None:
    html = page(asked=request(colour="#7b1e3b"))
    assert "<title>Needs – Ardlebury – Quadrant</title>" in html
    assert "<title>Tasks – Parking – Ardlebury – Quadrant</title>" in page(title="Tasks", caption="Parking")
    assert '<style nonce="n0nce">:root { --quadrant-brand: #7b1e3b; --quadrant-on-brand: #ffffff; }</style>' in html
    assert "Head of commissioning" in html
    assert "GOV.UK" not in html


def test_a_colour_that_is_no_colour_does_not_reach_the_stylesheet() -> None:
    assert "body{" not in page(asked=request(colour="#fff;} body{display:none"))


def test_the_demo_says_its_day_and_nothing_else_does() -> None:
    assert "Today is Monday 16 November 2026." in page(asked=request(demo=True))
    assert "Today is" not in page()


def test_there_is_one_way_back() -> None:
    both = page(back="/ardlebury/needs/", breadcrumbs=[("Home", "/ardlebury/")])
    assert 'class="govuk-back-link">Back</a>' in both
    assert "govuk-breadcrumbs" not in both
    assert "govuk-breadcrumbs" in page(breadcrumbs=[("Home", "/ardlebury/")])


def test_a_form_with_errors_says_so_in_the_windows_title(client: Client) -> None:
    html = client.get("/components?tab=wrong").content.decode()
    assert "<title>Error: Submit a proposal – Quadrant</title>" in html
    assert '<a href="#id_starts_day">Day must be between 1 and 30</a>' in html
    assert "Two texts for “Why is it needed?”" in html


@pytest.mark.parametrize("tab", [tab for tab, _ in TABS])
def test_every_part_of_the_gallery_opens(client: Client, tab: str) -> None:
    response = client.get(f"/components?tab={tab}")
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert "style=" not in html.partition("<body")[2], "an inline style is refused by our own content policy"


def test_the_gallerys_list_downloads(client: Client) -> None:
    response = client.get("/components?tab=list&download=csv&group=Safer&sort=-score")
    lines = response.getvalue().decode("utf-8-sig").splitlines()
    assert lines[:3] == [
        "Proposal,Number,Group,Score,Asked,State",
        "Diversion from prolific offending,WP21,Safer,83.3,235000.00,Declined",
        "Domestic abuse refuge outreach,WP22,Safer,79.1,198000.00,Offered",
    ]


@pytest.mark.parametrize("status", ERRORS)
def test_each_refusal_is_a_page_with_its_status_and_a_way_on(client: Client, status: str) -> None:
    response = client.get(f"/components?status={status}")
    assert response.status_code == int(status)
    assert "Go to your work" in response.content.decode()


def test_a_broken_page_needs_no_request() -> None:
    assert "Something went wrong here" in render_to_string("design/errors/500.html")


def test_a_conflict_shows_both_texts_and_what_else_was_typed_is_kept() -> None:
    conflict = page(
        "design/errors/409.html", title="", refusal=Changed("Bob was quicker.", theirs="Damp.", yours="Mould.")
    )
    assert '<h1 class="govuk-heading-l">This cannot be done now</h1>' in conflict
    assert "Bob was quicker." in conflict
    assert "Damp." in conflict
    assert "Mould." in conflict
    typed = page(
        "design/errors/409.html", title="", refusal=Changed("Closed."), typed={"reason_given": "<b>Because</b>"}
    )
    assert "Reason given" in typed
    assert "&lt;b&gt;Because&lt;/b&gt;" in typed


def test_a_missing_attribute_of_our_own_is_an_error_and_a_missing_part_of_a_page_is_not() -> None:
    assert "Needs" in page("design/record_page.html", record=None)
    with pytest.raises(AttributeError, match="Changed has no 'state'"):
        page("design/record_page.html", record=Changed("x"))


def test_a_page_belongs_to_the_place_of_its_own_module_and_else_to_the_first_of_its_room(
    ardlebury: Partnership, client: Client
) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))

    def place(page: str) -> str | None:
        found = re.search(r'aria-current="[^"]+"[^>]*>\s*(?:<strong[^>]*>)?([^<]+)', client.get(page).content.decode())
        return found[1].strip() if found else None

    assert place("/ardlebury/indicators/") == "Indicators"
    assert place("/ardlebury/outcomes/") == "Indicators"
    assert place("/ardlebury/people/") == "Partnership"
    assert place("/ardlebury/offers/") == "Calls"
    assert place("/ardlebury/frameworks/") is None


def test_a_form_leads_back_to_where_its_cancel_leads_and_a_list_beside_the_bodies_to_these(
    ardlebury: Partnership, client: Client
) -> None:
    client.force_login(administrator())
    form = client.get("/ardlebury/meetings/new/").content.decode()
    assert '<a href="/ardlebury/meetings/" class="govuk-back-link">Back</a>' in form
    for page in ("people", "organisations", "interests"):
        listed = client.get(f"/ardlebury/{page}/").content.decode()
        assert '<a class="govuk-breadcrumbs__link" href="/ardlebury/bodies/">Bodies and members</a>' in listed
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert "Bodies and members" not in client.get("/ardlebury/interests/").content.decode()
