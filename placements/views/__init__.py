from placements.views import answering, hosts
from placements.views.index import IndexView

__all__ = ["IndexView", "answering", "hosts"]
