from django.urls import path

from applicants import views

app_name = "applicants"
urlpatterns = [path("", views.IndexView.as_view(), name="index")]
