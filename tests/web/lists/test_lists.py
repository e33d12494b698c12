"""Every list of every screen: it asks the database as often for three rows as for one. A list left out fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import quadrant.web
from quadrant.door.routes import ROUTES
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from quadrant.web.design import table_pages, tables
from tests.conftest import TODAY
from tests.factories.outcomes import HEREFORDSHIRE
from tests.factories.partnership import found
from tests.once import once
from tests.web.lists import analysing_recipes, buying_recipes, deciding_recipes
from tests.web.lists.recipes import RECIPES

pytestmark = once

assert analysing_recipes  # importing them writes their recipes down
assert buying_recipes
assert deciding_recipes
# Pages without an object in their address that list nothing, or what comes with Quadrant: each with its reason.
NOT_A_LIST = {
    "my_calendar": "a calendar that a calendar program reads",
    "thread": "one picture of everything; tests/thread holds what it asks",
    "frameworks": "the five shipped frameworks, as cards",
    "frameworks_compared": "frameworks side by side",
    "bodies_past": "the tree of a day; tests/web/partnership/test_moves.py holds what it asks",
    "bodies": "a tree; see test_a_tree_of_bodies",
    "interest_effects": "a form with one question for each kind of interest",
    "interests_confirm": "one person's own interests, to confirm by one button",
    "interests_publication": "a form, with what was set before, in one query",
    "services_compared": "a grid; tests/web/analyse/services/test_map_pages.py holds what it asks",
    "services_map": "as above",
    "services_overlaps": "as above",
    "services_supply": "charts; as above",
    "review_programme": "a form",
    "cost_centres_tie": "a form",
    "contributions": "a matrix; tests/web/analyse/priorities/test_contribution_pages.py holds what it asks",
    "experts": "cards, in one query",
    "uncited": "recommendations of open reports, in one query",
    "law_register_begin": "a button, with no page of its own",
    "levels": "a matrix of kinds of decision; tests/web/partnership/test_levels.py holds what it asks",
    "kind_names": "a form with one question for each kind of body",
    "consultations_public": "what is open and what is over, in one query; tests/web/engagement holds it",
    "consulting_length": "one rule and those set before, in two queries",
    "report_templates": "those shipped and the partnership's own, as cards; tests/web/governance/test_own_templates.py",
    "counted_rules": "five rules, and the partnership's own figures of them, in three queries",
    "forward_plan_public": "the notices in full, in one query",
    "forward_plan_feed": "the same notices as a feed",
    "outcome_library": "the sets of outcomes that come with Quadrant, as panels",
    "area_go": "leads on to the page of an area",
    "heat": "indicators by areas; tests/web/analyse/outcomes/test_heat_page.py holds what it asks",
    "petition_scheme": "a form with one question",
    "assessments_public": "what is published, in one query; tests/web/analyse/needs/test_published.py holds it",
    "petitions_public": "every petition in full; tests/web/engagement/test_petition_pages.py holds what it asks",
    "chapter_list": "a form with one question",
    "vision": "a form with one question",
    "headlines": "three to five measures, as panels; tests/web/analyse/outcomes/test_direction_pages.py",
    "headlines_choose": "a form with one question",
    "contract_endings": "windows of the register; tests/web/do/agreements/test_register.py holds what it asks",
    "your_work": "tasks; tests/web/desk/test_your_work.py holds what it asks",
    "my_returns": "a task list; tests/web/review/performance/test_return_pages.py holds what it asks",
}
# Those that show a list, by the word of their route.
SHOWN_BY = {
    "interests_public": "public_interests",
    "whole_portfolio": "portfolio_cycles",
    "reviews": "returns",
    "needs_assessments": "assessments",
    "needs_gaps": "gaps",
    "vulnerable_groups": "vulnerable-groups",
    "services_coverage": "remaining",
    "marginal_analyses": "marginal-analyses",
    "reviews_due": "reviews-of-the-year",
    "my_proposals": "mine",
    "marking": "sheets",
    "audit": "acts",
    "toolbox": "tools",
    "vocabulary": "words",
    "thread_needs": "gap: needs",
    "thread_spend": "gap: spend",
    "thread_agreements": "gap: agreements",
}
Shown = dict[str, int]


@pytest.fixture
def place(db: None) -> Iterator[Partnership]:
    """Ardlebury, in the place of a real county so that figures of areas have somewhere to stand."""
    made = found("Ardlebury", area_code=HEREFORDSHIRE)
    with within(made, on=TODAY):
        yield made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """How many rows each table had on the page asked for last."""
    seen: Shown = {}
    really = table_pages.page_of

    def noted(table: tables.Table[object], request: object) -> table_pages.TablePage:
        page = really(table, request)  # type: ignore[arg-type]  # whatever the view gave
        seen[table.name] = page.count
        return page

    monkeypatch.setattr(tables, "page_of", noted)
    return seen


@pytest.mark.parametrize("name", RECIPES)
def test_three_rows_ask_the_database_as_often_as_one(place: Partnership, shown: Shown, name: str) -> None:
    table, rows, asked = name.partition(":")[0], [], []
    for person, page in RECIPES[name]():
        client = Client()
        client.force_login(person)
        client.get(f"/ardlebury/{page}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/ardlebury/{page}").status_code == 200, page
        rows.append(shown[table])
        asked.append([one["sql"] for one in queries])
    assert rows[0] < rows[1] < rows[2], "the list did not grow"
    assert len(asked[0]) == len(asked[2]), "\n".join(asked[2])


def test_every_list_declared_on_a_screen_has_its_recipe() -> None:
    declared = {name for file in _screens() for name in _tables_in(file)}
    assert declared == {name.partition(":")[0] for name in RECIPES}


def test_every_page_that_could_be_a_list_is_one_or_says_why_not() -> None:
    inside = [each for each in ROUTES.values() if not each.of_deployment and "<" not in each.address]
    pages = {each.name for each in inside if not each.address.endswith(("new/", "invite/", "upload/"))}
    lists = pages - set(NOT_A_LIST)
    assert {SHOWN_BY.get(name, name) for name in lists} <= set(RECIPES)
    assert set(NOT_A_LIST) <= pages


def test_a_tree_of_bodies_asks_as_often_for_three_as_for_one(place: Partnership) -> None:
    from tests.factories.partnership import administrator, body, known

    client, above = Client(), None
    asked: list[int] = []
    client.force_login(administrator())
    for name in ("First", "Second", "Third"):
        above = body(f"{name} board", known(name), chair=known(f"Chair of {name}"), parent=above)
        client.get("/ardlebury/bodies/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/ardlebury/bodies/").content.decode().count(" board</a>") == len(asked) + 1
        asked.append(len(queries))
    assert asked[0] == asked[2]


def _screens() -> list[Path]:
    top = Path(next(iter(quadrant.web.__path__)))
    return [file for file in sorted(top.rglob("*.py")) if "gallery" not in file.parts]


def _tables_in(file: Path) -> Iterator[str]:
    """The names of the tables that a file declares: `Table(name="funds", …)`."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Table":
            name = next(word.value for word in node.keywords if word.arg == "name")
            assert isinstance(name, ast.Constant), f"{file.name}: a table's name is a plain word"
            yield str(name.value)
