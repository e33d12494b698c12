"""What came back: deliveries of responses, the answers in them, and what people see in the answers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quadrant.engagement.models.consultations import Consultation, Question
from quadrant.engagement.terms import Edition, Reply, Way, YoungAge
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class DeliveryRows(TenantRows):
    def counted(self) -> DeliveryRows:
        """Taken in, and not withdrawn."""
        return self.filter(taken_at__isnull=False, withdrawn_at=None)

    def waiting(self) -> DeliveryRows:
        """Files received and not yet taken in."""
        return self.filter(taken_at=None, withdrawn_at=None)


class Delivery(OfPartnership):
    """Responses that came together: one from the public page or on paper, or all those of a file.

    A file waits (`taken_at` empty) while somebody says which of its columns answers which question.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="deliveries")
    way = models.CharField(max_length=10, choices=Way.choices())
    received_at = models.DateTimeField()
    entered_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=150, blank=True)
    stored = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    columns: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    objects = TenantManager.from_queryset(DeliveryRows)()

    class Meta:
        ordering = ["received_at", "pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "digest"],
                condition=Q(withdrawn_at=None) & ~Q(digest=""),
                name="delivery_file_once",
                violation_error_message="This file was given already. Withdraw it first to bring it in anew.",
            )
        ]

    def __str__(self) -> str:
        return self.file_name or Way(self.way).label


class ResponseRows(TenantRows):
    def counted(self) -> ResponseRows:
        return self.filter(delivery__taken_at__isnull=False, delivery__withdrawn_at=None)


class Response(OfPartnership):
    """One person's (or group's) answers. Nobody's name is asked. `form` is the mark of the page that was filled in,
    made anew each time it is shown: it keeps one page from being taken twice and says nothing of who sent it.
    """

    # An answer must not be read from a history: the chain digests a delivery's responses together.
    audited_in_bulk_by: ClassVar = "delivery_id"

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="responses")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="responses")
    edition = models.CharField(max_length=10, choices=Edition.choices(), default=Edition.FULL.value)
    received_on = models.DateField()
    age = models.CharField(max_length=10, choices=YoungAge.choices(), blank=True)
    consented = models.BooleanField(default=False)
    form = models.CharField(max_length=32, blank=True)

    objects = TenantManager.from_queryset(ResponseRows)()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "form"],
                condition=~Q(form=""),
                name="response_form_once",
                violation_error_message="These answers have already been received. Thank you.",
            ),
            models.CheckConstraint(
                condition=Q(edition="full") | (~Q(age="") & Q(consented=True)),
                name="response_of_the_young_with_consent",
                violation_error_message="A young person's answers need their age and consent.",
            ),
        ]


class AnswerRows(TenantRows):
    def counted(self) -> AnswerRows:
        return self.filter(delivery__taken_at__isnull=False, delivery__withdrawn_at=None)

    def shown(self) -> AnswerRows:
        """Texts that may be read: never held back, or read by a person and let through."""
        return self.counted().filter(~Q(text=""), Q(held=[]) | Q(read_at__isnull=False), left_out=False)

    def waiting(self) -> AnswerRows:
        """Texts that nobody has read yet of those held back."""
        return self.counted().filter(read_at=None).exclude(held=[])


class Answer(OfPartnership):
    """An answer to one question: a choice (a row for each one chosen), a number or a text.

    A text may be `held` for reasons until a person has read it, taken out what names somebody, or left it out.
    """

    audited_in_bulk_by: ClassVar = "delivery_id"

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    choice = models.PositiveSmallIntegerField(null=True)
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    text = models.TextField(blank=True)
    held: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    read_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)
    left_out = models.BooleanField(default=False)
    found: list[Tagging]  # prefetched by queries
    is_quoted: bool  # by queries

    objects = TenantManager.from_queryset(AnswerRows)()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__isnull=False, number=None, text="")
                | Q(choice=None, number__isnull=False, text="")
                | Q(choice=None, number=None) & ~Q(text=""),
                name="answer_is_one_thing",
                violation_error_message="An answer is a choice, a number or a text.",
            ),
            models.UniqueConstraint(
                fields=["response", "question", "choice"],
                name="answer_choice_once",
                violation_error_message="A choice is made once.",
            ),
        ]


class Theme(OfPartnership):
    """What several answers speak of, named by a person."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="themes")
    name = models.CharField(max_length=80)
    named_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "name"],
                name="theme_once",
                violation_error_message="There is a theme of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Tagging(OfPartnership):
    """A person found a theme in an answer."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="taggings")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="taggings")
    tagged_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    tagged_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "answer"],
                name="tagging_once",
                violation_error_message="The answer has this theme already.",
            )
        ]


class Quote(OfPartnership):
    """Words of an answer that may be published without a name: its own, at most shortened."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="quote")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="quotes")
    text = models.CharField(max_length=500)
    chosen_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Finding(OfPartnership):
    """What people said, in a sentence, how that is known, and what is done about it: "you said, we did"."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    heard = models.CharField(max_length=300)
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    reply = models.CharField(max_length=10, choices=Reply.choices(), blank=True)
    reply_text = models.TextField(blank=True)
    found_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    replied_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="finding_number_once",
                violation_error_message="Somebody has just added a finding of that number. Try again.",
            ),
            models.CheckConstraint(
                condition=Q(reply="") | ~Q(reply_text=""),
                name="finding_reply_in_words",
                violation_error_message="Say what was done, or why not.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def reply_label(self) -> str:
        return Reply(self.reply).label if self.reply else ""
