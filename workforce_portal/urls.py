from django.contrib import admin
from django.urls import include, path

from workforce_portal.security.views import security_txt

urlpatterns = [
    path("", include("workforce_portal.site.urls")),
    path("", include("workforce_portal.users.urls")),
    path("", include("workforce_portal.pictures.urls")),
    path("", include("workforce_portal.organisations.urls")),
    path("", include("campaigns.urls")),
    path("providers/", include("providers.urls")),
    path("applicants/", include("applicants.urls")),
    path("partners/", include("applicants.partner_urls")),
    path("placements/", include("placements.urls")),
    path("map/", include("mapping.urls")),
    path("admin/", admin.site.urls),
    path("demo/", include("workforce_portal.demo.urls")),
    path("health/", include("workforce_portal.health.urls")),
    path(".well-known/security.txt", security_txt, name="security_txt"),
]

handler400 = "workforce_portal.site.errors.bad_request"
handler403 = "workforce_portal.site.errors.permission_denied"
handler404 = "workforce_portal.site.errors.page_not_found"
handler500 = "workforce_portal.site.errors.server_error"
