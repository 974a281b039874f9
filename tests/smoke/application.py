"""A small wholesale application, in its own process, that reads MySQL: Clients, drawn by the server; Orders, drawn by a
script in two tabs; a health endpoint; a login. A fault breaks it in one way.

``python -m tests.smoke.application DATABASE_URL`` serves one application for each line that it reads, ``{"fault": NAME,
"login": false}``, on a port of its own, prints its address, and ends with its input.
"""

from __future__ import annotations

import html
import json
import ssl
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pymysql

CLIENTS = "SELECT code, name, contact_name, client_type, total_spent, total_owed FROM clients ORDER BY created_at DESC, id DESC LIMIT 50"
ORDERS = (
    "SELECT o.order_number, c.name, o.status, o.total, o.ordered_at FROM orders o JOIN clients c ON c.id = o.client_id "
    "WHERE o.status IN ({}) ORDER BY o.ordered_at DESC, o.id DESC LIMIT 50"
)
TABS = {"open": "'CONFIRMED', 'PACKED'", "sent": "'SHIPPED', 'DELIVERED'"}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">{head}</head><body>
<nav><a href="/clients">Clients</a> <a href="/orders">Orders</a></nav>{body}</body></html>"""
TABLE = """<table><thead><tr>{head}</tr></thead><tbody id="rows">{rows}</tbody></table>"""
ORDERS_BODY = """<h1>Orders</h1><div role="tablist"><button role="tab" id="open">Open</button>
<button role="tab" id="sent">Sent</button></div><p id="state">Loading…</p>{table}
<script>
let current;
async function show(tab) {{
  current = tab;
  document.getElementById('state').textContent = 'Loading…';
  const answer = await fetch('/api/orders?tab=' + tab);
  const rows = await answer.json();
  if (current !== tab) return;
  document.getElementById('rows').replaceChildren(...rows.map(values => {{
    const row = document.createElement('tr');
    for (const value of values) {{
      const cell = document.createElement('td');
      cell.textContent = value;
      row.append(cell);
    }}
    return row;
  }}));
  document.getElementById('state').textContent = '';
}}
for (const tab of ['open', 'sent']) document.getElementById(tab).onclick = () => show(tab);
show('open');
{script}
</script>"""
LOGIN_BODY = """<form method="post" action="/login"><input type="hidden" name="csrf" value="abc">
<input id="user" name="user"><input id="password" name="password" type="password"><button>Log in</button></form>"""
SLOW_SECONDS = 120.0
"""Longer than anybody waits for a page."""
BANNERS = {
    "error banner": '<div role="alert" class="alert alert-danger">Failed to load the latest orders.</div>',
    "error toast": '<div class="Toastify__toast toast--error">Konto gesperrt</div>',
    "error text": "<p>Something went wrong. Please reload.</p>",
}
SCRIPTS = {
    "javascript error": "setTimeout(() => undefinedFunction(), 50);",
    "rejection": "Promise.reject(new Error('no one caught this'));",
    "console error": "console.error('the store is inconsistent');",
    "endless script": "setTimeout(() => { for (;;); }, 300);",
    "waits for news": "fetch('/news');",
    "dialog": "alert('Welcome');",
    "failed request": "fetch('http://127.0.0.1:9/beacon').catch(() => {});",
}


ROWS_OF: dict[str, Callable[[list[tuple]], list[tuple]]] = {
    "wrong order": lambda rows: rows[::-1],
    "missing rows": lambda rows: [row for number, row in enumerate(rows) if number not in (2, 5)],
    "row twice": lambda rows: [*rows, rows[0]],
    "stray row": lambda rows: [*rows, ("CL-99999", "A person Else", "No one", "RETAIL", 0, 0)],
    "no rows": lambda rows: [],
    "wrong value": lambda rows: [
        (*row[:2], "Wrong Person", *row[3:]) if number == 3 else row for number, row in enumerate(rows)
    ],
    "columns swapped": lambda rows: [(row[0], row[2], row[1], *row[3:]) for row in rows],
    "negated": lambda rows: [(*row[:3], f"NOT {row[3]}", *row[4:]) for row in rows],
    "negative": lambda rows: [(*row[:4], f"-{row[4]}", row[5]) for row in rows],
    "another thousand": lambda rows: [(*row[:4], f"24,{row[4]}", row[5]) for row in rows],
    "longer name": lambda rows: [(row[0], f"Great {row[1]}", *row[2:]) for row in rows],
    "undefined": lambda rows: [(*row[:4], "$undefined", row[5]) for row in rows],
}
"""What a fault makes of the clients' rows."""

ESCAPES: dict[str, Callable[[object], str]] = {
    "escaped HTML": lambda text: html.escape(html.escape(str(text))),
    "odd blanks": lambda text: html.escape(str(text)).replace(" ", "&nbsp;\n").replace("e", "e&shy;"),
}
"""How a fault writes a cell."""


