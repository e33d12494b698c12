"""The fields of lists that councils keep beside their registers: services, organisations, people and bodies, budgets of
funds, the committee calendar.

A field `for_all` may be said once for every row, where the file has no column of it.
"""

from quadrant.analyse.services.terms import Duty
from quadrant.cycle.terms import Level, Tier
from quadrant.intake.fields.field import a_field, labelled
from quadrant.intake.terms import Holds
from quadrant.partnership.terms import BodyKind, OrganisationKind, Role, Seat
from quadrant.plan.funds.terms import Nature, StreamKind

TIERS = tuple((tier.value.capitalize(), tier.value) for tier in Tier)
LEVELS = tuple((level.value.capitalize(), level.value) for level in Level)
DUTIES = (
    ("Must", "must"), ("Mixed", "mixed"), ("May", "may"), *labelled(*Duty), ("statutory", "must"), ("yes", "must"),
    ("non-statutory", "may"), ("not statutory", "may"), ("discretionary", "may"), ("no", "may"), ("partly", "mixed"),
    ("stat", "must"), ("statutory service", "must"), ("statutory duty", "must"), ("mandatory", "must"),
    ("non-stat", "may"), ("non stat", "may"), ("nonstat", "may"), ("non statutory", "may"),
    ("non-statutory service", "may"), ("non statutory service", "may"), ("discretionary service", "may"),
    ("part statutory", "mixed"), ("partly statutory", "mixed"),
)  # fmt: skip
KINDS = labelled(
    *OrganisationKind, charity="vcs", voluntary="vcs", local_authority="council", company="business",
    community_interest_company="social_enterprise", cic="social_enterprise", academy="school", college="college",
    university="college", cio="vcs", vcse="vcs", registered_charity="vcs", charitable_company="vcs",
    voluntary_sector="vcs", community_group="vcs", community_organisation="vcs", limited_company="business",
    private_limited_company="business", plc="business", llp="business", sole_trader="business",
    charitable_incorporated_organisation="vcs", unknown="not_known",
)  # fmt: skip
# One column for whichever number there is.
BOTH_NUMBERS = (
    "charity co no|charity company no|charity company number|charity or company number|charity or company no|"
    "company charity number|company charity no|company or charity number|company or charity no|charity no co no|"
    "charity no company no|charity number company number|charity and co no|charity and company number|"
    "charity and company no|charity company nos|charity co number|charity co reg no|charity company reg no"
)
STREAMS = labelled(*StreamKind, core_budget="core", base_budget="core", capital="capital_programme", income="charge")

