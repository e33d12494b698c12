"""The fields of budget monitoring, by the names that finance systems and their report writers give them."""

from quadrant.intake.fields.field import a_field
from quadrant.intake.terms import Holds

MONEY = Holds.MONEY_EITHER_WAY
TO_DATE = ("ytd", "to date", "year to date", "cumulative")
WHOLE_YEAR = ("full year", "annual", "year", "total", "fy", "for year", "for the year")


def _of(span: tuple[str, ...], names: str) -> str:
    """Each name with each word for a span of time before it and after it: "ytd actual", "actual ytd"."""
    return "|".join(f"{word} {name}|{name} {word}" for word in span for name in names.split("|"))


COST_CENTRE = (
    "cost centre|cost centre code|cost centre no|cost centre number|cost centre id|cost centre ref|cost center|"
    "cost center code|cost ctr|costcentre|costc|cost c|cc|cc code|costcode|cost code|responsibility centre"
)
COST_CENTRE_NAME = (
    "cost centre name|cost centre description|cost centre desc|cost centre t|cost centre title|cost centre text|"
    "costc t|cost center name|cost center description|cost ctr description|cc name|cc description|cc desc|"
    "cost code description|responsibility centre name|description of cost centre"
)
ACCOUNT = (
    "account|account code|account no|account number|account id|acct|acc|subjective|subjective code|subj|subj code|"
    "detail|detail code|nominal|nominal code|nominal account|gl account|gl code|g l account|natural account|"
    "ledger code|cost element|cost elem|expense code|expenditure code"
)
ACCOUNT_NAME = (
    "account name|account description|account desc|account title|account t|acct description|subjective name|"
    "subjective description|subjective desc|detail description|detail code description|nominal description|"
    "nominal name|gl account description|gl description|natural account description|cost element name|"
    "cost element description|cost elem description|cost elem descr|ledger description|expense description|"
    "description"
)
PERIOD = (
    "period|accounting period|fiscal period|posting period|period no|period number|period name|month|to period|"
    "reporting period|period to|monitoring period|month no|month end"
)
ORIGINAL = (
    "original budget|original|budget original|original estimate|approved estimate|base budget|budget base|"
    "initial budget|opening budget|approved budget|original annual budget|original budget for year|org bud|"
    "orig budget"
)
BUDGET = (
    "budget|current budget|revised budget|latest budget|working budget|amended budget|adjusted budget|"
    "budget current|budget revised|revised estimate|latest approved budget|lab|rev bud|revised annual budget|"
    "current annual budget|budget this year|plan|plan costs"
)
PROFILED = "profile|profiled|profiled budget|period budget|budget profile|phased budget|budget phased"
ACTUAL = (
    "actual|actuals|spend|expenditure|actual spend|net actual|actual expenditure|actual costs|act costs|"
    "net expenditure|net spend|posted|actual amount|spent|amount spent|actual and accruals|actual incl accruals"
)
COMMITMENTS = (
    "commitments|commitment|committed|orders|open orders|outstanding orders|encumbrance|encumbrances|"
    "po commitments|purchase orders|outstanding commitments|committed spend|on order"
)
FORECAST = (
    "forecast|outturn|projection|forecast outturn|outturn forecast|projected outturn|predicted outturn|"
    "estimated outturn|expected outturn|year end forecast|forecast year end|year end projection|forecast spend|"
    "projected spend|latest forecast|forecast expenditure|probable outturn"
)
VARIANCE = (
    "variance|forecast variance|outturn variance|projected variance|variance forecast|variance outturn|"
    "year end variance|variance at year end|variance to budget|over under spend|under over spend|over under|"
    "under over|overspend underspend|forecast over under spend|var"
)

MONITORING = (
    a_field("cost_centre", "Cost centre", COST_CENTRE, needed=True, longest=60, may_be_empty=False, must_say=True),
    a_field("cost_centre_name", "Cost centre's name", COST_CENTRE_NAME),
    a_field("account", "Account", ACCOUNT, longest=60),
    a_field("account_name", "Account's name", ACCOUNT_NAME),
    a_field(
        "year",
        "Financial year",
        "year|financial year|fiscal year|fin year|fy|budget year|accounting year",
        holds=Holds.YEAR,
        for_all=True,
    ),
    a_field("period", "Accounting period", PERIOD, longest=60, for_all=True),
    a_field("original_budget", "Original budget", ORIGINAL, holds=MONEY),
    a_field(
        "budget",
        "Current budget",
        f"{BUDGET}|{_of(WHOLE_YEAR, 'budget|current budget|revised budget|latest budget')}",
        holds=MONEY,
    ),
    a_field(
        "profiled", "Budget to date", f"{PROFILED}|{_of(TO_DATE, 'budget|profile|profiled budget|plan')}", holds=MONEY
    ),
    a_field("actual", "Actual to date", f"{ACTUAL}|{_of(TO_DATE, ACTUAL)}", needed=True, holds=MONEY),
    a_field("commitments", "Commitments", f"{COMMITMENTS}|{_of(TO_DATE, 'commitments')}", holds=MONEY),
    a_field("forecast", "Forecast outturn", f"{FORECAST}|{_of(WHOLE_YEAR, FORECAST)}", holds=MONEY),
    a_field("variance", "Variance as the file has it", f"{VARIANCE}|{_of(WHOLE_YEAR, 'variance')}", holds=MONEY),
)
