from django.urls import path

from placements import views
from placements.views import answering, hosts, offers, pool, supervisors, universities

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
    path("supervisors/<uuid:organisation>/add/", supervisors.SupervisorAddView.as_view(), name="supervisor_add"),
    path("supervisors/<uuid:supervisor>/", supervisors.SupervisorChangeView.as_view(), name="supervisor_change"),
    path("pool/", pool.PoolView.as_view(), name="pool"),
    path("calendar/", universities.CalendarView.as_view(), name="calendar"),
    path("universities/", universities.UniversityHomeView.as_view(), name="university_home"),
    path("universities/<uuid:university>/ways/", universities.WaysOfWorkingView.as_view(), name="ways_of_working"),
    path("universities/<uuid:university>/programmes/", universities.ProgrammeAddView.as_view(), name="programme_add"),
    path("universities/programmes/<uuid:programme>/blocks/", universities.BlockAddView.as_view(), name="block_add"),
    path("universities/blocks/<uuid:block>/need/", universities.NeedView.as_view(), name="need"),
    path("universities/<uuid:university>/audits/", universities.AuditListView.as_view(), name="audit_list"),
    path("universities/<uuid:university>/audits/<uuid:site>/", universities.AuditAddView.as_view(), name="audit_add"),
    path("hosts/places/<uuid:site>/offers/", offers.GridView.as_view(), name="offer_grid"),
    path("hosts/offers/<uuid:offer>/", offers.OfferView.as_view(), name="offer"),
    path("hosts/offers/<uuid:offer>/change/", offers.OfferChangeView.as_view(), name="offer_change"),
    path("universities/<uuid:university>/offers/", offers.OfferListView.as_view(), name="offer_list"),
]
