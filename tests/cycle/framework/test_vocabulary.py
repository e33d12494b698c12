"""Dated terms, today's words and a partnership's own: which belong together, and where a word is put."""

from __future__ import annotations

from quadrant.cycle.framework import schema
from quadrant.cycle.framework.loader import load_framework, shipped
from quadrant.cycle.framework.vocabulary import TEXTS, OwnName, concepts, reworded, spellings, words_used
from tests.cycle.framework.files import edited

WORDS = "vocabulary: {Primary Care Trust (PCT): integrated care board, TPCT: Integrated care board, CRB: DBS}\n"


def _told(purpose: str, **own: str) -> str:
    text = edited(
        ("sources:\n", f"{WORDS}sources:\n"),
        ("purpose: Fund what does most good.", f"purpose: >-\n          {purpose}"),
    )
    names = [
        OwnName(one.names, own[one.key]) for one in concepts([load_framework(text, name="own.yaml")]) if one.key in own
    ]
    return reworded(load_framework(text, name="own.yaml"), names).phases[1].steps[0].purpose


def test_a_term_is_spelled_whole_without_its_bracket_and_short() -> None:
    assert spellings("Local Strategic Partnership (LSP, HSP)") == [
        "Local Strategic Partnership (LSP, HSP)",
        "Local Strategic Partnership",
        "LSP",
        "HSP",
    ]
    assert spellings("citizens (define locally)") == ["citizens (define locally)", "citizens"]


def test_terms_of_one_thing_are_put_together_across_frameworks() -> None:
    said = {one.key: one for one in concepts(shipped())}
    assert set(said["pct"].then) == {"Primary Care Trust", "PCT", "TPCT", "HTPCT"}
    assert {word.casefold() for word in said["pct"].now} == {"integrated care board"}
    assert said["crb"].now == ("DBS",)
    assert said["laa"].now == (
        "council plan and its outcomes framework",
        "council plan and outcomes framework",
    )
    assert len({one.key for one in concepts(shipped())}) == len(concepts(shipped()))


def test_an_own_word_stands_for_the_dated_term_and_for_todays_word() -> None:
    assert (
        _told("Ask the PCT and the integrated-care people.", pct="Fens ICB")
        == "Ask the Fens ICB and the integrated-care people."
    )
    assert _told("Integrated care board first.", pct="our ICB") == "Our ICB first."
    assert (
        _told("The integrated care board asks for DBS.", pct="our ICB", crb="vetting")
        == "The our ICB asks for vetting."
    )


def test_a_text_that_tells_of_the_change_stays() -> None:
    said = "Once the PCT, now the integrated care board."
    assert _told(said, pct="Fens ICB") == said


def test_a_word_is_not_looked_for_inside_another_nor_in_what_was_put_there() -> None:
    assert _told("Send CRBs to the SPCT.", pct="X", crb="Y") == "Send CRBs to the SPCT."
    assert _told("CRB and PCT.", pct="CRB", crb="PCT") == "PCT and CRB."


def test_without_an_own_word_nothing_changes_and_keys_and_titles_never_do() -> None:
    (gateshead,) = [one for one in shipped() if one.key == "gateshead-2010"]
    assert reworded(gateshead, []) is gateshead
    own = [OwnName(one.names, "HERE") for one in concepts([gateshead])]
    told = reworded(gateshead, own)
    assert (told.key, told.title, told.publisher, told.sources) == (
        gateshead.key,
        gateshead.title,
        gateshead.publisher,
        gateshead.sources,
    )
    assert told.vocabulary == gateshead.vocabulary
    places = [[(step.key, step.who, step.after) for step in phase.steps] for phase in told.phases]
    assert places == [[(step.key, step.who, step.after) for step in phase.steps] for phase in gateshead.phases]
    assert "HERE" in next(one.evidence for one in told.standards if "register" in one.evidence)


def test_a_step_tells_which_of_its_words_the_document_says_otherwise() -> None:
    (cypsp,) = [one for one in shipped() if one.key == "cypsp-2006"]
    used = {step.number: words_used(cypsp, step, []) for phase in cypsp.phases for step in phase.steps}
    assert ("children's plan", "Children and Young People's Plan, CYPP, Changing Lives") in used[1]


def test_every_text_of_the_schema_is_either_reworded_or_left_on_purpose() -> None:
    """Left: names of documents, names that the document itself uses, codes, dates as the document writes them."""
    left = {"also_called", "cites", "code", "derived_note", "licence", "number", "origin", "published"}
    left |= {"publisher", "replaces", "title", "value", "vocabulary", "words"}
    pieces = [one for one in vars(schema).values() if isinstance(one, type) and issubclass(one, schema.Piece)]
    free = {
        name
        for piece in pieces
        for name, field in piece.model_fields.items()
        if "str" in str(field.annotation) and "pattern" not in str(field)
    }
    points = set("after bodies checklist days ends escalates_to item key kind lead method of parent questions".split())
    points |= set("scale_type starts status superseded_by tools was who window".split())
    assert free - TEXTS - left - points == set()
