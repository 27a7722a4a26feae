"""Fetching, against a server on the loopback address, which the setting must allow."""

import gzip
import ipaddress
import socket
import time

import pytest

from communique.errors import InputError
from communique.ingest import fetching
from communique.ingest.addresses import is_public, public_address
from communique.ingest.fetching import fetch
from communique.ingest.files import read_inputs
from communique.settings import Settings
from tests.ingest.making import make_feed, make_page, make_pdf
from tests.ingest.serving import serve

ALLOWED = Settings(record="unused", allow_private_addresses=True)
REFUSED = Settings(record="unused")
CALL = ["The Prime Minister of Fiji spoke by telephone with the Prime Minister of Samoa on Monday."] * 2
PAGE = make_page(CALL, title="Fiji and Samoa speak", published="2022-05-03")


@pytest.fixture
def site():
    with serve() as site:
        yield site


def read(url, settings=ALLOWED):
    return list(read_inputs([url], settings=settings))


def why(url, settings=ALLOWED):
    [problem] = read(url, settings)
    assert problem.origin == url
    return problem.reason


def test_a_page_is_fetched_and_known_by_its_address(site):
    url = site.put("/call", PAGE, Content_Type="text/html")
    [document] = read(url)
    assert (document.title, document.url, document.name) == ("Fiji and Samoa speak", url, url)
    assert site.asked[0][1]["user-agent"] == "communique"


def test_a_pdf_and_a_plain_text_are_told_apart(site):
    pdf = site.put("/a", make_pdf([CALL]), Content_Type="application/pdf")
    text = site.put("/b.txt", b"They met in Suva.", Content_Type="text/plain")
    assert CALL[0] in read(pdf)[0].text
    assert read(text)[0].text == "They met in Suva."


def test_without_the_setting_a_private_address_is_refused_and_not_asked(site):
    reason = why(site.put("/call", PAGE), REFUSED)
    assert "leads to 127.0.0.1, which is not on the public internet: set COMMUNIQUE_ALLOW_PRIVATE" in reason
    assert not site.asked


def test_each_redirect_is_checked(site, monkeypatch):
    site.put("/call", PAGE)
    url = site.put("/old", b"", 302, Location="/call")
    assert read(url)[0].url == f"{site.origin}/call"
    checked = []

    def check(host, port, *, allow_private):
        checked.append(host)
        return public_address(host, port, allow_private=len(checked) == 1)

    monkeypatch.setattr(fetching, "public_address", check)
    assert "not on the public internet" in why(url, REFUSED)
    assert len(checked) == 2


def test_the_address_that_was_checked_is_the_one_that_is_asked(site, monkeypatch):
    port = int(site.origin.rpartition(":")[2])
    look_up, connect = socket.getaddrinfo, socket.socket.connect
    answers, reached = ["127.0.0.1", "192.0.2.1"], []

    def rebind(host, *rest, **options):
        return look_up(answers.pop(0) if host == "rebinding.example" else host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebind)
    monkeypatch.setattr(socket.socket, "connect", lambda s, to: (reached.append(to), connect(s, to))[1])
    site.put("/call", PAGE)
    assert fetch(f"http://rebinding.example:{port}/call", allow_private=True).status == 200
    assert reached == [("127.0.0.1", port)]
    assert site.asked[0][1]["host"] == f"rebinding.example:{port}"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/x", "gopher://a.example"])
def test_only_http_is_followed(site, target):
    assert "only these are fetched" in why(site.put("/old", b"", 302, Location=target))


def test_redirects_end(site):
    assert "leads on more than 5 times" in why(site.put("/ring", b"", 302, Location="/ring"))
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "url", ["http://", "http://a b/", "https://user:word@a.example/", "http://[::1", "http://a.example:99999/"]
)
def test_an_address_that_is_none(url):
    assert ": " in why(url)


def test_a_host_that_is_not_found():
    assert "is not found: check the address and the connection" in why("http://nowhere.invalid/")


def test_an_answer_that_is_no_page(site):
    assert why(f"{site.origin}/none") == "the server answers 404: check the address in a browser"


def test_an_answer_that_unpacks_to_too_much(site):
    url = site.put("/bomb", gzip.compress(b" " * 40_000_000), Content_Encoding="gzip")
    assert "is more than the 20,971,520 bytes that are fetched" in why(url)


def test_an_answer_that_is_compressed(site):
    url = site.put("/call", gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")
    assert read(url)[0].title == "Fiji and Samoa speak"


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_trickles_is_cut_off(site, monkeypatch, part):
    monkeypatch.setattr(fetching, "LONGEST_FETCH", 0.5)

    def trickle(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if part == "body" else b""))
        for _ in range(100):
            try:
                handler.wfile.write(b"X")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    site.special["/slow"] = trickle
    assert "seconds to come" in why(f"{site.origin}/slow")


def test_a_server_that_hangs_up(site):
    site.special["/cut"] = lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nThey")
    assert "cannot be fetched from 127.0.0.1" in why(f"{site.origin}/cut")


# Feeds


def test_the_pages_of_a_feed_are_read_and_robots_respected(site):
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    first = site.put("/call", make_page(CALL, title="A call"), Content_Type="text/html")
    second = site.put("/private/note", PAGE, Content_Type="text/html")
    feed = site.put("/feed", make_feed([("One", first, "Tue, 03 May 2022 10:00:00 GMT"), ("Two", second, "")]))
    call, problem = read(feed)
    assert (call.title, str(call.published), call.publisher) == ("A call", "2022-05-03", "Press office")
    assert (problem.origin, "robots.txt" in problem.reason) == (second, True)
    assert "/private/note" not in site.paths


def test_a_failing_robots_file_allows_nothing(site):
    site.put("/robots.txt", b"", 503)
    assert "robots.txt" in why(site.put("/feed", make_feed([("One", f"{site.origin}/call", "")])))


# Which addresses are public


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("240.0.0.1", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ],
)  # fmt: skip
def test_public_addresses(address, public):
    assert is_public(ipaddress.ip_address(address)) == public


def test_a_name_of_which_one_address_is_private_is_refused(monkeypatch):
    found = [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("communique.ingest.addresses.socket.getaddrinfo", lambda *a, **k: found)
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
        public_address("a.example", 80, allow_private=False)
