"""Which fields of provider support are personal, and what becomes of them. Each module declares its noun's."""

from providers.privacy import call_backs, drop_ins, feedback, health_check, resources, runs, waiting

__all__ = ["call_backs", "drop_ins", "feedback", "health_check", "resources", "runs", "waiting"]
