"""docker-compose.yml and Dockerfile, as far as they can be held to account without a container engine.

compose_spec.json is the Compose specification's schema as published with Docker Compose 1.29.2 (Apache License 2.0).
"""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from jsonschema import Draft7Validator

ROOT = settings.BASE_DIR
SCHEMA = json.loads((Path(__file__).parent / "compose_spec.json").read_text())
TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
EXAMPLE = (ROOT / ".env.example").read_text()
LONG_RUNNING = sorted(set(SERVICES) - {"migrate"})


def test_compose_file_obeys_the_compose_schema():
    faults = [f"{fault.json_path}: {fault.message}" for fault in Draft7Validator(SCHEMA).iter_errors(COMPOSE)]

    assert faults == []


def test_compose_file_has_each_part_of_the_portal():
    assert set(SERVICES) == {"web", "worker", "beat", "migrate", "postgres", "valkey"}


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_service_says_whether_it_is_well_and_comes_back(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_service_has_no_more_rights_than_it_needs(name):
    service = SERVICES[name]

    assert service["user"].split(":")[0] not in {"", "0", "root"}
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_portal_waits_for_servers_and_migrations(name):
    waits_for = {service: link["condition"] for service, link in SERVICES[name]["depends_on"].items()}

    assert waits_for == {
        "migrate": "service_completed_successfully",
        "postgres": "service_healthy",
        "valkey": "service_healthy",
    }


def test_what_is_waited_for_as_healthy_has_a_health_check():
    waited_for = {
        name
        for service in SERVICES.values()
        for name, link in service.get("depends_on", {}).items()
        if link["condition"] == "service_healthy"
    }

    assert all("healthcheck" in SERVICES[name] for name in waited_for)


def test_volumes_of_services_are_declared():
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}

    assert used == set(COMPOSE["volumes"])


def test_variables_of_the_compose_file_are_explained():
    named = set(re.findall(r"\$\{([A-Z_]+)", TEXT))

    assert {name for name in named if f"\n{name}=" not in EXAMPLE} == set()


def test_only_the_web_service_is_reachable_and_only_from_this_machine():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])


def test_no_secret_stands_in_the_compose_file():
    set_here = {name: value for service in SERVICES.values() for name, value in service.get("environment", {}).items()}
    passwords = [value for name, value in set_here.items() if "PASSWORD" in name or "KEY" in name]
    passwords += [match[1] for value in set_here.values() if (match := re.search(r"://\w+:(.+)@", value))]

    assert len(passwords) == 2
    assert all(password.startswith("${") for password in passwords)


def test_image_runs_as_nobody_special_on_pinned_packages():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]

    assert users[-1] not in {"root", "0"}
    assert any("--require-hashes" in line and "requirements.txt" in line for line in lines)


def test_image_holds_no_secret_and_no_rubbish():
    ignored = (ROOT / ".dockerignore").read_text().split()

    assert {".env", ".git", ".venv", "var"} <= set(ignored)
