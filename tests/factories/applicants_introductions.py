import factory

from applicants.models import Introduction, Pledge
from tests.factories.applicants import NOW, PartnerFactory, ReferralFactory, consent_to_share
from tests.factories.places import council


class PledgeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pledge

    employer = factory.SubFactory(PartnerFactory, employer=True)
    job_role = "Care worker, days"
    where = "Bramble Lodge, Leigh"
    council = factory.LazyFunction(lambda: council("Wigan"))


class IntroductionFactory(factory.django.DjangoModelFactory):
    """Somebody who completed a programme chose the employer, with the consent that it needs."""

    class Meta:
        model = Introduction

    pledge = factory.SubFactory(PledgeFactory)
    referral = factory.SubFactory(ReferralFactory, state="completed")
    applicant = factory.SelfAttribute("referral.applicant")
    chosen_at = NOW

    @classmethod
    def _create(cls, model_class, *args, **facts):
        consent_to_share(facts["applicant"], facts["pledge"].employer, at=facts["chosen_at"], purpose="introduce")
        return super()._create(model_class, *args, **facts)
