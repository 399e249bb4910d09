from django.urls import path

from workforce_portal.pictures import views

app_name = "pictures"
urlpatterns = [
    path("pictures/<uuid:uuid>/<str:name>", views.PictureFileView.as_view(), name="file"),
    path("share/<str:token>.png", views.ShareCardView.as_view(), name="share_card"),
]
