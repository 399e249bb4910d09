"""A mail's HTML, shown in a frame of its own that may do nothing but look right."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

# Looks are written into the tags of a mail, and only attributes are allowed: no style sheet, no script, no picture.
POLICY = {
    "default-src": [NONE],
    "style-src-attr": [UNSAFE_INLINE],
    "frame-ancestors": [SELF],
    "form-action": [NONE],
    "base-uri": [NONE],
    "sandbox": [],
}
IN_A_FRAME: list[Any] = [xframe_options_sameorigin, csp(POLICY), never_cache]
FRAMES_IT = csp_update({"frame-src": [SELF]})
