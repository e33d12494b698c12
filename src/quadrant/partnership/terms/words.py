"""The words of partnership: organisations, bodies, seats, roles, interests."""

from __future__ import annotations

from quadrant.audit.terms import Term


class OrganisationKind(Term):
    COUNCIL = "council"
    NHS = "nhs"
    POLICE = "police"
    FIRE = "fire"
    SCHOOL = "school"
    COLLEGE = "college"
    VCS = "vcs"
    SOCIAL_ENTERPRISE = "social_enterprise"
    BUSINESS = "business"
    OTHER = "other"
    NOT_KNOWN = "not_known"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "nhs": "NHS",
            "fire": "Fire and rescue",
            "school": "School or school trust",
            "college": "College or university",
            "vcs": "Voluntary or community organisation",
        }


class IdentifierScheme(Term):
    """Lists of organisations, by their org-id.guide codes."""

    COMPANY = "GB-COH"
    CHARITY = "GB-CHC"
    SCOTTISH_CHARITY = "GB-SC"
    NI_CHARITY = "GB-NIC"
    LOCAL_AUTHORITY = "GB-LAE"
    NHS = "GB-NHS"
    EDUCATION = "GB-EDU"
    OTHER = "XI-OWN"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "GB-COH": "Companies House (GB-COH)",
            "GB-CHC": "Charity Commission (GB-CHC)",
            "GB-SC": "Scottish Charity Register (GB-SC)",
            "GB-NIC": "Charity Commission for Northern Ireland (GB-NIC)",
            "GB-LAE": "Local authority, England (GB-LAE)",
            "GB-NHS": "NHS organisation (GB-NHS)",
            "GB-EDU": "Education establishment (GB-EDU)",
            "XI-OWN": "Our own number",
        }

    @property
    def form(self) -> tuple[str, str]:
        """What a number on this list looks like: as a pattern, and in words."""
        return {
            "GB-COH": (r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}R", "eight digits, or two letters and six digits"),
            "GB-CHC": (r"[1-9]\d{5,6}(-\d{1,3})?", "six or seven digits"),
            "GB-SC": (r"SC0\d{5}", "SC, a nought and five digits"),
            "GB-NIC": (r"NIC\d{6}", "NIC and six digits"),
            "GB-LAE": (r"[A-Z]{3}", "three letters"),
            "GB-NHS": (r"[A-Z0-9]{3,10}", "three to ten letters and digits"),
            "GB-EDU": (r"\d{5,6}", "five or six digits"),
            "XI-OWN": (r".{1,40}", "up to 40 characters"),
        }[self.value]


class BodyKind(Term):
    BOARD = "board"
    EXECUTIVE = "executive"
    THEME_BOARD = "theme_board"
    DELIVERY_GROUP = "delivery_group"
    COMMISSIONING_UNIT = "commissioning_unit"
    PANEL = "panel"
    COMMITTEE = "committee"
    DELEGATE = "delegate"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"delegate": "One person under delegation"}


class QuorumShare(Term):
    """A quorum as a share of the voting seats, rounded up to whole people."""

    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    MORE_THAN_HALF = "more_than_half"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "quarter": "A quarter of the voting seats",
            "third": "A third of the voting seats",
            "half": "Half of the voting seats",
            "more_than_half": "More than half of the voting seats",
        }

    def of(self, seats: int) -> int:
        """How many of so many seats that is: a quarter of 10 is 3, more than half of 10 is 6."""
        if self is QuorumShare.MORE_THAN_HALF:
            return seats // 2 + 1
        parts = {QuorumShare.QUARTER: 4, QuorumShare.THIRD: 3, QuorumShare.HALF: 2}[self]
        return -(-seats // parts)


class DecisionKind(Term):
    """What a decision is about; a body has a power for each kind that it may decide, up to a value."""

    GATE = "gate"
    NEEDS_ASSESSMENT = "needs_assessment"
    PRIORITIES = "priorities"
    CRITERIA = "criteria"
    BRIEF = "brief"
    STRATEGY = "strategy"
    BUDGET = "budget"
    FUNDING = "funding"
    AWARD = "award"
    WAIVER = "waiver"
    REVIEW = "review"
    FRAMEWORK = "framework"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "gate": "Open a gate of a cycle",
            "needs_assessment": "Approve a needs assessment",
            "priorities": "Agree commissioning priorities",
            "criteria": "Adopt criteria",
            "brief": "Approve a brief or option",
            "strategy": "Adopt a strategy",
            "budget": "Set a budget",
            "funding": "Fund proposals",
            "award": "Award an agreement",
            "waiver": "Waive a quality standard",
            "review": "Continue, improve, change or stop a service",
            "framework": "Adopt or review a framework",
        }


