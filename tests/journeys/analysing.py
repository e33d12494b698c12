"""Analyse: from the indicator to ranked priorities."""

from __future__ import annotations

from datetime import date

from quadrant.analyse.needs.terms import Part
from tests.journeys.deciding import decided
from tests.journeys.herefordshire import Round


def indicators_chosen(walk: Round) -> None:
    """Ann finds an imported indicator, reads it, and says which outcome it serves."""
    ann, cycle = walk["Ann"], walk.cycle
    ann.see("indicators/")
    ann.act("outcomes/new/", {"name": "Children get help in time", "population": "Children with special needs"})
    walk.made["outcome"] = ann.number
    ann.act(f"cycles/{cycle}/outcomes/", {"outcomes": [str(walk.made["outcome"])]})
    ann.see(f"cycles/{cycle}/indicators/?q=plans+issued+within+20+weeks+excluding")
    choose = ann.visit.page.locator("main button[name='choose']")
    walk.made["indicator"] = int(choose.first.get_attribute("value") or 0)
    with ann.visit.page.expect_navigation():
        choose.first.click()
    ann.see(f"indicators/{walk.made['indicator']}/", "Herefordshire", "England")


def need_stated(walk: Round) -> None:
    """A need with the real figure behind it, and the outcome that meeting it serves; finance may only read it."""
    ann = walk["Ann"]
    said = {
        "statement": "Children wait more than twenty weeks for a plan",
        "who": "Children with special educational needs",
        "how_many": "140",
        "severity": "serious",
        "area": "Herefordshire",
        "trend": "worsening",
        "met": "partly",
        "gap": "Two educational psychologists for the whole county.",
    }
    ann.act(f"cycles/{walk.cycle}/needs/new/", said)
    need = walk.made["need"] = ann.number
    ann.see(f"needs/{need}/evidence/figure/?indicator={walk.made['indicator']}")
    ann.choose_last("figure")
    ann.send("Take this figure")
    ann.act(f"needs/{need}/outcomes/", {f"share_{walk.made['outcome']}": "100"})
    walk["Fiona"].see(f"needs/{need}/", "Children wait more than twenty weeks")
    walk["Fiona"].is_refused(f"needs/{need}/change/", 403)


def assessment_approved(walk: Round) -> None:
    """Ann writes the assessment and puts it to the Management Group, which approves it."""
    ann = walk["Ann"]
    said = {"title": "Special needs 2026", "kind": "topic", "next_review_on": date(2027, 11, 1)}
    ann.act(f"cycles/{walk.cycle}/needs-assessments/new/", {**said, **{part.value: f"{part.label}." for part in Part}})
    paper = ann.number
    ann.act(f"needs-assessments/{paper}/put/", {"body": "Management Group"})
    ann.see(f"needs-assessments/{paper}/")
    report = ann.links(r"^reports/\d+/")[0]
    walk.made["meeting"] = decided(walk, "Ann", int(report.split("/")[1]), "Management Group")
    ann.see(f"needs-assessments/{paper}/", "Approved")


def priorities_ranked(walk: Round) -> None:
    """Clara proposes two, puts each to the framework's tests, marks them and has the order agreed."""
    clara, need = walk["Clara"], walk.made["need"]
    for title, marks in (("Plans in time", "3"), ("Quicker advice to schools", "1")):
        said = {"title": title, "reason": "Every week of waiting is a week out of school.", f"share_{need}": "100"}
        clara.act(f"cycles/{walk.cycle}/priorities/new/", {**said, "lead": "Herefordshire Council", "years": "2"})
        one = clara.number
        walk.made.setdefault("priority", one)
        clara.see(f"priorities/{one}/tests/")
        for box in clara.visit.page.locator("main input[type='radio'][value='yes']").all():
            box.check()
        clara.fill_every("[name$='_reason']", "As the assessment shows")
        clara.send()
        clara.see(f"priorities/{one}/marks/")
        for box in clara.visit.page.locator(f"main input[type='radio'][value='{marks}']").all():
            box.check()
        clara.fill_every("[name$='_reason']", "As the figures show")
        clara.send()
    clara.act(f"cycles/{walk.cycle}/priorities/rank/", {"note": "Management Group, 16 November 2026"})
    walk["Fiona"].is_refused(f"cycles/{walk.cycle}/priorities/rank/", 403)
    clara.see(f"cycles/{walk.cycle}/priorities/", "Plans in time")
