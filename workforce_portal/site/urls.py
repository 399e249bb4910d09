from django.urls import path

from workforce_portal.site import feedback_views, views

urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("privacy/", views.PrivacyView.as_view(), name="privacy"),
    path("accessibility/", views.AccessibilityView.as_view(), name="accessibility"),
    path("a-to-z/", views.AToZView.as_view(), name="a_to_z"),
    path("feedback/", feedback_views.PageFeedbackView.as_view(), name="page_feedback"),
    path("feedback/thanks/", feedback_views.PageFeedbackThanksView.as_view(), name="page_feedback_thanks"),
    path("robots.txt", views.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
