from django.urls import path

from providers import views
from providers.views import agenda, call_backs, feedback, first_pages, health_check, library, materials, offers, waiting

app_name = "providers"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("drop-ins/", views.DropInListView.as_view(), name="drop_in_list"),
    path("drop-ins/<int:pk>/", views.DropInDetailView.as_view(), name="drop_in_detail"),
    path("drop-ins/ask/", call_backs.CallBackAskView.as_view(), name="call_back_ask"),
    path("drop-ins/<int:pk>/wait/", waiting.DropInWaitView.as_view(), name="drop_in_wait"),
    path("waiting/<str:token>/", waiting.WaitingView.as_view(), name="waiting"),
    path("call-backs/<str:token>/", call_backs.CallBackView.as_view(), name="call_back"),
    path("bookings/<str:token>/offer/", offers.BookingOfferView.as_view(), name="booking_offer"),
    path("drop-ins/<int:pk>/book/", views.DropInBookView.as_view(), name="drop_in_book"),
    path("materials/", materials.MaterialListView.as_view(), name="material_list"),
    path("materials/<slug:slug>/", materials.MaterialView.as_view(), name="material"),
    path("health-check/", health_check.HealthCheckView.as_view(), name="health_check"),
    path("health-check/<str:token>/", health_check.HealthCheckResultView.as_view(), name="health_check_result"),
    path("health-check/<str:token>/again/", health_check.HealthCheckAgainView.as_view(), name="health_check_again"),
    path(
        "health-check/<str:token>/reminder/",
        health_check.HealthCheckReminderView.as_view(),
        name="health_check_reminder",
    ),
    path(
        "health-check/<str:token>/reminder/stop/",
        health_check.HealthCheckReminderStopView.as_view(),
        name="health_check_reminder_stop",
    ),
    path("start/", library.StartView.as_view(), name="start"),
    path("resources/", library.ResourceListView.as_view(), name="resource_list"),
    path("resources/<slug:slug>/", library.ResourceView.as_view(), name="resource"),
    path("resources/<slug:slug>/download/", views.ResourceDownloadView.as_view(), name="resource_download"),
    path("resources/<slug:slug>/versions/<int:number>/", views.ResourceVersionView.as_view(), name="resource_version"),
    path(
        "resources/<slug:slug>/versions/<int:number>/file/",
        views.ResourceVersionFileView.as_view(),
        name="resource_version_file",
    ),
    path(
        "resources/<slug:slug>/versions/<int:number>/first-page/",
        first_pages.ResourceVersionPictureView.as_view(),
        name="resource_version_picture",
    ),
    path("resources/<slug:slug>/another-format/", views.FormatRequestView.as_view(), name="format_request"),
    path("resources/<slug:slug>/tell-me/", views.ResourceTellMeView.as_view(), name="resource_tell_me"),
    path("resources/news/<str:token>/", views.ResourceNewsView.as_view(), name="resource_news"),
    path("packs/<slug:slug>/", views.PackView.as_view(), name="pack"),
    path("packs/<slug:slug>/download/", views.PackDownloadView.as_view(), name="pack_download"),
    path("advisers/<str:token>/sessions.ics", agenda.AdviserFeedView.as_view(), name="adviser_feed"),
    path("bookings/find/", views.BookingFindView.as_view(), name="booking_find"),
    path("bookings/<str:token>/", views.BookingView.as_view(), name="booking"),
    path("bookings/<str:token>/move/", views.BookingMoveView.as_view(), name="booking_move"),
    path("bookings/<str:token>/cancel/", views.BookingCancelView.as_view(), name="booking_cancel"),
    path("bookings/<str:token>/address/", views.BookingAddressView.as_view(), name="booking_address"),
    path("bookings/<str:token>/feedback/", feedback.FeedbackView.as_view(), name="booking_feedback"),
    path("bookings/<str:token>/post/<int:weeks>/", feedback.PostQuestionView.as_view(), name="post_question"),
    path("bookings/<str:token>/calendar.ics", views.BookingCalendarView.as_view(), name="booking_calendar"),
]
