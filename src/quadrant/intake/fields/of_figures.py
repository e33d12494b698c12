"""The fields of figures, of their definitions, of statistical neighbours and of places."""

from quadrant.intake.fields.field import a_field

FIGURES = (
    a_field(
        "indicator",
        "Indicator",
        "short desc|short description|indicator|indicator name|indicator id|indicator key|indicator code|measure short|"
        "measure code|series|series code|kpi|metric|short code|data series|performance measure|performance indicator|"
        "indicator description|measure description|kpi description|kpi name|measure or indicator",
        needed=True,
    ),
    a_field("name", "Indicator's full name", "data item|indicator title|full name|long name|measure name|title"),
    a_field("measure", "Measure", "measure|measure type|statistic|value type"),
    a_field("unit", "Unit", "unit|units|unit of measure|y axis name"),
    a_field(
        "area",
        "Area's name",
        "la and regions|la and region|area name|area|local authority|la name|authority|council|place|geography|"
        "geography name|la|region or la|where|district|local authority name|areaname",
    ),
    a_field(
        "area_code",
        "Area's GSS code",
        "area code|gss code|gss|ons code|geography code|la code|lad code|local authority code|areacode|ecode|"
        "new la code|utla code|ltla code",
    ),
    a_field("area_number", "Council's DfE number", "la number|la num|dfe number|dfe code|old la code|lea number|la no"),
    a_field(
        "period",
        "Period",
        "years|year|period|time period|date|time|quarter|month|financial year|academic year|when|timeperiod|year label",
        needed=True,
    ),
    a_field("period_part", "Quarter, month or term of that year", "part of the year|part of year"),
    a_field(
        "value",
        "Value",
        "values|value|figure|figures|result|amount|rate|percentage|per cent|%|number|observation|data|score|obs value|"
        "rate %|value %|percentage %|result %|rate per cent|value per cent|actual|actuals|outturn|performance",
        needed=True,
    ),
    a_field("numerator", "Numerator", "numerator|count|events|cases"),
    a_field("denominator", "Denominator", "denominator|population|out of|base"),
    a_field("breakdown", "Group", "inequality|breakdown|group|category|subgroup|characteristic"),
    a_field("dimension", "What the group is of", "dimension|breakdown type|category type|group type|breakdown by"),
    a_field("by_age", "Age", "age|age group|age band|age groups|ages"),
    a_field("by_ethnicity", "Ethnicity", "ethnicity|ethnic group|ethnic background|race|ethnic origin"),
    a_field("by_sex", "Sex", "sex|gender"),
    a_field("by_disability", "Disability", "disability|disability category|disability status|disabled"),
    a_field("by_religion", "Religion", "religion|religion or belief|religious affiliation|faith"),
    a_field("by_local_area", "Local area", "local area|locality|neighbourhood|sub area|network"),
    a_field("by_sexual_orientation", "Sexual orientation", "sexual orientation|sexuality"),
    a_field(
        "by_learning_difficulty",
        "Learning difficulty",
        "learning difficulty|learning disability|sen|send|sen status|sen provision|special educational needs",
    ),
    a_field(
        "by_care_status",
        "Looked-after status",
        "looked after status|looked after|care status|in care|child in care|care experienced",
    ),
    a_field(
        "by_risk_of_criminality",
        "Risk of criminality",
        "risk of criminality|risk of offending|offending|youth justice status|known to youth justice",
    ),
    a_field(
        "by_deprivation",
        "Deprivation",
        "deprivation|deprivation decile|deprivation quintile|imd decile|imd quintile|idaci decile|idaci quintile",
    ),
    a_field("note", "Note", "note|notes|value note|footnote|comment|comments|remarks"),
    a_field("period_from", "First day of the period", "date from|period from|period start|from date|start of period"),
    a_field("period_to", "Last day of the period", "date to|period to|period end|to date|end of period"),
    a_field("period_type", "Kind of period", "period type|type of period"),
    a_field("age_from", "Youngest age", "age from years inclusive|age from|min age|minimum age|youngest"),
    a_field("age_to", "Oldest age", "age to years inclusive|age to|max age|maximum age|oldest"),
    a_field("deprivation_of", "What the deprivation decile is of", "deprivation category|deprivation type"),
    a_field("topic", "Topic", "topic|theme|domain"),
    a_field("source", "Source", "source|data source|source of data|publisher|published by"),
)
DEFINITIONS = (
    a_field(
        "key",
        "Indicator's key in files of figures",
        "measure short|short desc|short description|indicator key|key|series|short code|indicator code|indicator id",
        needed=True,
    ),
    a_field("name", "Name", "measure|name|indicator|indicator name|measure name|full name|title", needed=True),
    a_field("title", "Longer title", "chart title|long name|indicator title|chart heading"),
    a_field("topic", "Topic", "topic|theme|domain|category|subject"),
    a_field("polarity", "Polarity", "polarity|direction|good is|better is|which way is good"),
    a_field("unit", "Unit", "y axis name|unit|units|unit of measure|axis|axis label"),
    a_field("definition", "Definition", "description|definition|meaning|what it measures"),
    a_field("methodology", "Methodology", "methodology|method|technical notes|how it is made"),
    a_field(
        "source", "Source", "data owner do supplier and contact details|data owner|source|owner|supplier|publisher"
    ),
    a_field("link", "Link", "hyperlink s|hyperlink|hyperlinks|link|url|web address|address"),
    a_field("frequency", "Frequency", "year type|frequency|period type|how often"),
    a_field("decimals", "Decimal places", "dps|decimals|decimal places|dp"),
    a_field("updated_on", "Last updated", "last update|last updated|updated|date updated"),
    a_field("next_on", "Next update", "next update|next updated|next due"),
)
NEIGHBOURS = (
    a_field("area", "Area's name", "la name|area name|area|local authority|name|council|authority|place"),
    a_field("area_code", "Area's GSS code", "area code|gss code|gss|ons code|la code|code"),
    a_field("area_number", "Council's DfE number", "la num|la number|dfe number|dfe code|number|la no|old la code"),
)
BOUNDARIES = (
    a_field("area_code", "Area's GSS code", "area code|gss code|code|gss|ons code|geography code|id|areacode"),
    a_field("area", "Area's name", "area name|name|areaname|ward|ward name|lsoa name|locality|n|label|title"),
    a_field("inside", "The area it lies in", "lies in|inside|district|local authority|lad name|council"),
)
LOOKUP = (
    a_field("smaller", "The smallest area", "lsoa|lsoa code|oa|smaller|smaller area|child|area code", needed=True),
    a_field("middle", "The area in between", "ward|ward code|msoa|msoa code|middle|middle area"),
    a_field(
        "larger",
        "The largest area",
        "district|larger|larger area|lies in|inside|parent|local authority code|la code|lad code",
        needed=True,
    ),
)
