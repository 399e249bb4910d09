"""The workspace of organisations. Whose it is stands in the address: two may be open side by side."""

from django.urls import include, path

from applicants.views import register_for
from applicants.views.partners import (
    answer,
    cohorts,
    home,
    introductions,
    members,
    notices,
    programmes,
    referrals,
    workspace,
)

app_name = "partners"

of_organisation = [
    path("", home.HomeView.as_view(), name="home"),
    path("register/", register_for.RegisterForView.as_view(), name="register"),
    path("registered/<uuid:applicant>/", register_for.RegisteredView.as_view(), name="registered"),
    path("people/", referrals.ReferralListView.as_view(), name="referral_list"),
    path("people/<uuid:referral>/", referrals.ReferralView.as_view(), name="referral"),
    path("people/<uuid:referral>/history/", referrals.ReferralHistoryView.as_view(), name="referral_history"),
    path("people/<uuid:referral>/<slug:move>/", referrals.ReferralMoveView.as_view(), name="referral_move"),
    path("starts/", cohorts.CohortListView.as_view(), name="cohort_list"),
    path("starts/<uuid:cohort>/", cohorts.CohortView.as_view(), name="cohort"),
    path("starts/<uuid:cohort>/places/", cohorts.CohortPlacesView.as_view(), name="cohort_places"),
    path("starts/<uuid:cohort>/cancel/", cohorts.CohortCancelView.as_view(), name="cohort_cancel"),
    path("starts/<uuid:cohort>/days/<int:session>/", cohorts.CohortSheetView.as_view(), name="cohort_sheet"),
    path("programmes/", programmes.ProgrammeListView.as_view(), name="programme_list"),
    path("programmes/<slug:slug>/", programmes.ProgrammeEditView.as_view(), name="programme_edit"),
    path("introductions/<uuid:introduction>/", introductions.IntroductionView.as_view(), name="introduction"),
    path("promises/add/", introductions.PledgeAddView.as_view(), name="pledge_add"),
    path("promises/<uuid:pledge>/", introductions.PledgeEditView.as_view(), name="pledge_edit"),
    path("colleagues/", members.MemberListView.as_view(), name="member_list"),
    path("colleagues/invite/", members.MemberInviteView.as_view(), name="member_invite"),
    path("colleagues/messages/", notices.NoticesView.as_view(), name="notices"),
    path("colleagues/<int:member>/end/", members.MemberEndView.as_view(), name="member_end"),
    path(
        "colleagues/invitations/<uuid:invitation>/withdraw/",
        members.InvitationWithdrawView.as_view(),
        name="invitation_withdraw",
    ),
]

urlpatterns = [
    path("", workspace.ChooseView.as_view(), name="index"),
    path("answer/<str:token>/", answer.AnswerView.as_view(), name="answer"),
    path("<uuid:organisation>/", include(of_organisation)),
]
