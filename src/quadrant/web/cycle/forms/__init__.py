from quadrant.web.cycle.forms.cycles import (
    CastForm,
    ChangeForm,
    MoveForm,
    OpenForm,
    ParticipantForm,
    ReleaseForm,
    RemoveForm,
)
from quadrant.web.cycle.forms.steps import NoteForm, TestForm, UntickForm, WhyForm
from quadrant.web.cycle.forms.tasks import FinishForm, TaskForm
from quadrant.web.cycle.forms.team import JoinForm, LeaveForm

__all__ = [
    "CastForm",
    "ChangeForm",
    "FinishForm",
    "JoinForm",
    "LeaveForm",
    "MoveForm",
    "NoteForm",
    "OpenForm",
    "ParticipantForm",
    "ReleaseForm",
    "RemoveForm",
    "TaskForm",
    "TestForm",
    "UntickForm",
    "WhyForm",
]
