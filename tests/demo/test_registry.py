import random
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from workforce_portal.demo import registry
from workforce_portal.users.models import User

TODAY = date(2027, 3, 9)


@pytest.fixture
def no_parts(monkeypatch):
    monkeypatch.setattr(registry, "_parts", {})


@pytest.mark.django_db
def test_parts_load_in_order_with_the_same_chance_each_time(no_parts):
    drawn = []
    registry.register("second", lambda rng, today: drawn.append(("second", today, rng.random())), 20)
    registry.register("first", lambda rng, today: drawn.append(("first", today, rng.random())), 10)

    names = list(registry.load_all(TODAY))
    list(registry.load_all(TODAY))

    assert names == ["first", "second"]
    assert [name for name, _, _ in drawn] == ["first", "second"] * 2
    assert drawn[:2] == drawn[2:]
    assert {today for _, today, _ in drawn} == {TODAY}


@pytest.mark.django_db(transaction=True)
def test_load_that_fails_leaves_nothing_behind(no_parts):
    def fail(rng: random.Random, today: date) -> None:
        raise RuntimeError("no room")

    registry.register("people", lambda rng, today: User.objects.create_user("a@demo.example"), 0)
    registry.register("fails", fail, 1)

    with pytest.raises(RuntimeError):
        list(registry.load_all(TODAY))

    assert not registry.is_loaded()


@pytest.mark.django_db
def test_load_demo_fills_an_empty_database_and_names_each_part(settings, capsys, no_parts):
    settings.DEMO_MODE = True
    registry.register("People", lambda rng, today: User.objects.create_user("a@demo.example"), 0)

    call_command("load_demo")

    assert "  People\n" in capsys.readouterr().out
    assert User.objects.get().email == "a@demo.example"


@pytest.mark.django_db
def test_load_demo_a_second_time_changes_nothing(settings, capsys):
    settings.DEMO_MODE = True
    User.objects.create_user("somebody@example.org")

    call_command("load_demo")

    assert "already there" in capsys.readouterr().out
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_load_demo_refuses_outside_demonstration_mode(settings):
    settings.DEMO_MODE = False

    with pytest.raises(CommandError, match="passwords are published"):
        call_command("load_demo")

    assert not User.objects.exists()
