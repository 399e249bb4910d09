from workforce_portal.organisations.admin import care_services, members

__all__ = ["care_services", "members"]
