from django.urls import path

from providers import views

app_name = "providers"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("drop-ins/", views.DropInListView.as_view(), name="drop_in_list"),
    path("drop-ins/<int:pk>/", views.DropInDetailView.as_view(), name="drop_in_detail"),
    path("drop-ins/<int:pk>/book/", views.DropInBookView.as_view(), name="drop_in_book"),
    path("bookings/find/", views.BookingFindView.as_view(), name="booking_find"),
    path("bookings/<str:token>/", views.BookingView.as_view(), name="booking"),
    path("bookings/<str:token>/move/", views.BookingMoveView.as_view(), name="booking_move"),
    path("bookings/<str:token>/cancel/", views.BookingCancelView.as_view(), name="booking_cancel"),
    path("bookings/<str:token>/address/", views.BookingAddressView.as_view(), name="booking_address"),
    path("bookings/<str:token>/calendar.ics", views.BookingCalendarView.as_view(), name="booking_calendar"),
]
