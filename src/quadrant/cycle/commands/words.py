"""What a partnership calls things for which the documents have dated terms."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow
from quadrant.cycle.framework.vocabulary import Concept
from quadrant.cycle.models import OwnWord
from quadrant.cycle.rules import may_set_words
from quadrant.partnership.models import Person
from quadrant.partnership.within import here


@act("own_word.set")
def set_own_word(*, concept: Concept, word: str, by: Person, at: datetime) -> Done[OwnWord]:
    """Say the partnership's own word; an empty one returns to today's. Every screen of its frameworks follows."""
    allow(may_set_words(by, concept), "Only an administrator may say what this partnership calls things.")
    rows = OwnWord.objects.select_for_update().order_by("pk")
    kept = next((row for row in rows if concept.names & set(row.names)), None) or OwnWord(term=concept.key)
    kept.names, kept.word, kept.set_by, kept.set_at = sorted(concept.names), word.strip(), by, at
    kept.save()
    here().remembered.pop("own_names", None)
    return Done(kept, f"{concept.then[0]}: {kept.word or concept.now[0]}")
