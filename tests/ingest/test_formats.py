"""Each format that is read, from a file that holds it to the document that comes out."""

from datetime import date
from email.message import EmailMessage

import pytest

from communique.ingest.files import read_inputs
from communique.ingest.kinds import kind_of
from communique.ingest.rows import SetAside
from tests.ingest.making import make_feed, make_page, make_pdf

CALL = [
    "The Prime Minister of Fiji spoke by telephone with the Prime Minister of Samoa on Monday.",
    "They agreed to open a joint fisheries office in Apia, and discussed visas for students at length.",
    "The two leaders will meet again in June in Suva.",
]


@pytest.fixture
def read(tmp_path):
    def read(name, data, **options):
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(read_inputs([str(tmp_path / name)], **options))

    return read


# Pages


def test_a_page_is_its_article_without_menu_and_foot(read):
    page = make_page(CALL, title="Fiji and Samoa speak", site="Government of Fiji", published="2022-05-03T09:00:00Z")
    [document] = read("call.html", page, published=date(2000, 1, 1))
    assert document.title == "Fiji and Samoa speak"
    assert document.text == "\n\n".join([document.title, *CALL])
    assert (document.publisher, document.published) == ("Government of Fiji", date(2022, 5, 3))


def test_a_page_without_a_date_takes_the_one_given_and_none_from_its_words(read):
    page = make_page([*CALL, "The first such office opened on 7 May 1998."])
    assert [d.published for d in read("call.html", page, published=date(2022, 5, 4))] == [date(2022, 5, 4)]
    assert [d.published for d in read("call.html", page)] == [None]


def test_what_stands_before_the_title_of_a_short_page_is_its_menu(read):
    page = (
        "<html><head><title>Call with Ghana</title></head><body><div><a href='/'>Home</a> <a href='/n'>News</a></div>"
        "<div><h2>Call with Ghana</h2><div>The Prime Minister spoke to the President of Ghana this morning.</div>"
        "<div>They agreed to stay in touch.</div></div><footer>Contact us | Privacy</footer></body></html>"
    )
    [document] = read("call.html", page)
    assert document.text.split("\n\n") == [
        "Call with Ghana",
        "The Prime Minister spoke to the President of Ghana this morning.",
        "They agreed to stay in touch.",
    ]


# PDF


def test_a_pdf_is_in_paragraphs_without_page_numbers_and_running_heads(read):
    pages = [
        [
            "Ministry of Fisheries, note 7",
            "Fiji and Samoa to open an office",
            "",
            "The Prime Minister of Fiji spoke by telephone with the Prime Minister of",
            "Samoa on Monday, his office said.",
            "They agreed to open a joint fisher-",
            "ies office in Apia. The office is to open its doors in the spring and",
            "1 / 3",
        ],
        ["Ministry of Fisheries, note 7", "will have a staff of ten.", "", "They spoke of visas.", "2 / 3"],
        ["Ministry of Fisheries, note 7", "The two leaders will meet again.", "3 / 3"],
    ]
    [document] = read("note.pdf", make_pdf(pages, title="Fiji and Samoa to open an office"))
    assert document.title == "Fiji and Samoa to open an office"
    assert document.text.split("\n\n")[1:] == [
        "Ministry of Fisheries, note 7",
        "The Prime Minister of Fiji spoke by telephone with the Prime Minister of Samoa on Monday, his office said.",
        "They agreed to open a joint fisheries office in Apia. The office is to open its doors in the spring and "
        "will have a staff of ten.",
        "They spoke of visas.",
        "The two leaders will meet again.",
    ]


def test_the_title_that_a_pdf_carries_along_from_an_old_file_is_not_taken(read):
    [document] = read("note.pdf", make_pdf([CALL], title="Microsoft Word - draft2.doc"))
    assert document.title is None


def test_a_pdf_of_pictures_says_what_to_do(read):
    [problem] = read("scan.pdf", make_pdf([[], []]))
    assert problem.reason == "is a PDF without text, perhaps scanned: run text recognition over it first"


# Markdown


def test_markdown_is_undone(read):
    text = (
        "# A *new* office\n\nThe [PM](https://a.example) of **Fiji** met\nher friend.\n\n- They spoke of fish.\n- They spoke of visas.\n\n"
        "> We agree, she said.\n"
    )
    [document] = read("note.md", text)
    assert document.title == "A new office"
    assert document.text.split("\n\n")[1:] == [
        "The PM of Fiji met her friend.",
        "They spoke of fish.",
        "They spoke of visas.",
        "We agree, she said.",
    ]


def test_fields_at_the_head_of_markdown(read):
    head = '---\ntitle: "On fish"\ndate: 2019-05-06\npublisher: Pacific News\nurl: https://a.example/1\n---\n'
    [document] = read("note.md", head + "They met.\n")
    assert (document.title, document.published) == ("On fish", date(2019, 5, 6))
    assert (document.publisher, document.url) == ("Pacific News", "https://a.example/1")