SERVICES = (
    a_field("name", "Name", "name|service|service name|title|name of service|location name", needed=True,
            longest=150, may_be_empty=False, must_say=True),
    a_field("kind", "Type of service", "type|service type|type of service|kind|category|care type", needed=True,
            longest=80, may_be_empty=False, must_say=True, for_all=True),
    a_field("provider", "Provider", "provider|provider name|organisation|delivered by|run by|supplier|managed by|"
            "provider organisation", needed=True, may_be_empty=False, must_say=True, for_all=True),
    a_field("client_group", "Whom it is for", "client group|whom it is for|who it is for|user group|users group|"
            "target group|for whom|cohort", needed=True, longest=120, may_be_empty=False, must_say=True, for_all=True),
    a_field("tier", "Tier", "tier|universal targeted or specialist", needed=True, may_be_empty=False, must_say=True,
            holds=Holds.CHOICE, choices=TIERS, for_all=True),
    a_field("duty", "Whether the law requires it", "duty|statutory|statutory duty|statutory y n|"
            "stat non stat|statutory non statutory|statutory or not|stat", needed=True,
            may_be_empty=False, must_say=True, holds=Holds.CHOICE, choices=DUTIES, for_all=True),
    a_field("legal_basis", "Legal basis", "legal basis|law|act|statutory basis|legislation", longest=2000,
            holds=Holds.LONG_TEXT, for_all=True),
    a_field("level", "Level", "level|commissioning level", holds=Holds.CHOICE, choices=LEVELS, for_all=True),
    a_field("reference", "Reference", "reference|ref|cqc id|cqc location id|location id|unique reference number|urn|"
            "service id|service reference|id", longest=60),
    a_field("as_users_say", "What it is", "description|about|what it is|what it does|details|summary|"
            "service description", longest=5000, holds=Holds.LONG_TEXT),
    a_field("address", "Address", "address|full address|location", longest=300),
    a_field("postcode", "Postcode", "postcode|post code", longest=10),
    a_field("area", "Locality or ward", "area name|area|ward|ward name|locality|network|neighbourhood|"
            "patch"),
    a_field("capacity", "Capacity in a year", "capacity|places|beds|number of places|maximum", holds=Holds.WHOLE),
    a_field("volume", "Used in a year", "volume|used|users|people supported|activity|take up|number of users",
            holds=Holds.WHOLE),
    a_field("unit", "Counted in", "unit|counted in|unit of measure|measured in", longest=60, for_all=True),
    a_field("minimum_standard", "Minimum standard", "minimum standard|standard", longest=2000, holds=Holds.LONG_TEXT),
    a_field("local_choice", "What is decided here", "local choice|what is decided here|local policy", longest=2000,
            holds=Holds.LONG_TEXT),
    a_field("quality", "Quality", "quality|rating|ofsted rating|cqc rating|overall rating"),
    a_field("cost", "Cost in a year", "cost|annual cost|cost per year|yearly cost|budget|spend|funding|amount",
            holds=Holds.MONEY, a_year=True),
    a_field("funder", "Paid by", "paid by|funder|funded by|commissioner|commissioned by|who pays|payer", for_all=True),
    a_field("source", "Paid from", "paid from|fund|funding source|source of funding|budget name|grant", longest=120,
            for_all=True),
    a_field("year", "Financial year of the cost", "year|financial year|year of cost", holds=Holds.YEAR, for_all=True),
)  # fmt: skip
ORGANISATIONS = (
    a_field("name", "Name", "name|organisation|organisation name|charity name|provider|provider name|company name|"
            "supplier|supplier name|legal name", needed=True, may_be_empty=False, must_say=True),
    a_field("kind", "Kind", "kind|type|organisation type|charity type|organisation kind|legal form|sector",
            for_all=True),
    a_field("charity_number", "Charity number", "charity number|registered charity number|charity no|"
            "charity registration number", longest=40),
    a_field("company_number", "Company number", "company number|companies house number|company no|"
            "charity company registration number|company registration number|crn", longest=40),
    a_field("public_number", "Charity or company number", BOTH_NUMBERS, longest=60),
    a_field("nhs_code", "NHS code", "nhs code|ods code|organisation code|practice code", longest=40),
    a_field("education_number", "Number of the education establishment", "urn|unique reference number|edubase number",
            longest=40),
    a_field("is_partner", "Partner", "partner|is partner|partner y n|member of the partnership", holds=Holds.YES_NO,
            for_all=True),
)  # fmt: skip
PEOPLE = (
    a_field("name", "Name", "name|full name|person|member|officer|contact name", needed=True, longest=120,
            may_be_empty=False, must_say=True),
    a_field("mail", "E-mail address", "email|e mail|mail|email address|e mail address|contact email", needed=True,
            longest=254, may_be_empty=False, must_say=True, holds=Holds.MAIL),
    a_field("organisation", "Organisation", "organisation|organisation name|employer|company|agency|representing|"
            "acts for", for_all=True),
    a_field("role", "Role in Quadrant", "role|quadrant role|access|user type", holds=Holds.CHOICE,
            choices=labelled(*Role), for_all=True),
    a_field("body", "Body", "body|board|committee|group|meeting|board name|committee name", longest=150,
            for_all=True),
    a_field("body_kind", "Kind of body", "kind of body|body type|type of body", holds=Holds.CHOICE,
            choices=labelled(*BodyKind), for_all=True),
    a_field("seat", "Seat", "seat|seat on body|membership|position|capacity", holds=Holds.CHOICE,
            choices=labelled(*Seat, chairman="chair", chairperson="chair", voting_member="member",
                              non_voting_member="non_voting", observer="adviser"), for_all=True),
    a_field("from_on", "From", "from|start|start date|since|appointed|date appointed", holds=Holds.DAY, for_all=True,
            month_as="first"),
)  # fmt: skip
BUDGETS = (
    a_field("fund", "Fund", "fund|fund name|budget name|grant|name of fund|funding stream|budget line", needed=True,
            longest=150, may_be_empty=False, must_say=True, for_all=True),
    a_field("year", "Financial year", "year|financial year|budget year", needed=True, may_be_empty=False, must_say=True,
            holds=Holds.YEAR, for_all=True),
    a_field("amount", "Budget", "budget|amount|budget amount|allocation|value|annual budget|total|approved budget",
            needed=True, may_be_empty=False, must_say=True, holds=Holds.MONEY, a_year=True),
    a_field("provisional", "Provisional", "provisional|is provisional|indicative|draft", holds=Holds.YES_NO,
            for_all=True),
    a_field("stream", "Where the money comes from", "funding source|source|stream|source of funding|funding type|"
            "where the money comes from", holds=Holds.CHOICE, choices=STREAMS, for_all=True),
    a_field("nature", "Revenue or capital", "nature|revenue or capital|capital or revenue|type", holds=Holds.CHOICE,
            choices=labelled(*Nature), for_all=True),
    a_field("owner", "Whose fund it is", "owner|organisation|owned by|accountable body|holder|budget holder",
            for_all=True),
)  # fmt: skip
MEETINGS = (
    a_field("body", "Body", "body|committee|board|committee name|board name|group|name of committee|meeting|"
            "meeting name", needed=True, longest=150, may_be_empty=False, must_say=True, for_all=True),
    a_field("meets_on", "Day", "date|day|meeting date|date of meeting|on", needed=True, may_be_empty=False,
            must_say=True, holds=Holds.DAY),
    a_field("meets_at", "Start", "time|start|start time|starts|begins|time of meeting|at", needed=True,
            may_be_empty=False, must_say=True, holds=Holds.TIME, for_all=True),
    a_field("venue", "Place", "place|venue|location|room|where", for_all=True),
)  # fmt: skip