class Frequency(Term):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    TWO_MONTHLY = "two_monthly"
    QUARTERLY = "quarterly"
    TWICE_YEARLY = "twice_yearly"
    YEARLY = "yearly"
    AS_NEEDED = "as_needed"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"two_monthly": "Every two months", "twice_yearly": "Twice a year", "as_needed": "As needed"}

    @property
    def months(self) -> int:
        """How many months lie between two meetings; 0 where weeks do, or nothing is said."""
        return {"monthly": 1, "two_monthly": 2, "quarterly": 3, "twice_yearly": 6, "yearly": 12}.get(self.value, 0)

    @property
    def weeks(self) -> int:
        """How many weeks lie between two meetings; 0 where months do, or nothing is said."""
        return {"weekly": 1, "fortnightly": 2}.get(self.value, 0)


class NthWeekday(Term):
    """Which of its kind in a month a weekday is."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    FOURTH = "4"
    LAST = "5"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"1": "First", "2": "Second", "3": "Third", "4": "Fourth", "5": "Last"}


class MeetingWeekday(Term):
    """The days of the week on which a body may meet by rule."""

    MONDAY = "0"
    TUESDAY = "1"
    WEDNESDAY = "2"
    THURSDAY = "3"
    FRIDAY = "4"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"0": "Monday", "1": "Tuesday", "2": "Wednesday", "3": "Thursday", "4": "Friday"}


class Seat(Term):
    CHAIR = "chair"
    MEMBER = "member"
    NON_VOTING = "non_voting"
    ADVISER = "adviser"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"non_voting": "Member without a vote"}


VOTING_SEATS = frozenset({Seat.CHAIR, Seat.MEMBER})


class Role(Term):
    ADMINISTRATOR = "administrator"
    COMMISSIONER = "commissioner"
    ANALYST = "analyst"
    FINANCE = "finance"
    LEGAL = "legal"
    EQUALITIES = "equalities"
    PROCUREMENT = "procurement"
    MONITORING_OFFICER = "monitoring_officer"
    CONTRACT_MANAGER = "contract_manager"
    AUDITOR = "auditor"
    GROUP_MEMBER = "group_member"
    APPLICANT = "applicant"
    PROVIDER = "provider"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "finance": "Finance officer",
            "legal": "Legal officer",
            "equalities": "Equalities officer",
            "procurement": "Procurement officer",
            "group_member": "Member of a board or group",
        }


OUTSIDE_ROLES = frozenset({Role.APPLICANT, Role.PROVIDER})
CONSULTEE_ROLES = frozenset({Role.FINANCE, Role.LEGAL, Role.EQUALITIES, Role.PROCUREMENT})


def subject_key(subject: str) -> str:
    """What two spellings of one subject have in common: capitals and spaces do not tell subjects apart."""
    return " ".join(subject.split()).casefold()


class InterestKind(Term):
    DISCLOSABLE_PECUNIARY = "disclosable_pecuniary"
    OTHER_REGISTRABLE = "other_registrable"
    PERSONAL = "personal"
    ORGANISATIONAL = "organisational"
    PAST = "past"


class InterestEffect(Term):
    """What an interest of a kind does to the person who has it, hardest first."""

    LEAVES = "leaves"
    NO_VOTE = "no_vote"
    NOTED = "noted"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "leaves": "Leaves, sees nothing, gives no marks",
            "no_vote": "May stay, without a vote or marks",
            "noted": "Noted only",
        }


USUAL_EFFECTS = {
    InterestKind.DISCLOSABLE_PECUNIARY: InterestEffect.LEAVES,
    InterestKind.OTHER_REGISTRABLE: InterestEffect.LEAVES,
    InterestKind.PERSONAL: InterestEffect.NO_VOTE,
    InterestKind.ORGANISATIONAL: InterestEffect.NO_VOTE,
    InterestKind.PAST: InterestEffect.NOTED,
}

# First words of addresses that are not partnerships.
RESERVED_ADDRESSES = frozenset(
    "sign-in sign-out password invitation components healthz readyz static help accessibility demo frameworks "
    "your-work calendar api robots.txt favicon.ico account".split()
)
