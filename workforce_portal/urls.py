from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("workforce_portal.site.urls")),
    path("providers/", include("providers.urls")),
    path("applicants/", include("applicants.urls")),
    path("placements/", include("placements.urls")),
    path("admin/", admin.site.urls),
]
