import pytest
from django.core.exceptions import ValidationError

from campaigns.addresses import check_video_address, check_way_on, video_host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube"),
        ("https://m.youtube.com/watch?t=10&v=dQw4w9WgXcQ", "YouTube"),
        ("https://youtu.be/dQw4w9WgXcQ", "YouTube"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "YouTube"),
        ("https://vimeo.com/76979871", "Vimeo"),
        ("https://films.example.org/one-day/grace.mp4", "its website"),
    ],
)
def test_video_host_knows_where_a_video_lies(address, host):
    assert video_host(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/@skillsforcare",
        "https://www.youtube.com/watch?v=short",
        "https://youtu.be.example.org/dQw4w9WgXcQ",
        "https://vimeo.com/channels/staffpicks",
        "http://youtu.be/dQw4w9WgXcQ",
        "https://films.example.org/grace.html",
        "javascript:alert('grace.mp4')",
        "https://[::1",
        "<iframe src='https://youtu.be/dQw4w9WgXcQ'>",
    ],
)
def test_video_address_that_leads_to_no_video_is_refused_with_a_sentence(address):
    with pytest.raises(ValidationError, match="not the address of a video"):
        check_video_address(address)


@pytest.mark.parametrize(
    "address", ["/providers/drop-ins/?council=wigan", "#roles", "https://www.skillsforcare.org.uk/"]
)
def test_way_on_leads_to_a_page_of_ours_a_place_on_the_page_or_another_site(address):
    check_way_on(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//evil.example.org/",
        "http://example.org/",
        "roles",
        "/no/such/page/",
        "https://x y",
        "#",
    ],
)
def test_way_on_that_leads_nowhere_is_refused(address):
    with pytest.raises(ValidationError):
        check_way_on(address)
