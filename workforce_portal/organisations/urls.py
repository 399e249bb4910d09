from django.urls import path

from workforce_portal.organisations.views import CareServiceSearchView, InvitationView

urlpatterns = [
    path("care-services/", CareServiceSearchView.as_view(), name="care_service_search"),
    path("invitations/<str:token>/", InvitationView.as_view(), name="invitation"),
]