# E-mail


def mail(text="", html="", sender="The White House <press@a.example>"):
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = "Call with Samoa"
    message["Date"] = "Tue, 03 May 2022 23:30:00 +1200"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_a_mail_and_what_is_attached_to_it_are_documents(read):
    message = mail(
        "Please find attached the note on the call which the Prime Minister held\nwith Samoa.\n\n-- \nPress Office\n"
    )
    message.add_attachment(make_pdf([CALL]), maintype="application", subtype="pdf", filename="note.pdf")
    message.add_attachment(make_page(CALL).decode(), subtype="html", filename="page.html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="flag.png")
    message.add_attachment(mail("They met in Suva."))
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="all.zip")
    body, pdf, page, inner, archive = read("call.eml", message.as_bytes())
    assert body.text.endswith("note on the call which the Prime Minister held with Samoa.")
    assert (body.title, body.publisher) == ("Call with Samoa", "The White House")
    assert {document.published for document in (body, pdf, page, inner)} == {date(2022, 5, 3)}
    assert pdf.name == "call.eml: attachment 1 (note.pdf)"
    assert all(sentence in text for sentence in CALL for text in (pdf.text, page.text))
    assert inner.text == "Call with Samoa\n\nThey met in Suva."
    assert archive.place.endswith("call.eml: attachment 4 (all.zip)")
    assert archive.reason.startswith("is not of a kind that is read in a mail")
    assert archive.origin.endswith("call.eml")


def test_of_a_mail_in_two_wordings_the_plain_one_is_read_once(read):
    [document] = read("call.eml", mail("They met in Suva.", "<p>They met in <b>Suva</b>.</p>").as_bytes())
    assert document.text == "Call with Samoa\n\nThey met in Suva."


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ("Georgia Miller <gm@a.example>", None),
        ("Press service <press@president.gov.ua>", "Press service"),
        ("<press@a.example>", None),
        ("broken@@", None),
    ],
)
def test_who_sends_a_document_on_has_not_published_it(read, sender, publisher):
    [document] = read("call.eml", f"From: {sender}\nSubject: A call\n\nThey met in Suva.\n")
    assert document.publisher == publisher


def test_a_mail_in_html_only(read):
    [document] = read("call.eml", mail(html=make_page(CALL).decode()).as_bytes())
    assert document.text == "\n\n".join(["Call with Samoa", *CALL])


def test_a_mail_is_known_without_its_suffix():
    assert kind_of(b"From: a@b.example\r\nMIME-Version: 1.0\r\n\r\nThey met.") == "mail"
    assert kind_of(b"From our correspondent: they met.\n\nMessage-ID: none") == "text"


# Feeds


def test_a_feed_in_a_file_is_read_without_the_network(read):
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Press office</title>"
        "<entry><title>A call</title><link href='https://a.example/1'/><updated>2022-05-03T00:00:00Z</updated>"
        f"<content type='html'>{''.join(f'&lt;p&gt;{line}&lt;/p&gt;' for line in CALL)}</content></entry>"
        "<entry><title>Another call</title><link href='https://a.example/2'/></entry></feed>"
    )
    call, other = read("feed.xml", feed)
    assert (call.title, call.published, call.publisher) == ("A call", date(2022, 5, 3), "Press office")
    assert all(sentence in call.text for sentence in CALL)
    assert call.url == "https://a.example/1"
    assert isinstance(other, SetAside)
    assert other.reason == "has no words of its own: read the page it links to"


def test_a_feed_with_a_broken_date_has_no_date():
    from communique.ingest.entries import load_feed

    feed = make_feed(
        [("One", "https://a.example/1", "Tue, 03 May 2022 10:00:00 GMT"), ("Two", "https://a.example/2", "soon")]
    )
    assert [entry.published for entry in load_feed(feed)] == ["2022-05-03", None]


# What kind of file it is


@pytest.mark.parametrize(
    ("head", "name", "media", "kind"),
    [
        (b"%PDF-1.7", "page.html", None, "pdf"),
        (b"\n\n<!-- saved --><!DOCTYPE html>", "page", None, "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "page.txt", None, "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "news.xml", None, "feed"),
        (b"<feed xmlns='x'>", "", "text/html", "feed"),
        (b"WARC/1.1\r\n", "a", None, "warc"),
        (b"\x1f\x8b", "a.WARC.gz", None, "warc"),
        (b"They met.", "a.md", None, "markdown"),
        (b"<p>They met.", "", "text/html; charset=utf-8", "html"),
        (b"{}", "rows.ndjson", None, "jsonl"),
        (b"They met.", "a.unknown", None, "text"),
        (b"", "", None, "text"),
    ],
)
def test_kinds(head, name, media, kind):
    assert kind_of(head, name, media) == kind


def test_markup_is_read_as_html_on_standard_input(monkeypatch):
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(make_page(CALL, title="A call")))))
    [document] = read_inputs(["-"])
    assert document.title == "A call"
