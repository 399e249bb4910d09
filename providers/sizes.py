"""Sizes as people read them beside a link."""


def say_size(count: int) -> str:
    """84 KB, 1.2 MB: a kilobyte of 1,024 bytes, as computers show files."""
    if count < 1 << 20:
        return f"{max(1, round(count / 1024))} KB"
    megabytes = count / (1 << 20)
    return f"{megabytes:.1f} MB" if megabytes < 10 else f"{round(megabytes)} MB"


def say_pages(count: int | None) -> str:
    return "" if not count else f"{count} page{'' if count == 1 else 's'}"
