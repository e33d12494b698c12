"""Minutes drafted from the record: who came, what was declared and did what, what was resolved and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quadrant.documents.meetings import (
    Called,
    called_at,
    came_grid,
    header_of,
    presence_of,
    recommended,
    seated,
    title_of,
)
from quadrant.documents.paper import Block, Bullets, Grid, Paper, Paragraph, Section
from quadrant.documents.reports import file_name, paragraphs_of
from quadrant.governance import queries
from quadrant.governance.terms import APPROVALS, Outcome, Part
from quadrant.methods import words
from quadrant.partnership.terms import VOTING_SEATS, Seat

if TYPE_CHECKING:
    from quadrant.governance.models import Meeting, MeetingAction, Present, Recommendation, Resolution
    from quadrant.partnership.models import BodyMember

AGREED = APPROVALS | {Outcome.RECOMMENDED, Outcome.ENDORSED}
DRAFTED = "Draft minutes, made from the record of the meeting. The body has not agreed them yet."


@dataclass(frozen=True)
class _Took:
    """How somebody took part in one item, and because of what."""

    name: str
    part: Part
    because: str


@dataclass(frozen=True)
class _Held:
    """An item as it was held: how each took part, how many it needed, what was resolved here."""

    called: Called
    took: tuple[_Took, ...]
    quorum: int
    made: dict[int, Resolution]
    note: str = ""
    left_over: str = ""

    @property
    def counted(self) -> list[str]:
        return [one.name for one in self.took if one.part is Part.COUNTED]

    @property
    def absent(self) -> list[str]:
        return [one.name for one in self.took if one.part is Part.ABSENT]

    @property
    def aside(self) -> list[_Took]:
        """Those with an interest in the item, and those who were there and not counted."""
        return [one for one in self.took if one.because or one.part not in {Part.COUNTED, Part.ABSENT}]


def minutes_paper(meeting: Meeting) -> Paper:
    """The minutes of a meeting that has been held."""
    held = _held_at(meeting)
    present, apologies = presence_of(meeting)
    sections = [
        _present(present),
        _apologies(apologies),
        *_others(meeting),
        _quorum(meeting, present),
        _interests(held),
    ]
    sections += _earlier_minutes(meeting)
    sections += [_item(one) for one in held]
    sections += _actions(queries.actions_of(meeting))
    return Paper(
        kind="Minutes",
        title=title_of(meeting),
        name=file_name("minutes", meeting.pk, title_of(meeting), exempt=False),
        partnership=meeting.partnership.name,
        header=(*header_of(meeting), *_chair(present, held)),
        sections=tuple(_numbered(number, one) for number, one in enumerate(sections, 1)),
        standing=_standing(meeting),
    )


def _standing(meeting: Meeting) -> tuple[str, ...]:
    """Draft, or agreed and with what corrections."""
    agreed = queries.agreed_minutes_of(meeting)
    if agreed is None:
        return (DRAFTED,)
    said = f"Agreed at the meeting of {words.datetime(agreed.agreed_at.at)}."
    return (said, f"Corrected there: {agreed.corrections}") if agreed.corrections else (said,)


def _held_at(meeting: Meeting) -> list[_Held]:
    """Each item with its resolutions: how each member took part is what was recorded with them, else what holds now."""
    called = called_at(meeting)
    made = queries.own_resolutions([one.pk for each in called for one in each.asked])
    here = {number: one for number, one in made.items() if one.meeting_id == meeting.pk}
    recorded = queries.present_by_resolution([one.pk for one in here.values()])
    now = queries.taking_part(meeting)
    notes, left = queries.notes_of(meeting), queries.carried_of(meeting)
    held = [_one_held(each, here, recorded, now[each.item.pk]) for each in called]
    return [
        replace(
            one,
            note=notes[one.called.item.pk].text if one.called.item.pk in notes else "",
            left_over=left[one.called.item.pk].why if one.called.item.pk in left else "",
        )
        for one in held
    ]


def _one_held(
    called: Called, here: dict[int, Resolution], recorded: dict[int, list[Present]], now: queries.TakingPart
) -> _Held:
    made = {one.pk: here[one.pk] for one in called.asked if one.pk in here}
    if not made:
        took = [_Took(one.name, one.part, one.because) for one in now.takers]
        return _Held(called, tuple(took), now.quorum, made)
    rows = [row for one in made.values() for row in recorded[one.pk]]
    took = [_Took(row.name, Part(row.part), row.because) for row in rows]
    return _Held(called, tuple(dict.fromkeys(took)), next(iter(made.values())).quorum, made)


def _chair(present: Sequence[queries.Seated], held: Sequence[_Held]) -> tuple[tuple[str, str], ...]:
    """Who was in the chair: whoever chaired what was resolved, else the body's chair where present."""
    chaired = [one.chaired_by.name for each in held for one in each.made.values() if one.chaired_by]
    names = list(dict.fromkeys(chaired)) or [one.person.name for one in present if one.seat is Seat.CHAIR]
    return (("In the chair", words.listing(names)),) if names else ()


def _numbered(number: int, section: Section) -> Section:
    """The section with its number, and its paragraphs numbered within it."""
    blocks: list[Block] = []
    at = 0
    for block in section.blocks:
        if isinstance(block, Paragraph):
            at += 1
            block = replace(block, number=f"{number}.{at}")
        blocks.append(block)
    return Section(section.title, tuple(blocks), number, section.note)


