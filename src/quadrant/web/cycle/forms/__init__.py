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

__all__ = [
    "CastForm",
    "ChangeForm",
    "FinishForm",
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
