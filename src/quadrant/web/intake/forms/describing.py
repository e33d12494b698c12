"""What is said of a file that was given: what it holds, where its table stands, which column and which name is what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake import commands
from quadrant.intake.fields import OF_KIND, label_of
from quadrant.intake.fields.field import Field
from quadrant.intake.models import Upload
from quadrant.intake.queries import Preview
from quadrant.intake.terms import RECORDS, Described, shortened
from quadrant.web.design.fields import OneOfField, TextField, WholeNumberField
from quadrant.web.design.forms import Form, Group

RANKS = 10
LONGEST_OF_ALL = 300
AREAS = {"area", "area_code", "area_number"}
KEY_AND_NAME = {"key", "name"}
OF_FIGURES = ("topic", "source", "period", "area", "before_names")
LEAVE_OUT = "-"
MOST_HAVE = {
    DatasetKind.FIGURES: (
        *("indicator", "area", "area_code", "period", "period_part", "value", "numerator", "denominator", "breakdown"),
    )
}


class DescribeForm(Form):
    """What the dataset is called, where in the file its table stands, what it holds, which column holds what."""

    name = TextField(
        label="Name of the dataset",
        max_length=150,
        help_text="A dataset of the same name is replaced. Where the file names no indicator, it is that name too.",
    )
    kind = OneOfField(label="What the file brings", choices=DatasetKind.choices())
    topic = TextField(label="Topic", max_length=100, required=False, help_text="For indicators whose file names none")
    source = TextField(label="Source", max_length=300, required=False)
    period = TextField(
        label="Period of all figures",
        max_length=60,
        required=False,
        help_text="Such as 2025 or 2023/24: where no column of the file says",
    )
    area = TextField(
        label="Area of all figures",
        max_length=120,
        required=False,
        help_text="A name or GSS code: where no column of the file says, or whose neighbours a list names",
    )
    before_names = TextField(
        label="Begin every indicator's name with",
        max_length=100,
        required=False,
        help_text="Such as Housing register: where titles alone, such as Band A, could be of anything",
    )
    sheet = forms.ChoiceField(label="Sheet", required=False)
    header_row = WholeNumberField(
        label="Row of the headers",
        least=1,
        most=100_000,
        required=False,
        help_text="As the spreadsheet numbers it. Leave it empty and the row is looked for.",
    )
    header_rows = forms.ChoiceField(
        label="How many rows the headers stand in",
        choices=[("", "Look for them"), ("1", "One row"), ("2", "Two rows, one over the other")],
        required=False,
        help_text="Such as years over Count and Rate. The row of the headers is then the upper one.",
    )
    remember_as = TextField(
        label="Remember these columns as",
        max_length=100,
        required=False,
        help_text="Give a name, and the next file with these columns is read the same way.",
    )

    def __init__(
        self, *args: Any, upload: Upload, preview: Preview, kinds: Sequence[DatasetKind], **kwargs: Any
    ) -> None:
        self.upload, self.opened, self.preview = upload, preview.opened, preview
        opened, first = preview.opened, kinds[0] if kinds else DatasetKind.FIGURES
        self.shown_kind = opened.mapping.kind if opened else DatasetKind(upload.kind or first)
        self.columns = _fields_of(self.shown_kind)
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]  # a choice field
        self._offer_columns()

    def _initial(self) -> dict[str, Any]:
        upload, opened = self.upload, self.opened
        told = opened.mapping.named(opened.sheet) if opened else {}
        return {
            "name": upload.name,
            "kind": self.shown_kind,
            "topic": upload.topic,
            "source": upload.source,
            "period": upload.period,
            "area": upload.area or self._area_offered(),
            "before_names": upload.before_names,
            "sheet": opened.sheet.name if opened else upload.sheet,
            "header_row": Decimal(upload.header_row) if upload.header_row else None,
            "header_rows": str(upload.header_rows or ""),
            "remember_as": upload.by_mapping.name if upload.by_mapping else "",
            **{f"column_{field}": told.get(field, "") for field in self.columns},
        }

    def _area_offered(self) -> str:
        """Where no column tells the area, the partnership's own is the likeliest."""
        opened = self.opened
        of_figures = opened is not None and opened.mapping.kind is DatasetKind.FIGURES
        has_area = opened is not None and bool(AREAS & set(opened.mapping.columns))
        return self.preview.own_area if of_figures and not has_area else ""

    def _offer_areas(self) -> Group | None:
        """A box for each name of an area that is none here, and for each total."""
        if self.shown_kind is not DatasetKind.FIGURES or not self.preview.to_say:
            return None
        meant = self.upload.areas_meant
        for at, one in enumerate(self.preview.to_say):
            unsaid = "A total: its rows are left out" if one.is_total else "Not said yet"
            said = meant.get(one.name)
            named = [*one.likely, *([said] if said and said not in one.likely else [])]
            self.fields[f"area_{at}"] = forms.ChoiceField(
                label=f"“{shortened(one.name)}” means",
                choices=[("", unsaid), *((area, area) for area in named), (LEAVE_OUT, "No area: leave its rows out")],
                required=False,
                initial=LEAVE_OUT if said == "" else said or "",
            )
        boxes = tuple(f"area_{at}" for at in range(len(self.preview.to_say)))
        return Group("Names of areas that are not known here", boxes)

    def _offer_columns(self) -> None:
        opened, kind = self.opened, self.shown_kind
        headers = list(opened.sheet.headers) if opened else []
        sheets = [opened.sheet.name, *opened.sheet.others] if opened and opened.sheet.name else []
        self.fields["sheet"].choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]  # a choice field
        if len(sheets) < 2:
            del self.fields["sheet"]
        choices = [("", "None"), *((header, header) for header in headers)]
        for key in self.columns if headers else ():
            label, needed = label_of(kind, key), key in self._needed() and not self._is_of_another_table()
            self.fields[f"column_{key}"] = forms.ChoiceField(label=label, choices=choices, required=needed)
        for_all = [field for field in OF_KIND[kind] if field.for_all] if headers else []
        for field in for_all:
            self.fields[f"all_{field.key}"] = _said_of_all(field, self.upload.of_all.get(field.key, ""))
        named = tuple(f"column_{field}" for field in self.columns if headers)
        where = tuple(name for name in ("sheet", "header_row", "header_rows") if name in self.fields)
        for name in OF_FIGURES if kind in RECORDS else ():
            del self.fields[name]
        about = tuple(name for name in ("name", "kind", *OF_FIGURES) if name in self.fields)
        of_all = tuple(f"all_{field.key}" for field in for_all)
        said = [Group("What holds of every row that does not say it", of_all)] if of_all else []
        areas = self._offer_areas() if headers else None
        named_areas = [areas] if areas is not None else []
        groups = [Group("The dataset", about), *named_areas, Group("Where its table stands", where), *said]
        self.groups = [*groups, *self._groups_of_columns(named)] if named else groups
        if not named:
            del self.fields["remember_as"]

    def _groups_of_columns(self, named: Sequence[str]) -> list[Group]:
        """What the file has, what it must have and what most files have; the rest is folded away."""
        shown = {f"column_{field}" for field in (*MOST_HAVE.get(self.shown_kind, ()), *self._needed())}
        shown |= {name for name in named if self.initial.get(name)}
        seldom = tuple(name for name in named if name not in shown)
        often = Group("Its columns", tuple(name for name in named if name in shown) or tuple(named))
        others = (
            [Group(f"{len(seldom)} more that a column may hold", seldom, folded=True)] if often.fields != named else []
        )
        return [often, *(others if seldom else []), Group("The next file like it", ("remember_as",))]

    def clean(self) -> dict[str, Any]:
        """One column cannot be two things; of a dictionary without keys the name is the key too."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first: dict[str, str] = {}
        for field in () if self._is_of_another_table() else self.columns:
            header = cleaned.get(f"column_{field}", "")
            other = first.setdefault(header, field) if header else field
            if other != field and {field, other} != KEY_AND_NAME:
                here, there = label_of(self.shown_kind, field), label_of(self.shown_kind, other)
                told = f"“{header}” is given to two fields: {there}, and {here}. Choose another column for one of them."
                self.add_error(f"column_{field}", told)
        if "remember_as" in self.changed_data and cleaned.get("remember_as") and self._is_of_another_table():
            told = "The columns are looked for anew. Save without this, look at them, and then give the name."
            self.add_error("remember_as", told)
        return cleaned

    def _needed(self) -> set[str]:
        """Of a wide table, the headers and what is said of all tell what the columns do not."""
        if self.opened is not None and self.opened.mapping.across:
            return set()
        needed = {field.key for field in OF_KIND[self.shown_kind] if field.needed and not field.for_all}
        return needed - {"period", "indicator", "value"} if self.shown_kind is DatasetKind.FIGURES else needed

    def _is_of_another_table(self) -> bool:
        """Of another kind or another table, the columns shown are the wrong ones: they are told anew."""
        return self.is_bound and bool({"kind", "sheet", "header_row", "header_rows"} & set(self.changed_data))

    def _columns_meant(self) -> list[str]:
        """Of another sheet or row of headers, only the columns that were chosen with it; of another kind, none."""
        if not self._is_of_another_table():
            return list(self.columns)
        changed = set(self.changed_data)
        return [] if "kind" in changed else [field for field in self.columns if f"column_{field}" in changed]

    def _areas_meant(self) -> dict[str, str]:
        """What names of areas mean, "" where their rows are left out; a name that is not asked for now stays said."""
        said = {
            one.name: self.cleaned_data.get(f"area_{at}", "")
            for at, one in enumerate(self.preview.to_say)
            if f"area_{at}" in self.fields
        }
        kept = {name: area for name, area in self.upload.areas_meant.items() if name not in said}
        return kept | {name: "" if area == LEAVE_OUT else area for name, area in said.items() if area}

    def enact(self, *, by: Any, at: datetime) -> Upload:
        cleaned, kind = self.cleaned_data, DatasetKind(self.cleaned_data["kind"])
        sheet, row = cleaned.get("sheet", ""), cleaned["header_row"]
        same = not self._is_of_another_table()
        columns = {field: cleaned.get(f"column_{field}", "") for field in self._columns_meant()}
        of_all = {key.removeprefix("all_"): said for key, said in cleaned.items() if key.startswith("all_") and said}
        said = Described(
            cleaned["name"],
            kind,
            columns=columns,
            sheet=sheet,
            header_row=int(row) if row else None,
            header_rows=int(cleaned["header_rows"]) if cleaned["header_rows"] else None,
            of_all=of_all if same else {},
            areas_meant=self._areas_meant(),
            **{name: cleaned.get(name, "") for name in OF_FIGURES},
        )
        described = commands.describe_and_check(upload=self.upload, said=said, by=by, at=at)
        if same and cleaned.get("remember_as"):
            commands.remember_mapping(name=cleaned["remember_as"], upload=described, by=by, at=at)
        return described


def _said_of_all(field: Field, said: str) -> Any:
    """A box for what no column says; a choice is offered as its words."""
    if not field.choices:
        longest = min(field.longest, LONGEST_OF_ALL)
        return TextField(label=field.label, max_length=longest, required=False, initial=said)
    words_of = {value: word for word, value in reversed(field.choices)}
    offered = [("", "Each row says it"), *((word, word) for word in reversed(words_of.values()))]
    return forms.ChoiceField(label=field.label, choices=offered, required=False, initial=said)


def _fields_of(kind: DatasetKind) -> list[str]:
    ranked = [f"neighbour_{rank}" for rank in range(1, RANKS + 1)] if kind is DatasetKind.NEIGHBOURS else []
    return [field.key for field in OF_KIND[kind]] + ranked
