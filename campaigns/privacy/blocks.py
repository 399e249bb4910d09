"""The blocks of a page. People's own stories and pictures are rows elsewhere; what names or quotes somebody is here."""

from campaigns.models import (
    CallBlock,
    FigureBlock,
    LadderBlock,
    MythBlock,
    PartnerBlock,
    QuestionBlock,
    QuoteBlock,
    RolesBlock,
    StepsBlock,
    StoryBlock,
    StoryStripBlock,
    TextBlock,
    VideoBlock,
)
from workforce_portal.privacy.registry import Personal, declare

OF_BLOCKS = ["id", "parent", "region", "ordering"]
OF_GROUPS = [*OF_BLOCKS, "heading", "intro"]
ON_THE_PAGE = "as long as the page"
FACES = ["left_face", "middle_face", "right_face"]
STEPS = ["first", "first_text", "second", "second_text", "third", "third_text", "fourth", "fourth_text"]

declare(TextBlock, not_personal=[*OF_BLOCKS, "body", "picture"])
declare(
    QuoteBlock,
    personal={"said_by": Personal(why="the line on the page is theirs", keep=ON_THE_PAGE)},
    not_personal=[*OF_BLOCKS, "words"],
)
declare(MythBlock, not_personal=[*OF_GROUPS, "said", "verdict", "answer", "fact"])
declare(QuestionBlock, not_personal=[*OF_GROUPS, "question", "answer"])
declare(StepsBlock, not_personal=[*OF_GROUPS, *STEPS])
declare(StoryBlock, not_personal=[*OF_BLOCKS, "story"])
declare(StoryStripBlock, not_personal=OF_GROUPS)
declare(RolesBlock, not_personal=OF_GROUPS)
declare(LadderBlock, not_personal=[*OF_GROUPS, "role", "fact"])
declare(FigureBlock, not_personal=[*OF_BLOCKS, "fact", "comment"])
declare(
    VideoBlock,
    personal={"transcript": Personal(why="what the people in the film say", keep=ON_THE_PAGE)},
    not_personal=[*OF_BLOCKS, "title", "intro", "address", "picture", "minutes", "published_on"],
)
declare(CallBlock, not_personal=[*OF_BLOCKS, "line", "text", "button", "address", *FACES])
declare(PartnerBlock, not_personal=[*OF_GROUPS, "name", "address", "logo"])
