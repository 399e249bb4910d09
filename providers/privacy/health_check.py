from providers.models import HealthCheck, HealthCheckAnswerSet
from workforce_portal.privacy.registry import declare

declare(HealthCheck, not_personal=["id", "uuid", "link_version", "size", "council", "created_at"])
declare(HealthCheckAnswerSet, not_personal=["id", "health_check", "answers", "taken_at", "idempotency_key"])
