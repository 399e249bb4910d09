from django.urls import path, re_path

from campaigns.views.campaigns import CampaignListView, CampaignView
from campaigns.views.events import EventCalendarFileView, EventDetailView, EventFeedView, EventListView
from campaigns.views.feeds import FeedView
from campaigns.views.find_your_role import FindYourRoleQuestionView, FindYourRoleResultView, FindYourRoleView
from campaigns.views.kit import CampaignKitFileView, CampaignKitView, PartnerLinkFileView, PartnerLinkView
from campaigns.views.roles import RoleListView, RoleView
from campaigns.views.short_links import GoView
from campaigns.views.stories import StoryListView, StoryView

app_name = "campaigns"

urlpatterns = [
    re_path(r"^go/(?P<code>[A-Za-z0-9]{1,12})/?$", GoView.as_view(), name="go"),
    path("campaigns/", CampaignListView.as_view(), name="index"),
    path("campaigns/events/", EventListView.as_view(), name="event_list"),
    path("campaigns/events/calendar.ics", EventFeedView.as_view(), name="event_feed"),
    path("campaigns/events/in/<slug:slug>/calendar.ics", EventFeedView.as_view(), name="event_feed_of_council"),
    path("campaigns/events/<uuid:uuid>/", EventDetailView.as_view(), name="event"),
    path("campaigns/events/<uuid:uuid>/calendar.ics", EventCalendarFileView.as_view(), name="event_file"),
    path("campaigns/feed/", FeedView.as_view(), name="feed"),
    path("campaigns/links/<str:token>/", PartnerLinkView.as_view(), name="partner_link"),
    path("campaigns/links/<str:token>/<str:name>", PartnerLinkFileView.as_view(), name="partner_link_file"),
    path("campaigns/<slug:slug>/kit/", CampaignKitView.as_view(), name="kit"),
    path("campaigns/<slug:slug>/kit/<str:name>", CampaignKitFileView.as_view(), name="kit_file"),
    path("campaigns/<slug:slug>/", CampaignView.as_view(), name="campaign"),
    path("stories/", StoryListView.as_view(), name="story_list"),
    path("stories/<slug:slug>/", StoryView.as_view(), name="story"),
    path("roles/", RoleListView.as_view(), name="role_list"),
    path("roles/<slug:slug>/", RoleView.as_view(), name="role"),
    path("find-your-role/", FindYourRoleView.as_view(), name="find_your_role"),
    path("find-your-role/<int:number>/", FindYourRoleQuestionView.as_view(), name="find_your_role_question"),
    path("find-your-role/<str:letters>/", FindYourRoleResultView.as_view(), name="find_your_role_result"),
]