class Application(BaseHTTPRequestHandler):
    """One request. ``fault``, ``database`` and ``login`` are set on the class."""

    fault, database, login = "", {}, False

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if self.login and parts.path not in ("/login", "/style.css", "/health") and "session=" not in self.cookie:
            self.redirect("/login")
            return
        handler = {
            "/clients": self.clients,
            "/orders": self.orders,
            "/api/orders": self.api_orders,
            "/health": self.health,
            "/login": self.login_page,
            "/news": lambda _: time.sleep(SLOW_SECONDS),
            "/style.css": lambda _: self.answer("body { font-family: sans-serif }", kind="text/css"),
        }.get(parts.path)
        if handler is None:
            self.answer("not found", 404)
        else:
            handler(parse_qs(parts.query))

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        data = parse_qs(self.rfile.read(length).decode())
        right = (
            data.get("user") == ["seed"] and data.get("password") == ["s3cret-Password"] and data.get("csrf") == ["abc"]
        )
        self.send_response(303)
        self.send_header("Location", "/clients" if right else "/login")
        if right:
            self.send_header("Set-Cookie", "session=1; Path=/; HttpOnly")
        self.end_headers()

    @property
    def cookie(self) -> str:
        return self.headers.get("Cookie", "")

    def clients(self, _: dict) -> None:
        if self.fault == "500":
            self.answer("Internal Server Error", 500)
        elif self.fault == "redirect to login":
            self.redirect("/login?next=/clients")
        elif self.fault == "redirect loop":
            self.redirect("/clients?again=1")
        elif self.fault == "empty page":
            empty = PAGE.format(title="", head="", body="<main></main>")
            self.answer(empty.replace("Clients</a>", "</a>").replace("Orders</a>", "</a>"))
        else:
            self.list_of_clients()

    def list_of_clients(self) -> None:
        if self.fault == "slow":
            time.sleep(SLOW_SECONDS)
        rows = ROWS_OF.get(self.fault, list)(self.query(CLIENTS))
        ((total,),) = self.query("SELECT COUNT(*) FROM clients")
        if self.fault == "wrong count":
            total += 1
        escape = ESCAPES.get(self.fault, lambda text: html.escape(str(text)))
        cells = "".join("<tr>" + "".join(f"<td>{escape(value)}</td>" for value in row) + "</tr>" for row in rows)
        late = {
            "late error": "setTimeout(() => { throw new Error('too late'); }, 400);",
            "rows vanish": "setTimeout(() => document.querySelector('tbody tr').remove(), 250);",
            "draws late": "const body = document.querySelector('tbody'), rows = body.innerHTML; body.innerHTML = '';"
            "setTimeout(() => body.innerHTML = rows, 2500);",
            "led away": "setTimeout(() => location.assign('/login'), 100);",
        }.get(self.fault)
        head = {
            "picture that is none": '<img src="/clients" alt="">',
            "404 asset": '<script src="/gone.js"></script>',
            "404 image": '<img src="/gone.png" alt="">',
        }.get(self.fault, "")
        if self.fault == "hidden rows":
            head = "<style>tbody tr:nth-child(2) { display: none }</style>"
        if self.fault == "capital letters":
            head = "<style>td:nth-child(2) { text-transform: uppercase } td:nth-child(3) { text-transform: lowercase }</style>"
        head += f"<script>addEventListener('load', () => {{ {late} }});</script>" if late else ""
        count, banner = f"{total:,}", BANNERS.get(self.fault, "")
        table = TABLE.format(
            head="<th>Code</th><th>Name</th><th>Contact</th><th>Type</th><th>Spent</th><th>Owed</th>", rows=cells
        )
        self.answer(PAGE.format(title="Clients", head=head, body=f"<h2>Clients ({count})</h2>{banner}{table}"))

    def orders(self, _: dict) -> None:
        table = TABLE.format(
            head="<th>Number</th><th>Client</th><th>Status</th><th>Total</th><th>Ordered</th>", rows=""
        )
        script = SCRIPTS.get(self.fault, "")
        self.answer(PAGE.format(title="Orders", head="", body=ORDERS_BODY.format(table=table, script=script)))

    def api_orders(self, query: dict) -> None:
        tab = query.get("tab", ["open"])[0]
        if self.fault == "tabs swapped":
            tab = {"open": "sent", "sent": "open"}[tab]
        if self.fault == "api 500":
            self.answer("{}", 500, "application/json")
            return
        if self.fault == "endless spinner":
            time.sleep(SLOW_SECONDS)
        if self.fault == "late data":
            time.sleep(1.5)
        rows = self.query(ORDERS.format(TABS[tab]))
        if self.fault == "other client":
            rows = [(row[0], "A person Else", *row[2:]) if number == 4 else row for number, row in enumerate(rows)]
        self.answer(json.dumps([[str(value) for value in row] for row in rows]), kind="application/json")

    def health(self, _: dict) -> None:
        body = {"status": "healthy", "checks": {"database": {"status": "ok"}}}
        if self.fault == "unhealthy":
            body = {"status": "degraded", "checks": {"database": {"status": "error"}}}
        if self.fault == "health without members":
            body = {"ok": True}
        if self.fault == "health is text":
            self.answer("healthy", kind="text/plain")
            return
        if self.fault == "health 503":
            self.answer(json.dumps(body), 503, "application/json")
            return
        self.answer(json.dumps(body), kind="application/json")

    def login_page(self, _: dict) -> None:
        self.answer(PAGE.format(title="Log in", head="", body=LOGIN_BODY))

    # ---- inside ----

    def query(self, sql: str) -> list[tuple]:
        connection = pymysql.connect(**self.database)
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return list(cursor.fetchall())
        finally:
            connection.close()

    def answer(self, text: str, status: int = 200, kind: str = "text/html") -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    url = urlsplit(sys.argv[1])
    database: dict[str, object] = {
        "host": url.hostname,
        "port": url.port,
        "user": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "database": url.path[1:],
        "charset": "utf8mb4",
    }
    if "ssl-mode=REQUIRED" in url.query:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        database["ssl"] = context
    for line in sys.stdin:
        handler = type("Broken", (Application,), {**json.loads(line), "database": database})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"http://127.0.0.1:{server.server_port}", flush=True)


if __name__ == "__main__":
    main()
