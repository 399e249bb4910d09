from datetime import date

from django.db import migrations

DECLINE = [
    ("full", "No places left", "This programme has no place left at the moment."),
    ("age", "Outside the ages", "This programme is for another age group."),
    ("area", "Outside the area", "This programme is for people who live in another area."),
    ("benefit", "Not on the benefit that it needs", "This programme is paid for by a benefit that you are not on."),
    ("right_to_work", "No right to work yet", "This programme needs the right to work in the UK from its first day."),
    ("hours", "Hours do not fit", "The hours of this programme and the hours that you have do not fit together."),
    ("not_reached", "Could not reach them", "The programme tried to reach you and could not."),
    ("support", "Needs support that we do not have", "This programme cannot give the support that you should have."),
    ("not_now", "Better a little later", "The programme thinks that a later start would suit you better."),
    ("closed", "Programme or start cancelled", "This programme does not take place."),
    ("other_no", "Another reason", "This programme cannot take you this time."),
]
WITHDRAW = [
    ("not_for_me", "Not for me after all", "You told us that it is not for you."),
    ("other_plans", "Other plans", "You told us that you have other plans."),
    ("family", "Family or health", "You told us that now is not the time."),
    ("too_far", "Too far or hard to get to", "You told us that it is too far away."),
    ("too_slow", "It took too long", "You told us that it took too long. We are sorry."),
    ("another_programme", "Chose another programme", "You chose another programme."),
    ("got_a_job", "Got a job", "You told us that you have a job."),
    ("stopped_sharing", "Stopped sharing", "You stopped sharing your details with them."),
    ("no_reason", "No reason given", "You told us to stop."),
]
END = [
    ("completed", "Completed", "You completed the programme."),
    ("did_not_come", "Did not come", "You were expected on the first day, and did not come."),
    ("stopped_coming", "Stopped coming", "You stopped coming to the programme."),
    ("left_for_job", "Left for a job", "You left for a job."),
    ("left_for_reasons", "Left for other reasons", "You left before the end."),
    ("asked_to_leave", "We ended it", "The programme ended it early."),
]
PORTAL = [
    ("started_elsewhere", "Started elsewhere", "You started at another programme, so this one is closed."),
    ("handed_over", "Handed over", "You agreed to be handed over to another programme."),
    ("forgotten", "Details removed", "Your details were removed."),
]
REASONS = {"decline": DECLINE, "withdraw": WITHDRAW, "end": END, "portal": PORTAL}

WORDINGS = {
    "share": (
        "May we share your details with {organisation}?",
        "They see your name, how to reach you, your age, your postcode area, when you are free and what you told us "
        "that they should know. They use it to answer you and to prepare your place, and for nothing else. You can "
        "stop it at any time on your page: from that moment they cannot see you.",
    ),
    "hand_over": (
        "May we hand you over to {organisation}?",
        "They see your details from now on, and look after you. The programme that you were with cannot see you any "
        "more, and its notes about you do not travel with you.",
    ),
    "progress": (
        "May {organisation} see how you get on?",
        "They see your name and which programme you are on. Nothing else. You can stop it at any time on your page.",
    ),
    "health": (
        "May we keep what you say about your health and about adjustments?",
        "We ask so that a programme can prepare, such as a step-free room or more time to read. Only programmes that "
        "you share your details with see it. Take it back at any time on your page, and we remove it.",
    ),
    "pool": (
        "May programmes near you invite you?",
        "They see your first name, your area and when you are free, and no more until you say yes to one of them.",
    ),
    "contact_employer": (
        "May we ask your employer whether you are still there?",
        "We ask one question after 4, 13 and 26 weeks, by which we learn whether the programmes work. We tell them "
        "nothing about you.",
    ),
    "introduce": (
        "May we show you to {organisation}?",
        "They promise an interview to people who complete a programme. They see your name, how to reach you and which "
        "programme you completed.",
    ),
}


def load(apps, schema_editor):
    Reason = apps.get_model("applicants", "Reason")
    ConsentWording = apps.get_model("applicants", "ConsentWording")
    for used_for, rows in REASONS.items():
        for position, (code, label, for_applicant) in enumerate(rows):
            facts = {"used_for": used_for, "label": label, "for_applicant": for_applicant, "position": position}
            Reason.objects.get_or_create(code=code, defaults=facts)
    for purpose, (question, explanation) in WORDINGS.items():
        facts = {"question": question, "explanation": explanation, "from_date": date(2026, 1, 1)}
        ConsentWording.objects.get_or_create(purpose=purpose, version=1, defaults=facts)


class Migration(migrations.Migration):
    dependencies = [("applicants", "0001_first_models")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
