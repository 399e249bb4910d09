"""What is personal about applicants, noun by noun."""

from applicants.privacy import afterwards, applicants, introductions, keeping, notices, programmes, referrals, returning

__all__ = ["afterwards", "applicants", "introductions", "keeping", "notices", "programmes", "referrals", "returning"]
