from django.urls import path

from bench.bare import views

urlpatterns = [path("", views.rows), path("rows/<int:pk>/", views.row), path("write/", views.write)]
