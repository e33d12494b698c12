"""Papers out: reports, agendas, minutes and packs, once described, then written as a page, as Word or as PDF."""
