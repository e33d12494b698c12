from quadrant.web.engagement.forms.consultations import (
    AgainForm,
    ConsultationForm,
    ExtendForm,
    LengthForm,
    RungForm,
    StrategyForm,
)
from quadrant.web.engagement.forms.engagements import CoproductionForm, EngagementForm, MessageForm, SendingForm
from quadrant.web.engagement.forms.findings import FindingForm, QuoteForm, ReplyForm, TagForm, ThemeForm
from quadrant.web.engagement.forms.petitions import (
    AnswerPetitionForm,
    CheckForm,
    DebateForm,
    ReceiveForm,
    SchemeForm,
)
from quadrant.web.engagement.forms.questions import EqualityForm, PopulationForm, QuestionForm
from quadrant.web.engagement.forms.responses import (
    ColumnsForm,
    FileForm,
    PaperForm,
    PublicForm,
    ReadForm,
    TakeInForm,
    YoungForm,
)

__all__ = [
    "AgainForm",
    "AnswerPetitionForm",
    "CheckForm",
    "ColumnsForm",
    "ConsultationForm",
    "CoproductionForm",
    "DebateForm",
    "EngagementForm",
    "EqualityForm",
    "ExtendForm",
    "FileForm",
    "FindingForm",
    "LengthForm",
    "MessageForm",
    "PaperForm",
    "PopulationForm",
    "PublicForm",
    "QuestionForm",
    "QuoteForm",
    "ReadForm",
    "ReceiveForm",
    "ReplyForm",
    "RungForm",
    "SchemeForm",
    "SendingForm",
    "StrategyForm",
    "TagForm",
    "TakeInForm",
    "ThemeForm",
    "YoungForm",
]
