"""The fields of a list of tenders as procurement portals write it."""

from quadrant.intake.fields.field import a_field
from quadrant.intake.terms import Holds

TENDERS = (
    a_field("title", "Title", "title|tender title|tender|tender name|notice title|project title|opportunity title|"
            "opportunity|procurement|procurement title|name|contract title", needed=True, longest=300,
            may_be_empty=False, must_say=True),
    a_field("system", "System", "system|portal|e tendering system|etendering portal|run in|platform", longest=100,
            for_all=True),
    a_field("reference", "Reference there", "reference|ref|tender reference|tender ref|notice reference|ocid|"
            "notice identifier|tender id|project id|procurement reference|procurement id|opportunity id|dn|"
            "dn reference|notice id|reference number|tender number|tender no|tender reference number|procurement ref|"
            "project reference|project ref|opportunity reference|contract reference|contract ref", longest=100),
    a_field("link", "Link to its notice", "link|url|notice|notice link|notice url|web address|link to notice",
            longest=1000),
    a_field("route", "Route to market", "route|route to market|procedure|procedure type|procurement procedure|"
            "procurement route|tender procedure|type of procedure", longest=200),
    a_field("opened_on", "Notice published", "published|notice published|published date|publication date|"
            "date published|opening date|opened|issue date|date issued|advert date|start of tender|tender start date",
            holds=Holds.DAY),
    a_field("closes_on", "Bids due by", "closing date|closes|close date|closed|deadline|bids due by|tender deadline|"
            "submission deadline|return date|tender return date|tender closing date|deadline for bids|tender end date|"
            "closing|tender return deadline|return deadline|deadline for return|deadline for tenders|"
            "deadline for submissions|tender submission deadline|closing date and time|deadline date|bid deadline",
            holds=Holds.DAY),
    a_field("bids", "Bids received", "bids|bids received|number of bids|tenders received|number of tenders|"
            "number of bids received|submissions|submissions received|responses|no of submissions|"
            "number of submissions|no of bids|no of bids received|no of tenders|no of tenders received|"
            "number of tenders received|number of responses|no of responses", holds=Holds.WHOLE),
    a_field("awarded_on", "Awarded", "awarded on|award date|date awarded|date of award|awarded date|awarded",
            holds=Holds.DAY),
    a_field("awarded_to", "Awarded to", "awarded to|winner|successful supplier|successful bidder|awarded supplier|"
            "supplier|supplier name|contractor|provider", longest=2000),
    a_field("value", "Value awarded", "value|award value|awarded value|value awarded|contract value|total value|"
            "value of award", holds=Holds.MONEY),
    a_field("estimate", "Estimated value", "estimated value|estimate|estimated contract value|estimated total value|"
            "value estimate|budget", holds=Holds.MONEY),
    a_field("status", "Status", "status|stage|tender status|current status|state", longest=200),
    a_field("note", "Note", "note|notes|comments|comment", longest=5000, holds=Holds.LONG_TEXT),
)  # fmt: skip
