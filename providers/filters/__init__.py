from providers.filters.drop_ins import Criteria, DropInSearch

__all__ = ["Criteria", "DropInSearch"]
