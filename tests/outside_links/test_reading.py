from workforce_portal.outside_links.reading import links_in_html, links_in_text


def test_links_of_a_page_come_with_their_words():
    html = '<p>See <a href="https://a.example/x?y=1&amp;z=2">the <b>guide</b>\n here</a> or <a name="top">top</a>.</p>'

    assert links_in_html(html) == [("https://a.example/x?y=1&z=2", "the guide here")]


def test_addresses_in_plain_text_end_before_the_full_stop():
    text = "Look at https://a.example/one. Or (https://b.example/two), but not at a.example."

    assert [url for url, _ in links_in_text(text)] == ["https://a.example/one", "https://b.example/two"]
