from django.urls import path

from workforce_portal.demo import views

app_name = "demo"

urlpatterns = [
    path("mailbox/", views.MailboxView.as_view(), name="mailbox"),
    path("mailbox/<int:pk>/", views.MailView.as_view(), name="mail"),
    path("mailbox/<int:pk>/html/", views.MailHtmlView.as_view(), name="mail_html"),
    path("mailbox/<int:pk>/invite.ics", views.MailCalendarView.as_view(), name="mail_calendar"),
]
