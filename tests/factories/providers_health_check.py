from uuid import uuid4

import factory

from providers.health_check import QUESTIONS
from providers.models import HealthCheck, HealthCheckAnswerSet
from tests.factories.providers import NOW


def answers(worth=1, **others):
    """Every question answered alike, save those that are named."""
    return {question.key: worth for question in QUESTIONS} | others


class HealthCheckFactory(factory.django.DjangoModelFactory):
    """Answered once, all ones."""

    class Meta:
        model = HealthCheck
        skip_postgeneration_save = True

    created_at = NOW

    @factory.post_generation
    def answered(self, create, extracted, **kwargs):
        HealthCheckAnswerSetFactory(health_check=self, answers=extracted or answers())


class HealthCheckAnswerSetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HealthCheckAnswerSet

    answers = factory.LazyFunction(answers)
    taken_at = NOW
    idempotency_key = factory.LazyFunction(uuid4)
