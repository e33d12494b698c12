"""Forms of what comes with a report: appendices and background papers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.cycle.queries import framework_numbered, framework_versions
from quadrant.governance import commands
from quadrant.governance.models import Appendix, BackgroundPaper, Report
from quadrant.governance.queries import appendices_of, exemption_of
from quadrant.governance.terms import Exemption, ExemptParagraph, Late
from quadrant.partnership.papers import TAKEN, KeptPaper, keep_paper, keep_text
from quadrant.partnership.within import here
from quadrant.web.design.fields import LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, Group

PUBLIC = "public"
EXEMPT = ("exempt_paragraph", "exempt_reason", "title_public")


def taken(given: Any) -> KeptPaper:
    """An uploaded file, kept if it is of a kind that is taken."""
    return keep_paper(given.file, name=given.name, partnership=here().partnership_id)


class _ExemptForm(Form):
    """Whether an appendix is kept from the public, on which paragraph and why."""

    needed_at_times: tuple[str, ...] = ("exempt_reason", "late_agreed_by")

    exempt_paragraph = OneOfField(
        label="May the public see it?",
        choices=[
            (PUBLIC, "Yes"),
            *((value, f"No. {label}") for value, label in ExemptParagraph.choices()),
        ],
        initial=PUBLIC,
        help_text="The law that lets a paper be kept back is Schedule 12A to the Local Government Act 1972.",
    )
    exempt_reason = LongTextField(
        label="If not: why the public interest is in not publishing it",
        rows=3,
        required=False,
        help_text="This reason is printed for everybody.",
    )
    title_public = forms.BooleanField(label="The public may see its title all the same", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed_at_times:
            if name in self.fields:
                self.fields[name].may_wait = True  # type: ignore[attr-defined]  # asked by the label: not optional

    def exemption(self) -> Exemption | None:
        said = self.cleaned_data
        if said.get("exempt_paragraph", PUBLIC) == PUBLIC:
            return None
        return Exemption(ExemptParagraph(said["exempt_paragraph"]), said["exempt_reason"], said["title_public"])


class _AddForm(_ExemptForm):
    """What adding a file and adding a framework have in common; for a final report, why it comes late."""

    title = TextField(label="Title", max_length=200, help_text="It stands after the letter in the list of appendices.")
    late_why = LongTextField(label="Why this paper comes after the report was final", rows=3)
    late_agreed_by = TextField(
        label="Who agreed that it is urgent",
        max_length=150,
        required=False,
        help_text="Needed when too few days are left before the meeting: as a rule the body’s chair.",
    )
    first: tuple[str, ...] = ()
    may_be_exempt = True

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        groups = [Group("The appendix", [*self.first, "title"])]
        if self.may_be_exempt:
            groups.append(Group("Exemption", EXEMPT))
        else:
            self.fields = {name: field for name, field in self.fields.items() if name not in EXEMPT}
        if report.is_final:
            groups.append(Group("A late paper", ["late_why", "late_agreed_by"]))
        else:
            del self.fields["late_why"], self.fields["late_agreed_by"]
        self.groups = groups

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        late = Late(said["late_why"], said["late_agreed_by"]) if "late_why" in said else None
        return {"report": self.report, "title": said["title"], "exemption": self.exemption(), "late": late}


class AppendixForm(_AddForm):
    """Add a file to a report."""

    file = forms.FileField(label="File", help_text=f"{TAKEN}, at most 20 MB")
    first = ("file",)

    def enact(self, *, by: Any, at: dt.datetime) -> Appendix:
        return commands.add_appendix(paper=taken(self.cleaned_data["file"]), **self.said(), by=by, at=at)


class FrameworkForm(_AddForm):
    """Add the file of a framework, in the version that it has now: published, so never exempt."""

    may_be_exempt = False

    version = OneOfField(label="Which framework", choices=[])
    first = ("version",)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        chosen = report.cycle.framework_id if report.cycle else ""
        kwargs["initial"] = {"version": str(chosen), "title": "The commissioning framework"}
        super().__init__(*args, report=report, **kwargs)
        known = [(str(one.pk), f"{one.title} ({one.key}, version {one.version})") for one in framework_versions()]
        self.fields["version"] = OneOfField(label="Which framework", choices=known)

    def enact(self, *, by: Any, at: dt.datetime) -> Appendix:
        version: Any = framework_numbered(int(self.cleaned_data["version"]))
        name = f"{version.key}-version-{version.version}.yaml"
        paper = keep_text(version.text, name=name, partnership=here().partnership_id)
        return commands.add_appendix(paper=paper, framework=version, **self.said(), by=by, at=at)


class ChangeAppendixForm(_ExemptForm):
    """Change the title of an appendix, or whether the public may see it."""

    title = TextField(label="Title", max_length=200)
    groups = (Group("The appendix", ["title"]), Group("Exemption", EXEMPT))

    def __init__(self, *args: Any, appendix: Appendix, **kwargs: Any) -> None:
        self.appendix, exempt = appendix, exemption_of(appendix)
        kwargs["initial"] = {
            "title": appendix.title,
            "exempt_paragraph": exempt.paragraph if exempt else PUBLIC,
            "exempt_reason": appendix.exempt_reason,
            "title_public": appendix.title_public and exempt is not None,
        }
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> Appendix:
        said = self.cleaned_data
        return commands.change_appendix(
            appendix=self.appendix, title=said["title"], exemption=self.exemption(), by=by, at=at
        )


class MoveForm(Form):
    """Give an appendix another place in the order."""

    to = OneOfField(label="Where it stands", choices=[])

    def __init__(self, *args: Any, appendix: Appendix, person: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"to": str(appendix.number)}
        super().__init__(*args, **kwargs)
        self.appendix = appendix
        listed = appendices_of(appendix.report, person)
        places = [(str(one.at), f"{one.letter}, now {one.title}") for one in listed]
        self.fields["to"] = OneOfField(label="Where it stands", choices=places)

    def enact(self, *, by: Any, at: dt.datetime) -> Appendix:
        return commands.move_appendix(appendix=self.appendix, to=int(self.cleaned_data["to"]), by=by, at=at)


class BackgroundPaperForm(Form):
    """List a background paper, or change one."""

    title = TextField(label="Title", max_length=300, help_text="As it stands on the paper, with its date")
    link = TextField(label="Link where it can be read", max_length=500, required=False)
    office = TextField(
        label="Office where it can be seen", max_length=200, required=False, help_text="One of the two is needed."
    )

    def __init__(self, *args: Any, report: Report, paper: BackgroundPaper | None = None, **kwargs: Any) -> None:
        self.report, self.paper = report, paper
        if paper is not None:
            kwargs["initial"] = {"title": paper.title, "link": paper.link, "office": paper.office}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> BackgroundPaper:
        said = self.cleaned_data
        if self.paper is None:
            return commands.list_background_paper(report=self.report, **said, by=by, at=at)
        return commands.change_background_paper(paper=self.paper, **said, by=by, at=at)
