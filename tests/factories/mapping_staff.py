from importlib import import_module

from django.apps import apps


def restore_map_rows(**signal: object) -> None:
    """What the migrations loaded: a test with real transactions empties every table."""
    import_module("mapping.migrations.0004_load_thresholds").load(apps, None)
    import_module("mapping.migrations.0005_add_staff_group").load(apps, None)
