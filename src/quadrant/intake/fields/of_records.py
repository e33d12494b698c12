"""The fields of records: a council's contracts register, and its spend over £500.

The headers are those of the Transparency Code's lists and of registers as councils keep them.
"""

from quadrant.do.agreements.terms import Form
from quadrant.intake.fields.field import a_field, labelled
from quadrant.intake.fields.of_lists import BOTH_NUMBERS, KINDS
from quadrant.intake.terms import Holds

FORMS = labelled(*Form, sla="internal", pooled="partnership", call_off="framework")

CONTRACTS = (
    a_field(
        "title",
        "Title",
        "title|contract title|title of agreement|agreement title|contract name|contract|agreement|name of contract|"
        "contract description|title of contract|service|service title|project title|tender title|short description|"
        "what the grant is for|what is the grant for|what grant is for|grant for|grant title|title of grant|"
        "grant purpose|purpose of grant|purpose of the grant|purpose of award",
        stands_in="project|project name|name of project|purpose",
        needed=True,
        longest=300,
        may_be_empty=False,
    ),
    a_field(
        "supplier",
        "Supplier",
        "supplier|supplier name|suppliers|supplier s|provider|provider name|contractor|contractor name|vendor|"
        "vendor name|awarded to|awarded supplier|supplier name and details|successful supplier|company|company name|"
        "beneficiary name|name of supplier|supplier title|recipient|recipient name|recipient organisation|"
        "name of recipient|grant recipient|grant holder|grantholder|grantee|recipient org name|"
        "beneficiary organisation|awarded organisation|voluntary organisation",
        stands_in="organisation|organisation name|name of organisation|group|name of group",
        needed=True,
        may_be_empty=False,
    ),
    a_field(
        "starts_on",
        "Start",
        "start|start date|contract start|contract start date|from|commencement|commencement date|begins|date from|"
        "start of contract|agreement start date|starts|effective from|grant start|grant start date|start of grant|"
        "project start|project start date|planned dates start date|funding start|funding start date|grant from",
        needed=True,
        holds=Holds.DAY,
        month_as="first",
        may_be_empty=False,
    ),
    a_field(
        "ends_on",
        "End",
        "end|end date|contract end|contract end date|until|expiry|expiry date|contract expiry date|expires|"
        "date to|end of contract|agreement end date|ends|current end date|contract expiry|finish date|completion date|"
        "grant end|grant end date|end of grant|project end|project end date|planned dates end date|funding end|"
        "funding end date|grant expiry|grant expiry date|grant to",
        needed=True,
        holds=Holds.LAST_DAY,
        month_as="last",
    ),
    a_field(
        "value",
        "Value",
        "value|contract value|total value|total contract value|estimated value|amount|contract amount|contract sum|"
        "sum to be paid|total amount|value of contract|lifetime value|estimated contract value|whole life value|"
        "total estimated value|sum|awarded value|contract total value|total award|award amount|amount of award|"
        "grant amount|amount of grant|grant value|value of grant|total grant|total grant award|grant award|"
        "amount awarded|total awarded|total amount awarded|grant awarded|award total|award value|value of award|"
        "total awards",
        stands_in="award|grant",
        needed=True,
        holds=Holds.MONEY,
        may_be_empty=False,
    ),
    a_field(
        "reference",
        "Reference",
        "reference|ref|contract reference|contract ref|reference number|contract reference number|contract id|"
        "contract number|contract no|ref no|unique reference|contract identifier|reference no|agreement reference|id|"
        "grant ref|grant reference|grant number|grant no|grant id|grant reference number|award reference|award ref|"
        "application reference|identifier",
        longest=100,
    ),
    a_field(
        "description",
        "Description",
        "description|details|contract details|scope|description of goods and services|description of services|"
        "goods and services|description of the goods and or services being provided|purpose|summary",
        longest=5000,
        holds=Holds.LONG_TEXT,
    ),
    a_field(
        "department",
        "Department",
        "department|directorate|department responsible|service area|local authority department responsible|division|"
        "responsible department|business unit|team|organisational unit|service department|owner department|section",
    ),
    a_field(
        "review_on",
        "Review date",
        "review|review date|contract review date|date of review|next review|next review date|re tender date",
        holds=Holds.DAY,
        month_as="first",
    ),
    a_field(
        "extension",
        "Extension",
        "extension|extensions|extension options|option to extend|extension period|extension available|extend|"
        "options to extend|possible extension|extension terms|extension option",
        longest=300,
    ),
    a_field(
        "extends_to",
        "May run to",
        "may run to|maximum end date|latest end date|max extension date|extension end date|end date with extensions|"
        "end date including extensions|max end date|maximum extension date|extended end date|final end date",
        holds=Holds.DAY,
        month_as="last",
    ),
    a_field(
        "irrecoverable_vat",
        "VAT that cannot be recovered",
        "vat that cannot be recovered|irrecoverable vat|vat|vat not recovered|vat non recoverable|"
        "value added tax that cannot be recovered|irrecoverable vat amount|non recoverable vat|vat irrecoverable",
        holds=Holds.MONEY,
    ),
    a_field(
        "is_sme",
        "Small or medium-sized business",
        "sme|is sme|sme status|small or medium sized enterprise|supplier sme|sme supplier|sme y n|sme yes no|sme flag",
        holds=Holds.YES_NO,
    ),
    a_field(
        "is_vcse",
        "Voluntary, community or social enterprise",
        "vcse|vcs|vcse y n|is vcse|voluntary sector|voluntary or community sector organisation|third sector|"
        "voluntary community or social enterprise|supplier vcse|vcso|vcse status|charity y n|vcse flag|voluntary",
        holds=Holds.YES_NO,
    ),
    a_field(
        "route",
        "Route to market",
        "route|route to market|procurement route|process|process type|procedure|procurement procedure|tender process|"
        "type of process|procurement method|procurement process|award procedure|procedure type|tender type|"
        "invitation to tender or quote|itt or rfq",
    ),
    a_field(
        "company_number",
        "Supplier's company number",
        "company number|company no|companies house number|company registration number|supplier company number|crn|"
        "company reg no|company reg number|supplier company registration number|recipient org company number|"
        "recipient company number",
        longest=40,
    ),
    a_field(
        "charity_number",
        "Supplier's charity number",
        "charity number|charity no|charity registration number|registered charity number|supplier charity number|"
        "charity reg no|charity reg number|charity registration no|recipient org charity number|"
        "recipient charity number",
        longest=40,
    ),
    a_field(
        "public_number",
        "Supplier's charity or company number",
        f"{BOTH_NUMBERS}|registered number|registration number",
        longest=60,
    ),
    a_field(
        "form",
        "Form",
        "form|form of agreement|type of agreement|agreement type|contract type|type of contract|agreement form|"
        "grant or contract|contract or grant|contract grant|funding type|award type",
        choices=FORMS,
        for_all=True,
    ),
    a_field(
        "supplier_kind",
        "Kind of new suppliers",
        "supplier type|type of supplier|supplier kind|kind of supplier|organisation type|type of organisation|"
        "organisation kind|kind of organisation|provider type|type of provider|recipient type|legal form|legal status",
        choices=KINDS,
        for_all=True,
    ),
)
SPEND = (
    a_field(
        "supplier",
        "Supplier",
        "supplier name|supplier|beneficiary name|vendor name|vendor|payee|payee name|merchant name|supplier merchant|"
        "creditor name|creditor|beneficiary|merchant|paid to|redacted supplier name",
        needed=True,
    ),
    a_field(
        "amount",
        "Amount",
        "amount|net amount|amount paid|value|payment amount|total|invoice amount|spend|net|amount gbp|paid amount|"
        "transaction amount|net value|amount net|amount excl vat|amount ex vat|total amount|payment",
        needed=True,
        holds=Holds.MONEY_EITHER_WAY,
        may_be_empty=False,
    ),
    a_field(
        "paid_on",
        "Date paid",
        "paid date|payment date|date paid|date|date of payment|transaction date|pay date|cleared date|invoice date|"
        "date of transaction|posting date|paid|effective date of payment",
        needed=True,
        holds=Holds.DAY,
        may_be_empty=False,
    ),
    a_field(
        "supplier_number",
        "Supplier's number",
        "supplier id|supplier number|supplier no|vendor id|vendor number|creditor number|supplier code|supplier ref",
        longest=60,
    ),
    a_field(
        "department",
        "Department",
        "service area|department|directorate|organisational unit|service|division|service label|business unit|"
        "organisation unit|cost centre description|body name|service division label|dept|team",
    ),
    a_field(
        "category",
        "Category",
        "expenditure category|expenditure catergory|category|expense type|category internal name|expense area|"
        "procurement category|proclass description|subjective description|account description|merchant category|"
        "expenditure type description|type of goods|narrative|expense description",
    ),
    a_field(
        "code",
        "Code",
        "expenditure code|code|account code|cost code|subjective code|ledger code|merchant category code|gl code",
        longest=60,
    ),
    a_field(
        "reference",
        "Transaction number",
        "trans no|transaction number|transaction no|transaction id|reference|transaction reference|invoice number|"
        "payment reference|document number|trans number|doc no|voucher number|ref|transaction ref|trans ref",
        longest=100,
    ),
    a_field(
        "kind",
        "Revenue or capital",
        "type of expenditure|type|expenditure type|capital or revenue|revenue capital|revenue or capital|"
        "capital revenue|rev cap|card transaction|spend type",
        longest=60,
    ),
    a_field(
        "purpose",
        "Purpose",
        "purpose|purpose of spend|description|details|purpose of expenditure|transaction description",
    ),
)
