"""Odd dates of a programme are said and block nothing."""

from __future__ import annotations

from quadrant.cycle.framework.programme import WarningKind, programme_warnings
from tests.cycle.framework.files import small

_PROGRAMME = """programme:
  name: Building the arrangements
  phases:
    - key: first
      number: 1
      name: First phase
      starts: {kind: month, value: 2006-07, text: July 2006}
      ends: {kind: month, value: 2006-11, text: November 2006}
      actions:
        - key: manager
          name: Appoint a manager
          due: {kind: month, value: 2006-09, text: September 2006}
          after: [second.money]
          tasks:
            - {key: advert, text: Advertise the post}
            - {key: appoint, text: Appoint, due: {kind: season, value: winter 2007, text: winter 2007}}
    - key: second
      number: 2
      name: Second phase
      starts: {kind: month, value: 2006-11, text: November 2006}
      ends: {kind: tbc, value: 2007-01/2007-03, text: January or March 2007}
      actions:
        - key: money
          name: Agree the money
          due: {kind: month, value: 2006-11, text: November 2006}
        - key: use
          name: Use the framework
          due: {kind: month, value: 2006-10, text: October 2006}
        - key: lead
          name: Name lead commissioners
          due: {kind: month, value: 2006-11, text: November 2006}
          after: [second.money, third.audit, third.report]
    - key: third
      number: 3
      name: Third phase
      ends: {kind: tbc, text: to be confirmed}
      actions:
        - key: audit
          name: Audit
          due: {kind: exact, value: 2007-04-30, text: 30 April 2007}
        - key: report
          name: Report
          due: {kind: tbc, text: not known}
          after: [third.audit]
windows:
"""


def test_late_predecessors_and_dates_outside_their_phase_are_said() -> None:
    programme = small(("windows:\n", _PROGRAMME)).programme
    assert programme is not None
    assert [(warning.kind, warning.place, warning.sentence) for warning in programme_warnings(programme)] == [
        (
            WarningKind.LATE_PREDECESSOR,
            "first.manager",
            "'Appoint a manager' is due September 2006, but waits for 'Agree the money', due November 2006.",
        ),
        (
            WarningKind.OUT_OF_PHASE,
            "first.manager.appoint",
            "'Appoint' is due winter 2007, after its phase 'First phase' ends (November 2006).",
        ),
        (
            WarningKind.OUT_OF_PHASE,
            "second.use",
            "'Use the framework' is due October 2006, before its phase 'Second phase' starts (November 2006).",
        ),
        (
            WarningKind.LATE_PREDECESSOR,
            "second.lead",
            "'Name lead commissioners' is due November 2006, but waits for 'Audit', due 30 April 2007.",
        ),
    ]
