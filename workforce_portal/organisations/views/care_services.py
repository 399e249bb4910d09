from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views import View

from workforce_portal.organisations.models import CareService
from workforce_portal.organisations.selectors import search_care_services
from workforce_portal.security.rates import client_address, require


class CareServiceSearchView(View):
    """What a field that asks for a care service suggests while somebody types (static/js/service-search.js)."""

    def get(self, request: HttpRequest) -> JsonResponse:
        require("service_search_by_address", client_address(request), at=timezone.now())
        found = search_care_services(request.GET.get("q", ""))
        response = JsonResponse({"results": [_suggestion(service) for service in found]})
        patch_cache_control(response, public=True, max_age=300)
        return response


def _suggestion(service: CareService) -> dict[str, object]:
    return {
        "id": service.pk,
        "name": service.name,
        "detail": ", ".join(part for part in (service.address, service.postcode) if part),
    }
