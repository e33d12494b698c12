"""Lists of records, as views declare them: search, filters, sort, page size and downloads stay in the address.

A view makes a `Table`, gives `table.download(request)` the first word, and renders `table.page(request)`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import FileResponse, HttpRequest

from quadrant.web.design.downloads import answer
from quadrant.web.design.listing import Column, Empty, Filter, Kind, Listing, Row
from quadrant.web.design.table_pages import TablePage, page_of

__all__ = ["Column", "Empty", "Filter", "Kind", "Table", "TablePage"]


@dataclass(eq=False)
class Table(Listing[Row]):
    """A list with its page and its files."""

    def page(self, request: HttpRequest) -> TablePage:
        """The page that the address asks for, every word of it ready."""
        return page_of(self, request)

    def download(self, request: HttpRequest) -> FileResponse | None:
        """The whole filtered list as a file when the address asks for one (`?download=csv`), else None."""
        return answer(self, request) if self.downloads and f"{self.prefix}download" in request.GET else None
