"""Files for print, given out under a name of their own."""

from django.http import HttpResponse

from workforce_portal.printing.qr import qr_sign_png, qr_sign_svg


def print_file(content: bytes | str, *, name: str, mime: str) -> HttpResponse:
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def sign_svg_response(address: str, words: str, *, name: str) -> HttpResponse:
    return print_file(qr_sign_svg(address, words), name=f"{name}.svg", mime="image/svg+xml")


def sign_png_response(address: str, words: str, *, name: str) -> HttpResponse:
    return print_file(qr_sign_png(address, words), name=f"{name}.png", mime="image/png")
