"""Settings of the running product: everything comes from the environment, and the defaults are the safe ones."""

from quadrant.settings.base import *  # noqa: F403  Django reads settings as names of this module
from quadrant.settings.safety import refuse_unsafe

refuse_unsafe(globals())
