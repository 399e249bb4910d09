from django.urls import path

from workforce_portal.health import views

urlpatterns = [
    path("live/", views.LiveView.as_view(), name="health_live"),
    path("ready/", views.ReadyView.as_view(), name="health_ready"),
]