def _present(present: list[queries.Seated]) -> Section:
    if not present:
        return Section("Present", (Paragraph("", "Nobody is recorded as present."),))
    return Section("Present", (came_grid("Members and advisers present", present),))


def _apologies(apologies: Sequence[BodyMember]) -> Section:
    if not apologies:
        return Section("Apologies", (Paragraph("", "No apologies are recorded."),))
    return Section("Apologies", (Bullets(tuple(one.person.name for one in apologies)),))


def _others(meeting: Meeting) -> list[Section]:
    """Officers and whoever else came without a seat."""
    came = tuple(line.strip() for line in meeting.others.splitlines() if line.strip())
    return [Section("Also present", (Bullets(came),))] if came else []


def _quorum(meeting: Meeting, present: Sequence[queries.Seated]) -> Section:
    voting = [one for one in present if one.seat in VOTING_SEATS]
    needed = meeting.body.quorum_of(sum(Seat(one.seat) in VOTING_SEATS for one in seated(meeting)))
    wanted = meeting.body.quorum_with_id
    reached = len(voting) >= needed and (wanted is None or wanted in {one.member.organisation_id for one in voting})
    asked = f"{needed} were needed, " if meeting.body.quorum_share else ""
    said = f"A quorum is {words.lower_first(meeting.body.quorum_in_words)}; {asked}{len(voting)} came."
    told = "It was reached." if reached else "It was not reached."
    return Section(
        "Quorum", (Paragraph("", f"{said} {told}"), Paragraph("", "Who counted for each item stands under the item."))
    )


def _earlier_minutes(meeting: Meeting) -> list[Section]:
    """Whose minutes were agreed here, and with what corrections."""
    told = [
        f"The minutes of the meeting of {words.datetime(one.meeting.at)} were agreed"
        + (f", with this correction: {one.corrections}" if one.corrections else ".")
        for one in queries.agreed_here(meeting)
    ]
    return [Section("Minutes of earlier meetings", tuple(Paragraph("", one) for one in told))] if told else []


def _interests(held: Sequence[_Held]) -> Section:
    rows = tuple(
        (one.name, f"Item {each.called.item.number}", one.because or "–", one.part.label)
        for each in held
        for one in each.aside
    )
    if not rows:
        return Section("Declarations of interest", (Paragraph("", "No interest bore on any item."),))
    heads = ("Member", "Item", "Interest", "What it did")
    return Section("Declarations of interest", (Grid("Interests and how each member took part", heads, rows),))


def _item(held: _Held) -> Section:
    item = held.called.item
    counted = words.listing(held.counted) or "nobody"
    blocks: list[Block] = [
        Paragraph("", f"{held.quorum} needed, {len(held.counted)} counted: {counted}.", lead="Quorum for this item")
    ]
    if held.absent:
        blocks.append(Paragraph("", f"{words.listing(held.absent)}.", lead="Not in the room"))
    if item.late_why:
        why = f"Agreed by {item.late_agreed_by}: {item.late_why}"
        blocks.insert(0, Paragraph("", why, lead="Taken as a matter of urgency"))
    blocks += [Paragraph("", text) for text in paragraphs_of(held.note)]
    for one in held.called.asked:
        blocks += _resolved(one, held.made.get(one.pk))
    if held.left_over:
        blocks.append(Paragraph("", held.left_over, lead="Left to the next meeting"))
    return Section(
        f"Item {item.number}: {item.report.title}", tuple(blocks), note=f"Report of {item.report.author.name}."
    )


def _actions(actions: Sequence[MeetingAction]) -> list[Section]:
    """What the meeting asked people to do, where it did."""
    rows = tuple((one.what, one.owner.name, words.date(one.due_on)) for one in actions)
    heads = ("What", "By whom", "By when")
    return [Section("Actions", (Grid("What the meeting asked people to do", heads, rows),))] if rows else []


def _resolved(asked: Recommendation, made: Resolution | None) -> Iterator[Paragraph]:
    yield Paragraph("", recommended(asked), lead=f"Recommendation {asked.number}")
    if made is None:
        yield Paragraph("", "Nothing was resolved on this recommendation at this meeting.")
        return
    yield Paragraph("", _words_of(asked, made), lead="Resolved")
    for lead, text in (
        ("Reasons", made.reasons),
        ("Options rejected", made.options_rejected),
        ("Votes", _votes(made)),
        ("Under the power to", words.lower_first(made.under)),
    ):
        if text:
            yield Paragraph("", text, lead=lead)


def _words_of(asked: Recommendation, made: Resolution) -> str:
    """What was resolved in its own words: what was agreed, as amended and subject to what; or that it was not."""
    outcome = Outcome(made.outcome)
    if outcome not in AGREED:
        return f"{outcome.label}."
    subject_to = f", subject to: {made.conditions}" if made.conditions else ""
    return f"{outcome.label}: {made.amended_to or recommended(asked)}{subject_to}"


def _votes(made: Resolution) -> str:
    if made.votes_for is None:
        return ""
    return f"{made.votes_for} for, {made.votes_against} against, {made.abstained} abstained"
