#!/usr/bin/env python3
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workforce_portal.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as trouble:
        # A setting that must be put right is told in its own sentence; --traceback says where it came up.
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(trouble))
