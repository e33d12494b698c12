"""`python -m quadrant …`: Django's own command line, which `./run manage …` calls."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quadrant.settings")
execute_from_command_line(["./run manage", *sys.argv[1:]])
