import pytest

from workforce_portal.pictures import registry


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """A real folder, and an empty one."""
    settings.MEDIA_ROOT = tmp_path
    file_system = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": file_system}


@pytest.fixture
def withhold(monkeypatch):
    """Registers a source for this test alone."""
    monkeypatch.setattr(registry, "_sources", [])
    return registry.withhold
