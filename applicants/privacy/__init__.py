"""What is personal about applicants, noun by noun."""

from applicants.privacy import afterwards, applicants, programmes, referrals

__all__ = ["afterwards", "applicants", "programmes", "referrals"]
