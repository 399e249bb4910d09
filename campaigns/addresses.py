"""The addresses that staff type into blocks, each refused with a sentence where it leads nowhere."""

import re
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

YOUTUBE, VIMEO, FILE = "YouTube", "Vimeo", "its website"
YOUTUBE_ID = re.compile(r"[\w-]{11}")
VIMEO_PATH = re.compile(r"/(?:channels/[\w-]+/|video/)?\d{5,}(?:/\w+)?/?")
YOUTUBE_PATH = re.compile(r"/(?:shorts|embed|live)/([^/]+)/?")

NOT_A_VIDEO = (
    "That is not the address of a video. Open the video at YouTube or Vimeo and copy the address from there, "
    "or give the https address of an .mp4 or .webm file."
)
NOT_A_WAY_ON = (
    "Type an address of this portal such as /find-your-role/, a place on this page such as #roles, "
    "or a full https address."
)


def video_host(address: str) -> str:
    """Where somebody will watch it, in words, or nothing where the address is not that of one video."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme != "https":
        return ""
    if host in ("youtube.com", "youtube-nocookie.com", "youtu.be"):
        return YOUTUBE if YOUTUBE_ID.fullmatch(_youtube_id(host, parts.path, parts.query)) else ""
    if host in ("vimeo.com", "player.vimeo.com"):
        return VIMEO if VIMEO_PATH.fullmatch(parts.path) else ""
    return FILE if parts.path.lower().endswith((".mp4", ".webm")) else ""


def _youtube_id(host: str, path: str, query: str) -> str:
    if host == "youtu.be":
        return path.strip("/")
    if path == "/watch":
        return parse_qs(query).get("v", [""])[0]
    found = YOUTUBE_PATH.fullmatch(path)
    return found[1] if found else ""


def check_video_address(address: str) -> None:
    if not _can_be_read(address) or not video_host(address):
        raise ValidationError(NOT_A_VIDEO, code="not_a_video")


def check_way_on(address: str) -> None:
    """Where a button leads: a page of this portal that there is, a place on the same page, or another site by https."""
    if re.fullmatch(r"#[a-z][\w-]*", address):
        return
    if not _can_be_read(address):
        raise ValidationError(NOT_A_WAY_ON, code="not_a_way_on")
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname and "." in parts.hostname:
        return
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        raise ValidationError(NOT_A_WAY_ON, code="not_a_way_on")
    try:
        resolve(parts.path)
    except Resolver404:
        raise ValidationError("There is no page at this address of the portal.", code="no_such_page") from None


def _can_be_read(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:  # such as an unfinished [::1
        return False
    return not re.search(r"[\s\\]", address)
