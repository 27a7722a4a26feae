"""Attacks on the page: what hostile documents, addresses, sites and clients try, and that none of it gets through."""

import json
import re
import socket

import httpx
import pytest

from tests.web.visiting import PASSWORDS, SCRIPT, Browser


@pytest.fixture(scope="module")
def paths(page):
    """Every page that shows what the hostile document says."""
    client = Browser(page)
    contact = client.get("/api/contacts").json()["items"][0]["id"]
    document = client.get("/api/documents").json()["items"][0]["id"]
    return [
        "/", "/contacts", "/positions", "/issues", "/documents", "/review", f"/contact/{contact}", f"/document/{document}",
        f"/document/{document}?cell=p1", "/party/KEN", "/pair/KEN/ZMB", "/issue/open%3A%3Cb%3Ecopper%3C%2Fb%3E",
        "/search?q=tariffs", f"/search?q={SCRIPT}", f"/contacts?party={SCRIPT}", f"/party/{SCRIPT}",
        f"/correct?target={SCRIPT}&field=date&value={SCRIPT}&back=javascript:alert(1)",
    ]  # fmt: skip


def test_no_words_of_a_document_or_address_become_markup(browser, paths):
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code in (200, 400, 404), path
        assert "<script>" not in answer.text, path
        assert "<img" not in answer.text, path
        assert "<b>copper" not in answer.text, path
        assert 'onclick="' not in re.sub(r"&#34;|&quot;", "", answer.text), path
        assert 'href="javascript:' not in answer.text, path


def test_every_answer_forbids_what_it_does_not_need(browser, paths):
    for path in [*paths, "/nothing", "/static/page.js", "/api/contacts", "/api/none"]:
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_pages_ask_for_nothing_elsewhere_and_have_no_script_or_style_of_their_own(browser, paths):
    for path in paths:
        text = browser.get(path).text
        assert re.findall(r'(?:src|<link[^>]*href)="(?!/static/)', text) == [], path
        assert not re.search(r"<script(?! src=)|<style|\sstyle=", text), path


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE documents; --", "a' OR '1'='1", '" OR text:*', "NEAR(a b)", "%", "\\", "a*b", "-", "(("]
)
def test_search_words_are_words(browser, words):
    for path in ("/search", "/api/search"):
        assert browser.get(path, params={"q": words}).status_code in (200, 400)
    for path in ("/contacts", "/positions"):
        assert browser.get(path, params={"party": words, "issue": words, "since": words}).status_code == 400
    assert browser.get("/api/documents").json()["items"]


ODD = [
    "%00",
    "%ff%fe",
    "%F0%9F%8C%8D",
    "-1",
    "1e9",
    "9999-99-99",
    "0000",
    "2020/..",
    "x" * 399,
    "%0d%0aSet-Cookie:a",
    "[]",
]


@pytest.mark.parametrize("value", ODD)
def test_odd_values_never_break_the_program(browser, value):
    schema = browser.get("/api/openapi.json").json()["paths"]
    asked = [(path, parameter) for path, entry in schema.items() for parameter in entry["get"].get("parameters", ())]
    addresses = [f"{path}?{p['name']}={value}&q={value}" for path, p in asked if p["in"] == "query"]
    addresses += [path.replace("{key}", value) for path, p in asked if p["in"] == "path"]
    addresses += [
        f"/{kind}/{value}" for kind in ("contact", "document", "party", "issue", "pair/KEN", "add", "compare/a")
    ]
    addresses += [
        f"/{kind}?{name}={value}" for kind in ("contacts", "positions", "search") for name in ("q", "page", "at")
    ]
    for address in addresses:
        answer = browser.get(address)
        assert answer.status_code < 500, address
        assert "Set-Cookie:a" not in str(answer.headers), address


