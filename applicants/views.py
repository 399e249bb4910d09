from django.views.generic import TemplateView

from applicants import facts


class IndexView(TemplateView):
    template_name = "applicants/index.html"
    extra_context = {
        "pay": facts.LEGAL_MINIMUM,
        "certificate": facts.CARE_CERTIFICATE,
        "career": facts.CAREER_STEPS,
        "academy": facts.WORK_ACADEMY,
    }
