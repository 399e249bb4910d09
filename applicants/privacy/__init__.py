"""What is personal about applicants, noun by noun."""

from applicants.privacy import afterwards, applicants, keeping, programmes, referrals, returning

__all__ = ["afterwards", "applicants", "keeping", "programmes", "referrals", "returning"]
