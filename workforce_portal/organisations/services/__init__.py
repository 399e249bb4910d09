from workforce_portal.organisations.services.directory import (
    IMPORT_LOCK,
    Comparison,
    ImportRefused,
    ManyWouldLeave,
    doubt,
    import_directory,
    is_doubtful,
    preview_directory,
)

__all__ = [
    "IMPORT_LOCK",
    "Comparison",
    "ImportRefused",
    "ManyWouldLeave",
    "doubt",
    "import_directory",
    "is_doubtful",
    "preview_directory",
]
