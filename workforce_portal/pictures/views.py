from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views import View

from workforce_portal.pictures import share_cards
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.registry import may_serve, may_stand_on_card

FOR_A_YEAR = "max-age=31536000, immutable"
FOR_A_DAY = "max-age=86400"
TYPES = {"webp": "image/webp", "jpeg": "image/jpeg"}


class PictureFileView(View):
    """A copy of an uploaded picture. Its name is a digest of its content, so whoever has it has it for good."""

    def get(self, request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
        picture = get_object_or_404(Picture, uuid=uuid)
        rendition = next((one for one in picture.renditions if one.name == name), None)
        stored = f"{picture.folder}/{name}"
        if rendition is None:
            raise Http404("The picture has no such copy")
        if not may_serve(picture, timezone.now()):
            return _gone(request)
        if not default_storage.exists(stored):
            raise Http404("The file is not in its folder")
        with default_storage.open(stored) as file:
            response = HttpResponse(file.read(), content_type=TYPES[rendition.format])
        return _cached(request, response, name, FOR_A_YEAR)


class ShareCardView(View):
    """The picture that goes with a link. It is drawn when first asked for."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        try:
            card = share_cards.read_card(token)
        except share_cards.BadCard as error:
            raise Http404("Nobody here asked for that card") from error
        picture = get_object_or_404(Picture, uuid=card.picture) if card.picture else None
        if picture and not may_stand_on_card(picture, timezone.now()):
            share_cards.forget_card(card)
            return _gone(request)
        response = HttpResponse(share_cards.png_of(card, picture), content_type="image/png")
        return _cached(request, response, card.key, FOR_A_DAY)


def _gone(request: HttpRequest) -> HttpResponse:
    response = render(request, "410.html", status=HTTPStatus.GONE)
    response["Cache-Control"] = "no-store"
    return response


def _cached(request: HttpRequest, response: HttpResponse, mark: str, how_long: str) -> HttpResponseBase:
    # The answer to somebody who is signed in carries their cookie, which no shared cache may keep.
    whose = "private" if settings.SESSION_COOKIE_NAME in request.COOKIES else "public"
    response["Cache-Control"] = f"{whose}, {how_long}"
    response["ETag"] = quote_etag(mark)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
