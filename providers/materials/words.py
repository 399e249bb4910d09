"""The words of the materials. They promise nothing that a service has not typed itself."""

from __future__ import annotations

from dataclasses import dataclass

from providers.enums import ServiceSetting
from providers.materials.content import Face


@dataclass(frozen=True)
class Opening:
    words: str
    face: Face


OPENINGS = {
    "people": Opening("Good with people?", Face("mei", "A drawing of a young woman in glasses, smiling")),
    "small-things": Opening("You remember the small things.", Face("kath", "A drawing of an older woman, smiling")),
    "calm": Opening(
        "You’re calm when it’s not.", Face("derek", "A drawing of an older man with glasses and a hearing aid, smiling")
    ),
    "laugh": Opening("You make people laugh on a bad day.", Face("amara", "A drawing of a woman, smiling")),
}
VISIT_OPENING = Opening("Come and see for yourself.", Face("yasmin", "A drawing of a woman in a headscarf, laughing"))

CLOSING = "Ask to see a real rota before you say yes."
VISIT_CLOSING = "Look round, meet the team, ask what it pays and which shifts are free. It isn’t an interview."

MEDICINES = "Help with medicines, once you’re trained and signed off"
WORK_OF_ANY = (
    "Help people with what they can’t do alone: washing, dressing, meals, getting out",
    "Do it the way each person likes it, and at their speed",
    MEDICINES,
    "Write down what matters, so that the next shift knows",
)
WORK = {
    ServiceSetting.CARE_HOME.value: (
        "Help people get up, washed and dressed the way they like it",
        "Sit down with them: breakfast, the paper, last night’s match",
        MEDICINES,
        "Write down what matters, so that the next shift knows",
    ),
    ServiceSetting.HOME_CARE.value: (
        "Call on people at home: help with a wash, a meal, the bins, and a chat while you do it",
        "Get from one visit to the next, and ring if you’re held up",
        MEDICINES,
        "Notice what has changed since last time, and tell the office",
    ),
    ServiceSetting.SUPPORTED_LIVING.value: (
        "Help somebody cook, shop, pay a bill or catch a bus, at their speed",
        "Go along to work, college, the match or the pub",
        MEDICINES,
        "Stay calm when a day goes wrong, and start again",
    ),
}
HARD = (
    "Some days are hard. People are ill, upset or in pain, and sometimes somebody you’ve got to know dies. "
    "You’d talk about it with the team."
)
ADVERT_CLOSING = (
    "Ring us and ask to come and look round before you decide. Ask to see a real rota, too.",
    "If you haven’t done paid care work before, tell us what you have done. Looking after family counts.",
    "Before anybody starts we check who they are, their right to work, their references and their criminal record.",
)

POSTS = (
    (
        "Short, for WhatsApp",
        "{opening} {place} has a job going: {role}. {pay}. {hours}. Ring {phone} and ask to come and look round.",
    ),
    (
        "Longer, for a local Facebook group",
        "{opening}\n\n{line}We’re looking for somebody at {place}. The job: {role}.\n\nPay: {pay}\n\nHours: {hours}\n\n"
        "It’s good work, and some days are hard. So come and look round first, meet the team, and ask to see a real "
        "rota before you say yes.\n\nRing {phone}, or have a look at {link}",
    ),
    (
        "When somebody asks “what’s it really like?”",
        "Fair question. It pays {pay}, and the hours are {hours}. The best thing is to come and see: ring {phone}, "
        "and we’ll find a time. No need to apply first.",
    ),
)
