from workforce_portal.privacy.registry import OnForget, Personal, declare
from workforce_portal.users.models import User

WHILE_SIGNING_IN = "while the person signs in for their work, then two years"

declare(
    User,
    personal={
        "email": Personal(
            why="to sign in, and to send what the person asked for",
            keep=WHILE_SIGNING_IN,
            on_forget=OnForget.ANONYMISE,
        ),
        "full_name": Personal(
            why="so that colleagues see who did what", keep=WHILE_SIGNING_IN, on_forget=OnForget.ANONYMISE
        ),
        "password": Personal(
            why="to sign in, kept as a salted hash that cannot be read back",
            keep=WHILE_SIGNING_IN,
            on_forget=OnForget.BLANK,
        ),
        "last_login": Personal(why="to close accounts that nobody uses", keep=WHILE_SIGNING_IN),
    },
    not_personal=["id", "is_staff", "is_superuser", "is_active", "date_joined"],
)
