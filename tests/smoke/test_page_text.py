"""What a page shows, in a browser and by plain HTTP: values of forms, and nothing that is hidden."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from seedsql.blueprint.smoke import Page
from seedsql.smoke.browser import Browser, BrowserLooker
from seedsql.smoke.http import HttpLooker
from seedsql.smoke.web import Web

PAGE = """<!doctype html><title>t</title><div class=row>
<input value="Ada Byron"> <input type=number value=336.00><input type=submit value="Save order">
<input type=hidden value=concealed><input type=password value=concealed><input value=concealed style="display: none">
<input type=checkbox value=concealed checked>
<textarea>two
lines</textarea><textarea hidden>concealed</textarea>
<select><option>concealed<option selected>PAID<option>concealed</select>
<select><option disabled>concealed<option>FIRST<option>concealed</select>
<select multiple><option selected>RED<option>concealed<option selected>BLUE</select>
<select hidden><option selected>concealed</select><select style="visibility:hidden"><option selected>concealed</select>
<datalist><option>concealed</datalist>
<details><summary>More</summary><p>concealed</p></details><details open><summary>Less</summary><p>unfolded</p></details>
<dialog>concealed</dialog><p hidden>concealed</p><p style="display:none">concealed</p><video>concealed</video>
</div>"""
SHOWN = ("Ada Byron", "336.00", "Save order", "two lines", "PAID", "FIRST", "RED, BLUE", "More", "Less", "unfolded")


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        pass


def test_values_of_forms_are_shown_and_hidden_elements_are_not(running: Browser) -> None:
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    page = Page("forms", "/", row=".row", max_seconds=20.0)
    try:
        plain = HttpLooker(url, Web({}, url)).look(page, True)
        with BrowserLooker(running, url, {}) as looker:
            drawn = looker.look(page, lambda look: bool(look.rows), None, lambda _: False)
    finally:
        server.shutdown()
        server.server_close()
    for look in (plain, drawn):
        assert look.rows is not None and look.rows == [look.text]
        lines = look.text.split("\n")
        assert [each for each in SHOWN if each not in lines] == []
        assert "concealed" not in look.text
