from django.urls import path

from mapping.views.activities import ActivityListView, ActivityView, MapView
from mapping.views.areas import AreaThemeView, AreaView
from mapping.views.gaps import GapsView
from mapping.views.still_right import StillRightView
from mapping.views.tips import HeardView, ReportView, SuggestView

app_name = "mapping"

urlpatterns = [
    path("", MapView.as_view(), name="index"),
    path("activities/", ActivityListView.as_view(), name="activity_list"),
    path("activities/<slug:slug>/", ActivityView.as_view(), name="activity"),
    path("activities/<slug:slug>/report/", ReportView.as_view(), name="report"),
    path("areas/<slug:slug>/", AreaView.as_view(), name="area"),
    path("areas/<slug:slug>/<str:theme>/", AreaThemeView.as_view(), name="area_theme"),
    path("gaps/", GapsView.as_view(), name="gaps"),
    path("suggest/", SuggestView.as_view(), name="suggest"),
    path("heard/<str:token>/", HeardView.as_view(), name="heard"),
    path("still-right/<str:token>/", StillRightView.as_view(), name="still_right"),
]
