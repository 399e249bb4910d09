from django.urls import path, re_path

from campaigns.views.campaigns import CampaignListView, CampaignView
from campaigns.views.find_your_role import FindYourRoleQuestionView, FindYourRoleResultView, FindYourRoleView
from campaigns.views.roles import RoleListView, RoleView
from campaigns.views.stories import StoryListView, StoryView
from campaigns.views.short_links import GoView

app_name = "campaigns"

urlpatterns = [
    re_path(r"^go/(?P<code>[A-Za-z0-9]{1,12})/?$", GoView.as_view(), name="go"),
    path("campaigns/", CampaignListView.as_view(), name="index"),
    path("campaigns/<slug:slug>/", CampaignView.as_view(), name="campaign"),
    path("stories/", StoryListView.as_view(), name="story_list"),
    path("stories/<slug:slug>/", StoryView.as_view(), name="story"),
    path("roles/", RoleListView.as_view(), name="role_list"),
    path("roles/<slug:slug>/", RoleView.as_view(), name="role"),
    path("find-your-role/", FindYourRoleView.as_view(), name="find_your_role"),
    path("find-your-role/<int:number>/", FindYourRoleQuestionView.as_view(), name="find_your_role_question"),
    path("find-your-role/<str:letters>/", FindYourRoleResultView.as_view(), name="find_your_role_result"),
]
