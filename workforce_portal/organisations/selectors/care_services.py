import re
import unicodedata
from collections.abc import Iterator

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Q

from workforce_portal.organisations.models import CareService, CareServiceQuerySet
from workforce_portal.places.selectors import split_postcode

LEAST_LETTERS = 2
MOST_LETTERS = 100
# How many are put in order of likeness: enough to choose from, few enough when thousands are called "care home".
CANDIDATES = 500
# Words of so many names that likeness to them tells nothing, and costs seconds.
COMMON_WORDS = re.compile(
    r"agency|and|care|centre|court|group|healthcare|home|homecare|homes|house|living|lodge|nursing|of|office"
    r"|residential|service|services|support|supported|the|uk"
)
LEGAL_FORMS = frozenset({"limited", "ltd"})
# PostgreSQL's own threshold is 0.6, a slip in a word of eight letters; this takes two letters swapped.
LOOSE_LIKENESS = "0.3"


def search_care_services(text: str, limit: int = 10) -> list[CareService]:
    """Services in the directory by name, other name, provider or postcode, the likeliest first.

    First come those whose name begins so, then those with every word; only if these are few, those that look alike;
    only if there are none, those that look a little alike.
    """
    words = plain_words(text[:MOST_LETTERS])
    if len(words) < LEAST_LETTERS:
        return []
    found: dict[int, CareService] = {}
    for rows in _stages(words, limit):
        found |= {row.pk: row for row in rows if row.pk not in found}
        if len(found) >= limit:
            break
    return list(found.values())[:limit] or _look_a_little_alike(words, limit)


def plain_words(text: str) -> str:
    """As the database function of that name makes them for `CareService.search_text`."""
    letters = unicodedata.normalize("NFKD", text.lower())
    bare = re.sub(r"['’‘]", "", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    plain = re.sub(r"[^a-z0-9]+", " ", bare).strip()
    postcode = split_postcode(plain)
    return "".join(postcode).lower() if postcode else plain


def _stages(words: str, limit: int) -> Iterator[CareServiceQuerySet]:
    services = CareService.objects.in_directory()
    yield services.filter(search_text__startswith=words).order_by("search_text", "pk")[:limit]
    every_word = (Q(search_text__contains=word) for word in _without_legal_forms(words))
    yield _likest_first(services.filter(*every_word), words)[:limit]
    if telling := _telling_words(words):
        yield _likest_first(services.filter(search_text__trigram_word_similar=telling), words)[:limit]


def _look_a_little_alike(words: str, limit: int) -> list[CareService]:
    telling = _telling_words(words)
    if not telling:
        return []
    services = CareService.objects.in_directory().filter(search_text__trigram_word_similar=telling)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [LOOSE_LIKENESS])
        return list(_likest_first(services, words)[:limit])


def _without_legal_forms(words: str) -> list[str]:
    return [word for word in words.split() if word not in LEGAL_FORMS] or words.split()


def _telling_words(words: str) -> str:
    return " ".join(word for word in _without_legal_forms(words) if not COMMON_WORDS.fullmatch(word))


def _likest_first(services: CareServiceQuerySet, words: str) -> CareServiceQuerySet:
    candidates = services.order_by()[:CANDIDATES]
    likeness = [TrigramWordSimilarity(words, field).desc() for field in ("search_text", "name")]
    return CareService.objects.filter(pk__in=candidates.values("pk")).order_by(*likeness, "search_text", "pk")
