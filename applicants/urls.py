from django.urls import path

from applicants import views
from applicants.views import copy, keeping, me, me_acts, programmes, register, returning, suits

app_name = "applicants"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("what-suits-me/", suits.SuitsView.as_view(), name="suits"),
    path("what-suits-me/<int:number>/", suits.SuitsQuestionView.as_view(), name="suits_question"),
    path("what-suits-me/result/", suits.SuitsResultView.as_view(), name="suits_result"),
    path("programmes/", programmes.ProgrammeListView.as_view(), name="programme_list"),
    path("programmes/<slug:slug>/", programmes.ProgrammeView.as_view(), name="programme"),
    path("register/", register.RegisterView.as_view(), name="register"),
    path("register/saved/<str:token>/", register.RegisterSavedView.as_view(), name="register_saved"),
    path("register/kept/", register.RegisterKeptView.as_view(), name="register_kept"),
    path("register/done/", register.RegisterDoneView.as_view(), name="register_done"),
    path("not-safe/", register.WorriedView.as_view(), name="worried"),
    path("find/", returning.FindView.as_view(), name="find"),
    path("back/<str:token>/", returning.ReturnView.as_view(), name="return"),
    path("removed/", returning.ForgottenView.as_view(), name="forgotten"),
    path("me/<str:token>/", me.MeView.as_view(), name="me"),
    path("me/<str:token>/looks/", me.MeLooksView.as_view(), name="me_looks"),
    path("me/<str:token>/card/", me.MeCardView.as_view(), name="me_card"),
    path("me/<str:token>/move/", me.MeMoveView.as_view(), name="me_move"),
    path("me/<str:token>/join/<slug:slug>/", me_acts.MeJoinView.as_view(), name="me_join"),
    path("me/<str:token>/offer/<uuid:referral>/", me_acts.MeOfferView.as_view(), name="me_offer"),
    path("me/<str:token>/withdraw/<uuid:referral>/", me_acts.MeWithdrawView.as_view(), name="me_withdraw"),
    path("me/<str:token>/stop-sharing/<uuid:organisation>/", me_acts.MeStopSharingView.as_view(), name="me_unshare"),
    path("me/<str:token>/confirm/", me_acts.MeConfirmView.as_view(), name="me_confirm"),
    path("me/<str:token>/job/", me_acts.MeJobView.as_view(), name="me_job"),
    path("me/<str:token>/stop/", me_acts.MeStopView.as_view(), name="me_stop"),
    path("me/<str:token>/look-again/", me_acts.MeLookAgainView.as_view(), name="me_look_again"),
    path("me/<str:token>/contact/", me_acts.MeContactView.as_view(), name="me_contact"),
    path("me/<str:token>/details/", me_acts.MeDetailsView.as_view(), name="me_details"),
    path("me/<str:token>/adjustments/", me_acts.MeAdjustmentsView.as_view(), name="me_adjustments"),
    path("me/<str:token>/copy/", copy.MeCopyView.as_view(), name="me_copy"),
    path("me/<str:token>/copy.json", copy.MeCopyFileView.as_view(), name="me_copy_file"),
    path("me/<str:token>/keep/", keeping.MeKeepView.as_view(), name="me_keep"),
    path("me/<str:token>/forget/", me_acts.MeForgetView.as_view(), name="me_forget"),
]