@pytest.mark.parametrize("path", ["/add", "/example", "/correct", "/undo", "/set-aside", "/sign-in", "/sign-out"])
@pytest.mark.parametrize("token", ["", "0" * 64])
def test_forms_of_other_sites_are_refused(browser, path, token):
    browser.get("/")
    data = {"csrf": token, "target": "x", "field": "date", "number": "1", "text": "words", "why": "x"}
    assert browser.http.post(path, data=data).status_code == 403
    fits = {**data, "csrf": browser.token()}
    assert browser.http.post(path, data=fits, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_another_sessions_token_is_refused(browser, page):
    other = Browser(page)
    browser.get("/")
    assert browser.http.post("/set-aside", data={"csrf": other.token()}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::2]"])
def test_other_host_names_are_not_answered(browser, host):
    assert browser.get("/", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/app.py", "/static//etc/passwd"]
)
def test_no_file_outside_is_served(page, path):
    assert _status(page, f"GET {path} HTTP/1.1") == 404


def _status(page, request):
    """Send what no client would; return the status of the answer."""
    host, port = page.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as raw:
        raw.sendall(f"{request}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        return int(raw.recv(200).split()[1])


def test_what_is_too_large_is_refused(browser, page):
    token = browser.token()
    assert browser.http.post("/correct", data={"csrf": token, "why": "x" * 200_000}).status_code == 413
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.http.post("/correct", headers=form, content=(b"x" * 1000 for _ in range(300))).status_code == 400
    assert _status(page, "POST /add HTTP/1.1\r\nContent-Length: 99999999") == 413
    assert browser.get("/search", params={"q": "x" * 5000}).status_code == 400


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_form_leads_away(browser, back):
    contact = browser.get("/api/contacts").json()["items"][0]["id"]
    fields = {"target": contact, "field": "location", "value": "Lusaka", "why": "x", "back": back}
    assert re.match(r"/\?done=\d+$", browser.post("/correct", fields).headers["location"])


def test_saved_tables_hold_no_formulas(browser):
    contact = browser.get("/api/contacts").json()["items"][0]["id"]
    browser.post("/correct", {"target": contact, "field": "location", "value": "=HYPERLINK(1)", "why": "+x"})
    saved = browser.get("/corrections.csv").text
    assert "'=HYPERLINK" in saved
    assert ",=HYPERLINK" not in saved


def test_changes_are_audited(browser, hostile):
    contact = browser.get("/api/contacts").json()["items"][0]["id"]
    browser.post("/correct", {"target": contact, "field": "location", "value": "Ndola", "why": "x"})
    entry = json.loads((hostile.parent / "audit.jsonl").read_text().splitlines()[-1])
    assert entry["what"] == "correct"
    assert entry["value"] == "Ndola"
    assert entry["by"]


def test_without_users_only_this_machine_is_served(communique, hostile):
    done = communique("serve", "--record", hostile, "--host", "0.0.0.0")
    assert done.returncode == 2
    assert "--users" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_is_shown_before_sign_in(team):
    client = Browser(team)
    assert client.get("/").headers["location"] == "/sign-in"
    assert client.get("/api/contacts").status_code == 401
    assert client.get("/contacts.csv").status_code == 303
    assert client.sign_in("amina", "wrong").status_code == 403
    client.http.cookies.set("communique_session", "eyJ1c2VyIjoiYW1pbmEifQ.x.y")
    assert client.get("/").status_code == 303


def test_readers_read_and_editors_write(team):
    reader, editor = Browser(team), Browser(team)
    cookie = reader.sign_in("otieno", PASSWORDS["otieno"][1]).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    editor.sign_in("amina", PASSWORDS["amina"][1])
    contact = reader.get("/api/contacts").json()["items"][0]["id"]
    fields = {"target": contact, "field": "location", "value": "Lusaka", "why": "known"}
    assert "change<" not in reader.get(f"/contact/{contact}").text
    assert reader.post("/correct", fields, form="/").status_code == 403
    assert editor.post("/correct", fields, form="/").status_code == 303
    assert editor.post("/sign-out", form="/").status_code == 303
    assert editor.get("/").status_code == 303


def test_guessing_passwords_ends_soon(start, hostile):
    address = start(hostile, "--token", "a token of many letters")
    client = Browser(address)
    tried = [client.sign_in("x", f"guess {n}").status_code for n in range(12)]
    assert tried[:10] == [403] * 10
    assert tried[10:] == [429] * 2
    assert (
        httpx.get(f"{address}/api/contacts", headers={"Authorization": "Bearer a token of many letters"}).status_code
        == 401
    )
