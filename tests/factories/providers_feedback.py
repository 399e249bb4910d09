import factory

from providers.enums import PostAnswer, Usefulness
from providers.models import Feedback, PostOutcome
from tests.factories.providers import START, BookingFactory


class FeedbackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Feedback

    booking = factory.SubFactory(BookingFactory, attended=True)
    usefulness = Usefulness.USEFUL
    given_at = START


class PostOutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostOutcome

    booking = factory.SubFactory(BookingFactory, attended=True)
    weeks = 2
    answer = PostAnswer.NOT_YET
    answered_at = START
