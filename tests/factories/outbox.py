from datetime import UTC, datetime

import factory
from django.contrib.contenttypes.models import ContentType

from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.users.models import User

DUE = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)


class MailRecipientFactory(factory.django.DjangoModelFactory):
    """Anybody that a mail can be about."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"recipient{n}@care.example")
    full_name = "Rukhsana Begum"


class PlannedMailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlannedMail
        exclude = ["about"]

    class Params:
        sent = factory.Trait(
            state=State.SENT, subject="Hello", body_text="Hello Rukhsana", finished_at=DUE, handed_over_at=DUE
        )
        failed = factory.Trait(state=State.FAILED, reason="550 No such mailbox", finished_at=DUE, attempts=1)
        uncertain = factory.Trait(state=State.UNCERTAIN, finished_at=DUE, handed_over_at=DUE)
        skipped = factory.Trait(state=State.SKIPPED, reason="Late", finished_at=DUE)
        cancelled = factory.Trait(state=State.CANCELLED, reason="Called off", finished_at=DUE)

    kind = "greeting"
    about = factory.SubFactory(MailRecipientFactory)
    about_type = factory.LazyAttribute(lambda mail: ContentType.objects.get_for_model(mail.about))
    about_id = factory.SelfAttribute("about.pk")
    dedupe_key = factory.Sequence(lambda n: f"greeting:{n}")
    to_email = factory.SelfAttribute("about.email")
    to_name = factory.SelfAttribute("about.full_name")
    due_at = DUE
    try_at = factory.SelfAttribute("due_at")
    message_id = factory.Sequence(lambda n: f"<made-{n}@portal.example>")
