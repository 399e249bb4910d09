from django.urls import path

from placements import views
from placements.views import answering, hosts

app_name = "placements"
urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("answer/<token>/", answering.AnswerView.as_view(), name="answer"),
    path("answer/<token>/more/", answering.MoreView.as_view(), name="answer_more"),
    path("answer/<token>/done/", answering.DoneView.as_view(), name="answer_done"),
    path("answer/<token>/still-right/", answering.StillRightView.as_view(), name="still_right"),
    path("hosts/", hosts.HostHomeView.as_view(), name="host_home"),
    path("hosts/<uuid:organisation>/add/", hosts.SiteAddView.as_view(), name="site_add"),
    path("hosts/places/<uuid:site>/", hosts.HostSiteView.as_view(), name="host_site"),
    path("hosts/places/<uuid:site>/about/", hosts.SiteChangeView.as_view(), name="site_change"),
]
