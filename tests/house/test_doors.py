"""Every address has a door, every door an address, and an address that names a row loads it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from quadrant.door.routes import ROUTES, SIGN_IN_PAGES

# Addresses whose word is itself the right to come in, or that load no row: each with its reason.
WITHOUT_A_ROW = {
    "invitation": "the word in the link is looked up by the view, which answers 404 for any other",
    "calendar_feed": "the word in the link is the right to read",
    "demo_person": "a person of the demo, refused outside it",
    "history": "one page for every table: door/records.py asks the rule of the record's own page",
}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, address)
        else:
            yield str(pattern.name), address


def test_every_address_has_a_door_and_every_door_an_address() -> None:
    named = [name for name, _ in addresses(get_resolver().url_patterns)]
    assert len(named) == len(set(named)), "two addresses share a name"
    assert set(named) - SIGN_IN_PAGES == set(ROUTES)


def test_the_pages_of_the_sign_in_package_are_those_that_we_wrote() -> None:
    named = {name for name, _ in addresses(get_resolver().url_patterns)}
    assert named >= SIGN_IN_PAGES


def test_an_address_with_arguments_loads_its_row_at_the_door() -> None:
    without = {name for name, route in ROUTES.items() if "<" in route.address and route.of is None}
    assert without == set(WITHOUT_A_ROW)


def test_what_a_partnership_owns_lies_behind_its_address() -> None:
    for name, address in addresses(get_resolver().url_patterns):
        if name in SIGN_IN_PAGES:
            continue
        inside = address.startswith("<slug:partnership>/")
        assert inside != ROUTES[name].of_deployment, f"{name}: {address}"


def test_rules_are_named_functions() -> None:
    for route in ROUTES.values():
        for rule in filter(None, (route.see, route.act)):
            assert rule.__name__ != "<lambda>", f"{route.name} is guarded by a rule without a name"


def test_public_pages_are_few_and_known() -> None:
    public = {name for name, route in ROUTES.items() if route.public}
    assert public == {
        "start",
        "accessibility",
        "live",
        "ready",
        "components",
        "invitation",
        "demo_person",
        "calendar_feed",
        "assessment_public",
        "assessments_public",
        "call_public",
        "consultation_answer",
        "consultation_report_public",
        "consultation_thanks",
        "consultation_young",
        "consultations_public",
        "petitions_public",
        "decisions_public",
        "forward_plan_feed",
        "forward_plan_public",
        "interests_public",
    }
