class PictureRefused(Exception):
    """The file cannot be used as a picture. The text says why, and what to do."""


class PictureInUse(Exception):
    """The picture is shown somewhere. The text says where."""
