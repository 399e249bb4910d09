from datetime import datetime

from redis.exceptions import RedisError

from workforce_portal.counting import store
from workforce_portal.health.registry import NotReady


def counting_works(at: datetime) -> str:
    try:
        store.ping()
    except RedisError as trouble:
        raise NotReady("Redis does not answer. Visits are not counted until it is back.") from trouble
    return "Visits are counted."
