from applicants.views.index import IndexView

__all__ = ["IndexView"]
