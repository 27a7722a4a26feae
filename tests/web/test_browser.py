"""A walk through the pages in Debian's Chromium, with script and without; no serious fault for axe-core; nothing asked elsewhere."""

import re
import shutil
import time
from urllib.parse import urlsplit

import pytest

from tests.web.visiting import Browser

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no Chromium here: apt-get install chromium", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(chromium, example):
    """Open a tab on the example's page; afterwards nothing has failed in it, and nothing was asked of another host."""
    tabs, asked, failed = [], [], []

    def open_tab(**options):
        context = chromium.new_context(base_url=example[0], **options)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda error: failed.append(str(error)))
        tab.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
        tabs.append(context)
        return tab

    yield open_tab
    for context in tabs:
        context.close()
    assert {urlsplit(url).netloc for url in asked} <= {urlsplit(example[0]).netloc}
    assert failed == []


@pytest.fixture(scope="module")
def pages(example):
    """An address of each kind of page."""
    client = Browser(example[0])
    contact = next(c["id"] for c in client.get("/api/contacts").json()["items"] if c["accounts"] == 3)
    *_, first, document = (row["id"] for row in client.get("/api/documents").json()["items"])
    return {
        "compare": f"/compare/{first}/{document}",
        "home": "/", "contacts": "/contacts", "contact": f"/contact/{contact}", "document": f"/document/{document}?cell=p1",
        "party": "/party/FRA", "pair": "/pair/FRA/RUS", "issue": "/issue/war-in-ukraine", "issues": "/issues",
        "positions": "/positions", "documents": "/documents", "search": "/search?q=call", "review": "/review",
        "correct": f"/correct?target={contact}&field=mode&value=telephone", "corrections": "/corrections", "add": "/add",
        "aside": "/set-aside", "api": "/api", "error": "/nothing",
    }  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault(visit, pages, scheme):
    tab = visit(color_scheme=scheme)
    found = []
    for name, path in pages.items():
        if name == "error":
            continue  # its 404 is an error on the console
        tab.goto(path)
        violations = axe.Axe().run(tab, options={"runOnly": RULES}).response["violations"]
        found += [(name, v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in ("serious", "critical")]
    assert found == []


def test_pages_fit_a_narrow_screen(visit, pages):
    tab = visit(viewport={"width": 320, "height": 640})
    for name, path in pages.items():
        if name != "error":
            tab.goto(path)
            assert tab.evaluate("document.documentElement.scrollWidth") <= 320, name


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_walk_from_the_call_to_its_words_a_correction_and_back(visit, script):
    tab = visit(java_script_enabled=script)
    tab.goto("/")
    tab.get_by_role("link", name="Wednesday 2 July 2025").first.click()
    assert "accounts differ" in tab.content()
    tab.get_by_role("region", name="Cells of the contact").get_by_role("link", name="France’s account").first.click()
    assert tab.locator("mark.lit").count() >= 1
    assert tab.url.endswith("#at")
    tab.locator("a.back").first.click()
    cell = tab.url.rpartition("#cell-")[2]
    assert tab.locator(f"#cell-{cell}").is_visible()
    tab.locator(f"#cell-{cell} a.see").first.click()
    assert f"cell={cell}" in tab.url
    assert tab.locator(f"#cell-{cell}.lit").count() == 1
    tab.get_by_role("link", name="the contact in the record").click()
    tab.get_by_role("link", name="France with Russia").click()
    assert "not said" in tab.content()
    tab.go_back()
    tab.get_by_role("link", name="change location").click()
    tab.get_by_label("Value").fill("by wire")
    tab.get_by_label("Why").fill("a test")
    tab.get_by_role("button", name="Correct").click()
    assert re.search(r"Correction \d+ is in the log", tab.get_by_role("status").inner_text())
    assert "by wire" in tab.locator("#cell-location").inner_text()
    tab.get_by_role("link", name="Corrections").first.click()
    tab.get_by_role("button", name="undo correction").first.click()
    assert "undone" in tab.content()


def test_search_add_and_save(visit, tmp_path):
    tab = visit(accept_downloads=True)
    tab.goto("/")
    tab.get_by_role("searchbox").fill("ceasefire")
    tab.get_by_role("searchbox").press("Enter")
    assert tab.locator("mark.hit").count() >= 1
    with tab.expect_download() as download:
        tab.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "search.csv")
    assert "ceasefire" in (tmp_path / "search.csv").read_text("utf-8")
    tab.get_by_role("link", name="Add").first.click()
    tab.get_by_label("Paste a text").fill(
        "Prime Minister Abela of Malta met President Stubb of Finland in Valletta on 3 May 2024."
    )
    tab.get_by_role("button", name="Read").click()
    deadline = time.monotonic() + 90
    while tab.locator("h1").inner_text() != "Read":
        assert time.monotonic() < deadline, tab.content()
        tab.wait_for_timeout(500)
    tab.get_by_role("link", name="pasted text").click()
    assert tab.locator("mark.contact").count() >= 1


def test_the_keyboard_alone_will_do(visit):
    tab = visit()
    tab.goto("/review")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "cell-date"
    tab.keyboard.press("e")
    tab.wait_for_url(re.compile(r"/correct\?"))
    assert tab.evaluate("document.activeElement.id") == "why"
    tab.goto("/review")
    tab.keyboard.press("?")
    tab.get_by_role("button", name="Switch keys off").click()
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") != "cell-date"


def test_a_hostile_document_runs_nothing(chromium, page):
    client = Browser(page)
    contact = client.get("/api/contacts").json()["items"][0]["id"]
    document = client.get("/api/documents").json()["items"][0]["id"]
    context = chromium.new_context(base_url=page)
    tab = context.new_page()
    opened = []
    tab.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    for path in ("/", f"/contact/{contact}", f"/document/{document}?cell=p1", "/positions", "/issues"):
        tab.goto(path)
        tab.locator("main").click()
        assert tab.title() != "owned"
    context.close()
    assert opened == []
