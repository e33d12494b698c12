"""Links that begin and end, some with a share: said anew as a whole, while those that still hold stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models

from quadrant.audit.terms import insist
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows

WHOLE = Decimal(100)


class LinkRows(TenantRows):
    def standing(self) -> LinkRows:
        """Those that have not ended."""
        return self.filter(unlinked_at=None)


class Link(OfPartnership):
    """One record linked to another since a moment; a link that ended stays with its end."""

    linked_at = models.DateTimeField()
    unlinked_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(LinkRows)()

    class Meta:
        abstract = True


class ShareLink(Link):
    """A link that carries a `share`, in per cent: the standing shares of one record add to 100."""

    share = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        abstract = True
        ordering = ["-share", "pk"]


def insist_whole(shares: Iterable[Decimal], *, field: str = "shares") -> None:
    """Refuse unless every share is more than 0 and together they add to 100 per cent."""
    listed = list(shares)
    insist(all(share > 0 for share in listed), "A share is more than 0 per cent.", field=field)
    total = sum(listed, Decimal(0))
    insist(total == WHOLE, f"The shares add to {total.normalize():f}, and must add to 100.", field=field)


def link_anew(
    links: Any, of: Mapping[str, Any], to: str, wanted: Mapping[Any, Decimal | None], *, at: datetime
) -> None:
    """Make the links of one record these and no others; part of an act.

    `links` is the model, `of` names its key to the record, `to` its key to what is linked; `wanted` gives each of those
    its share, or None where links have none. What holds already is left alone, what does not ends.
    """
    left = {row.pk: (row, share) for row, share in wanted.items()}
    for link in links.objects.standing().select_for_update().filter(**of):
        number = getattr(link, f"{to}_id")
        if number in left and left[number][1] == getattr(link, "share", None):
            del left[number]
            continue
        link.unlinked_at = at
        link.save()
    for row, share in left.values():
        shared = {} if share is None else {"share": share}
        links(**of, **{to: row}, linked_at=at, **shared).save()


def shares_in_words(shares: Mapping[Any, Decimal]) -> str:
    """Children are safe 60%, Homes are warm 40%."""
    return ", ".join(f"{row} {share.normalize():f}%" for row, share in shares.items())
