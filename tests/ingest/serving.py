"""A web server on the loopback address that answers as a test tells it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What a server answers, by path, and what it was asked."""

    origin: str
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    special: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)

    def put(self, path: str, data: bytes, status: int = 200, **headers: str) -> str:
        """Set the answer for a path; return its address."""
        self.answers[path] = status, {name.replace("_", "-"): value for name, value in headers.items()}, data
        return self.origin + path

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serve() -> Iterator[Site]:
    """Serve a site while the test runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    site = server.site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site
        site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        if self.path in site.special:
            site.special[self.path](self)
            return
        status, headers, data = site.answers.get(self.path, (404, {}, b"nothing here"))
        if status == 200 and headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, data = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words: object) -> None:
        pass
