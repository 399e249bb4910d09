"""How many queries a page asks: `python -m bench.counting PATH`, in the portal's own process."""

import logging
import os
import sys


def count(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.get(path)  # what is read once a process is not the page's
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answers {answer.status_code}")
    return len(captured)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "workforce_portal.settings"
    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    sys.stdout.write(f"{count(sys.argv[1])}\n")
