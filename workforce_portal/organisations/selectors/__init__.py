from workforce_portal.organisations.selectors.care_services import plain_words, search_care_services
from workforce_portal.organisations.selectors.members import is_member, members_of, organisations_of

__all__ = ["is_member", "members_of", "organisations_of", "plain_words", "search_care_services"]
