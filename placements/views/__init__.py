from placements.views.index import IndexView

__all__ = ["IndexView"]
