"""What `./portal` calls, in the environment that it made."""

import sys

from django.core.exceptions import ImproperlyConfigured

from workforce_portal.embedded.checking import check
from workforce_portal.embedded.environment import read_environment
from workforce_portal.embedded.managing import manage
from workforce_portal.embedded.parts import Trouble, say
from workforce_portal.embedded.running import Stopped, run
from workforce_portal.embedded.supervisor import PartStopped
from workforce_portal.embedded.testing import test


def main(command: str, arguments: list[str]) -> int:
    read_environment()
    if command == "manage":
        return manage(arguments)
    if command == "test":
        return test(arguments)
    if command == "check":
        return check()
    run()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
    except PartStopped as stopped:
        say(f"{stopped.last_words()}\n\n{stopped}")
    except (Trouble, ImproperlyConfigured) as trouble:
        say(str(trouble))
    except Stopped:
        say("Stopped.")
        sys.exit(0)
    sys.exit(1)
