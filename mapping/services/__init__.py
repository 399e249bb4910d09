from mapping.services.activities import archive_activity, publish_activity, verify_activity, withdraw_activity

__all__ = ["archive_activity", "publish_activity", "verify_activity", "withdraw_activity"]
