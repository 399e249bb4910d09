from django.conf import settings

from workforce_portal.embedded.documents import broken_links, undocumented_variables


def test_every_variable_is_explained_and_every_explanation_is_true():
    assert undocumented_variables(settings.BASE_DIR) == []


def test_links_of_the_documents_lead_somewhere():
    assert broken_links(settings.BASE_DIR) == []


def test_a_variable_without_an_explanation_is_found(tmp_path):
    (tmp_path / "workforce_portal").mkdir()
    (tmp_path / "workforce_portal" / "settings.py").write_text('A = env.str("READ_ONLY")\nB = env.int(\n    "BOTH")\n')
    (tmp_path / ".env.example").write_text("# About both.\nBOTH=1\nNAMED_ONLY=\n")

    found = undocumented_variables(tmp_path)

    assert found == [
        "READ_ONLY is read, and .env.example does not name it.",
        "NAMED_ONLY is in .env.example, and nothing reads it.",
    ]


def test_a_link_to_a_missing_file_or_heading_is_found(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "running.md").write_text("## Backups, and health\n[up](../README.md#the-portal)\n")
    (tmp_path / "README.md").write_text(
        "# The portal\n[a](docs/running.md#backups-and-health) [b](docs/gone.md) ![c](gone.png)\n"
        "[d](docs/running.md#gone) [e](https://example.org/)\n"
    )

    found = broken_links(tmp_path)

    assert found == [
        "README.md links to docs/gone.md, which is not there.",
        "README.md links to gone.png, which is not there.",
        "README.md links to docs/running.md#gone, which is not there.",
    ]
