"""A mail's HTML, shown in a frame of its own that may do nothing but look right."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.http import HttpResponse
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
FRAMED = {"frame-src": [SELF]}


@xframe_options_sameorigin
@csp(POLICY)
def framed(html: str) -> HttpResponse:
    return HttpResponse(html, headers={"Cache-Control": "no-store"})
