"""Acts on what is made of the answers: themes, quotes, findings with what is done about them, the published report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db.models import Max

from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.engagement.commands.consultations import run_by
from quadrant.engagement.models import Answer, Consultation, Finding, PublishedReport, Question, Quote, Tagging, Theme
from quadrant.engagement.queries import findings_of, report_now, state_of, waiting_counts
from quadrant.engagement.terms import ConsultationState, Reply, held_for, is_taken_from
from quadrant.partnership.models import Person

OVER = (ConsultationState.CLOSED, ConsultationState.ENDED, ConsultationState.REPORTED)


@act("theme.named")
def name_theme(*, consultation: Consultation, name: str, by: Person, at: datetime) -> Done[Theme]:
    """Name something that several answers speak of."""
    kept = run_by(consultation, by)
    insist(bool(name.strip()), "Give the theme a name.", field="name")
    same = Theme.objects.filter(consultation=kept, name__iexact=name.strip()).exists()
    insist(not same, "There is a theme of this name already.", field="name")
    made = Theme(consultation=kept, name=name.strip(), named_by=by, named_at=at)
    made.save()
    return Done(made, made.name)


@act("answers.tagged")
def tag_answers(
    *, question: Question, found: Mapping[Answer, Sequence[Theme]], by: Person, at: datetime
) -> Done[Consultation]:
    """Say of each of these answers which themes it speaks of: these and no others."""
    consulted = run_by(question.consultation, by)
    changed = 0
    for answer, themes in found.items():
        fits = answer.question_id == question.pk and all(one.consultation_id == consulted.pk for one in themes)
        insist(fits, "This answer or theme belongs to another consultation.")
        wanted = {theme.pk: theme for theme in themes}
        standing = {one.theme_id: one for one in Tagging.objects.filter(answer=answer)}
        for number in standing.keys() - wanted.keys():
            standing[number].delete()
        for number in sorted(wanted.keys() - standing.keys()):
            Tagging(theme=wanted[number], answer=answer, tagged_by=by, tagged_at=at).save()
        changed += wanted.keys() != standing.keys()
    return Done(consulted, f"Themes of {changed} answers")


@act("quote.chosen")
def choose_quote(*, answer: Answer, text: str, by: Person, at: datetime) -> Done[Quote]:
    """Choose words of an answer to be published without a name: its own words, at most shortened by "…"."""
    consulted = run_by(answer.response.consultation, by)
    kept: Answer | None = Answer.objects.shown().filter(pk=answer.pk).first()
    insist(kept is not None, "This text is held back or left out, and is not quoted.")
    words = " ".join(text.split())
    insist(bool(words), "Write what is quoted.", field="text")
    own = kept is not None and is_taken_from(words, kept.text)
    insist(own, "Quote the person's own words; leave out parts with “…”.", field="text")
    reasons = held_for(words)
    told = ", ".join(reason.label.lower() for reason in reasons)
    insist(not reasons, f"These words could point to somebody ({told}). Leave that part out.", field="text")
    made = Quote.objects.filter(answer=answer).first() or Quote(answer=answer, consultation=consulted)
    made.text, made.chosen_by, made.chosen_at = words, by, at
    made.save()
    return Done(made, made.text)


@act("quote.dropped")
def drop_quote(*, answer: Answer, by: Person, at: datetime) -> Done[Consultation]:
    """Quote an answer no longer. Reports published before keep it."""
    consulted = run_by(answer.response.consultation, by)
    gone = Quote.objects.select_for_update().filter(answer=answer).first()
    insist(gone is not None, "This answer is not quoted.")
    if gone is not None:
        gone.delete()
    return Done(consulted, "A quote was dropped")


@act("finding.recorded")
def record_finding(
    *, consultation: Consultation, text: str, heard: str, theme: Theme | None = None, by: Person, at: datetime
) -> Done[Finding]:
    """Say in a sentence what people said, and how that is known."""
    kept = run_by(consultation, by)
    insist(kept.published_at is not None, "Nobody has been asked yet.")
    insist(bool(text.strip()), "Say what people said.", field="text")
    insist(bool(heard.strip()), "Say how this is known, such as how many said it.", field="heard")
    insist(theme is None or theme.consultation_id == kept.pk, "This theme belongs to another consultation.")
    last = Finding.objects.filter(consultation=kept).aggregate(last=Max("number"))["last"] or 0
    made = Finding(consultation=kept, number=last + 1, text=text.strip(), heard=heard.strip(), theme=theme)
    made.found_by, made.found_at = by, at
    made.save()
    return Done(made, made.text)


@act("finding.replied")
def reply_to_finding(*, finding: Finding, reply: Reply, text: str, by: Person, at: datetime) -> Done[Finding]:
    """Say what is done about a finding, or why nothing is."""
    run_by(finding.consultation, by)
    kept: Finding = Finding.objects.select_for_update().get(pk=finding.pk)
    asked = "Say why it was not done." if reply is Reply.DID_NOT else "Say what is done."
    insist(bool(text.strip()), asked, field="text")
    kept.reply, kept.reply_text, kept.replied_by, kept.replied_at = reply, text.strip(), by, at
    kept.save()
    return Done(kept, f"{reply.label}: {kept.reply_text}")


@act("consultation.reported")
def publish_report(*, consultation: Consultation, by: Person, at: datetime) -> Done[PublishedReport]:
    """Publish what people said and what is done about it, as it stands now; a later report replaces it."""
    kept = run_by(consultation, by)
    insist(state_of(kept, at) in OVER, "A report is published when the consultation is over.")
    findings = findings_of(kept)
    insist(bool(findings), "Record first what people said.")
    silent = [str(one.number) for one in findings if not one.reply]
    insist(not silent, f"Say first what is done about: finding {', '.join(silent)}.")
    waiting = waiting_counts([kept.pk])[kept.pk]
    insist(not waiting, f"Texts held back and not read yet: {waiting}. Read them first.")
    made = PublishedReport(consultation=kept, content=asdict(report_now(kept)), published_by=by, published_at=at)
    made.save()
    return Done(made, f"{len(findings)} findings with what is done about them")
