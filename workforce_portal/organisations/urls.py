from django.urls import path

from workforce_portal.organisations.views import CareServiceSearchView

urlpatterns = [path("", CareServiceSearchView.as_view(), name="care_service_search")]
