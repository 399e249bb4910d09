import pytest

from workforce_portal.privacy import registry
from workforce_portal.privacy.registry import OnForget, Personal
from workforce_portal.security.models import RateCount
from workforce_portal.users.models import User


@pytest.fixture
def empty_registry(monkeypatch):
    monkeypatch.setattr(registry, "_declarations", {})


def test_every_field_of_our_own_models_is_classified():
    assert registry.undeclared_fields() == []


def test_models_of_other_packages_are_not_ours_to_classify(empty_registry):
    models = {name.rsplit(".", 1)[0] for name in registry.undeclared_fields()}

    assert "users.User" in models
    assert "sessions.Session" not in models


def test_field_that_nobody_classified_is_found(empty_registry):
    registry.declare(RateCount, not_personal=["id", "key", "window_start"])

    missing = [name for name in registry.undeclared_fields() if name.startswith("security.")]

    assert missing == ["security.RateCount.count"]


def test_declaration_is_kept_with_its_reasons():
    [declared] = [declaration for declaration in registry.declarations() if declaration.model is User]

    assert declared.personal["email"].on_forget is OnForget.ANONYMISE
    assert "is_staff" in declared.not_personal


def test_model_is_declared_once(empty_registry):
    registry.declare(RateCount, not_personal=["id"])

    with pytest.raises(ValueError, match="declared twice"):
        registry.declare(RateCount, not_personal=["id"])


def test_field_is_either_personal_or_not(empty_registry):
    with pytest.raises(ValueError, match="declares twice: key"):
        registry.declare(RateCount, personal={"key": Personal(why="to count")}, not_personal=["key"])


def test_field_that_does_not_exist_is_refused(empty_registry):
    with pytest.raises(ValueError, match="has no field: name"):
        registry.declare(RateCount, not_personal=["name"])


@pytest.mark.parametrize(
    "incomplete",
    [
        {"why": ""},
        {"why": "for audit", "on_forget": OnForget.KEEP},
        {"why": "to ring back", "kept_because": "we like it"},
    ],
)
def test_reasons_are_not_left_out(incomplete):
    with pytest.raises(ValueError):
        Personal(**incomplete)
