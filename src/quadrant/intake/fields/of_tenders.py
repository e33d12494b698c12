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
            "dn reference|notice id|reference number", longest=100),
    a_field("link", "Link to its notice", "link|url|notice|notice link|notice url|web address|link to notice",
            longest=1000),
    a_field("route", "Route to market", "route|route to market|procedure|procedure type|procurement procedure|"
            "procurement route|tender procedure|type of procedure", longest=200),
    a_field("opened_on", "Notice published", "published|notice published|published date|publication date|"
            "date published|opening date|opened|issue date|date issued|advert date|start of tender|tender start date",
            holds=Holds.DAY),
    a_field("closes_on", "Bids due by", "closing date|closes|close date|closed|deadline|bids due by|tender deadline|"
            "submission deadline|return date|tender return date|tender closing date|deadline for bids|tender end date|"
            "closing", needed=True, holds=Holds.DAY),
    a_field("bids", "Bids received", "bids|bids received|number of bids|tenders received|number of tenders|"
            "number of bids received|submissions|submissions received|responses", holds=Holds.WHOLE),
    a_field("awarded_on", "Awarded", "awarded on|award date|date awarded|date of award|awarded date|awarded",
            holds=Holds.DAY),
    a_field("awarded_to", "Awarded to", "awarded to|winner|successful supplier|successful bidder|awarded supplier|"
            "supplier|supplier name|contractor|provider", longest=200),
    a_field("value", "Value awarded", "value|award value|awarded value|value awarded|contract value|total value|"
            "value of award|estimated value", holds=Holds.MONEY),
    a_field("note", "Note", "note|notes|status|comments|comment|stage", longest=5000, holds=Holds.LONG_TEXT),
)  # fmt: skip
