"""A look at a page by plain HTTP: what the server sent, before any script ran."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from ..blueprint.smoke import Login, Page
from ..errors import Unavailable
from .model import Finding, Look
from .web import Answer, Web

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_NEVER = "console errors, requests of scripts, what scripts draw"
_ASSETS = (("script", "src"), ("img", "src"), ("link", "href"), ("source", "src"), ("iframe", "src"))
_LINKS = frozenset(("stylesheet", "icon", "shortcut", "preload", "modulepreload", "manifest"))
_FORMATTING = frozenset(
    (
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "small",
        "big",
        "sub",
        "sup",
        "wbr",
        "bdi",
        "bdo",
        "code",
    )
)
_INLINE = frozenset(("a", "span", "label", "abbr", "time", "data", "output", "font", "q", "cite", "dfn", "var", "kbd"))
_PIECE, _ELEMENT = "\x02", "\x01"
_BORDERS = re.compile("[ ]*(?:[\x01\x02][ ]*)+")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_MESSAGE = re.compile(r"alert|error|danger|toast|banner|snackbar|notif|flash|callout|message|failure|assertive", re.I)
_INVISIBLE = ("script", "style", "template", "noscript", "head")
# What a browser draws nothing of, or something else than their text
_NEVER_SHOWN = frozenset(
    (*_INVISIBLE, "title", "datalist", "iframe", "object", "video", "audio", "canvas", "noembed", "noframes")
)
# Their value is no text: https://html.spec.whatwg.org/multipage/input.html
_WITHOUT_TEXT = frozenset(("hidden", "password", "checkbox", "radio", "file", "image", "color", "range"))


class HttpLooker:
    """Looks at pages of one application in one session."""

    def __init__(self, base_url: str, web: Web) -> None:
        self._base_url, self._web = base_url, web
        self._assets: dict[str, str | None] = {}

    def look(self, page: Page, wants_rows: bool) -> Look:
        """Fetch a page, and what it needs from the same server."""
        answer = self._web.get(self._base_url + page.path, page.max_seconds)
        look = Look(answer.url, answer.status, answer.failure, answer.seconds, late=answer.late)
        if answer.status is None:
            return look
        look.unchecked.append(_NEVER)
        document = _parsed(answer)
        look.requests = [failure for url in _assets(document, answer.url) if (failure := self._asset(url))]
        is_scripted = document.find("script") is not None
        for hidden in document(list(_INVISIBLE)):
            hidden.extract()
        rows = _selected(document, page.row)
        look.rows = [_texts(each) for each in rows] if wants_rows and rows is not None else None
        look.text = _texts(document)
        look.outside = _texts(document, rows or ())
        look.messages = _messages(document, rows or ())
        look.drawn = not is_scripted
        if rows is None:
            look.unchecked.append(f"rows: without a browser their selector must be CSS: {page.row}")
        elif page.click:
            look.rows = None
            look.unchecked.append(f"rows, which show after a click on {', '.join(page.click)}")
        elif wants_rows and not look.rows and is_scripted:
            look.rows = None
            look.unchecked.append("rows: there are none before scripts run")
        return look

    def login(self, login: Login, values: Mapping[str, str], seconds: float) -> Finding | None:
        """Fill the form in and send it; what is wrong, when it does not work."""
        answer = self._web.get(self._base_url + login.path, seconds)
        if answer.status is None:
            return Finding("login", answer.failure)
        document = _parsed(answer)
        unreadable = [each for each in (*login.fields, login.landed) if _selected(document, each) is None]
        if unreadable:
            return Finding("login", f"without a browser selectors must be CSS: {', '.join(unreadable)}")
        form = _form(document, login)
        if isinstance(form, Finding):
            return form
        data = _filled_in(document, form, values)
        landed = self._web.get(urljoin(answer.url, str(form.get("action") or answer.url)), seconds, data)
        if landed.status is None or landed.status >= 400:
            return Finding("login", landed.failure or f"answered HTTP {landed.status}")
        if _parsed(landed).select_one(login.landed) is None:
            return Finding("login", f"nothing matches {login.landed} after the form was sent")
        return None

    def _asset(self, url: str) -> str | None:
        """Why something that a page needs cannot be had; asked once."""
        if url not in self._assets:
            answer = self._web.get(url, 10)
            bad = answer.status is None or answer.status >= 400
            self._assets[url] = f"{urlsplit(url).path}: {answer.failure or f'HTTP {answer.status}'}" if bad else None
        return self._assets[url]


def _form(document: BeautifulSoup, login: Login) -> Tag | Finding:
    """The form that holds the fields of a login; a finding when they are not all there."""
    inputs = {selector: document.select_one(selector) for selector in login.fields}
    lacking = [selector for selector, found in inputs.items() if found is None]
    first = next(iter(inputs.values()))
    form = None if lacking or first is None else first.find_parent("form")
    return form or Finding("login", f"{login.path} has no form with {', '.join(lacking or login.fields)}")


def _filled_in(document: BeautifulSoup, form: Tag, values: Mapping[str, str]) -> dict[str, str]:
    """What a browser sends for ``form`` once the fields of ``values``, by selector, are filled in."""
    sent = {
        str(each["name"]): str(each.get("value", ""))
        for each in form.select("input[name]")
        if each.get("type") != "submit"
    }
    fields = [(document.select_one(selector), value) for selector, value in values.items()]
    return sent | {str(found["name"]): value for found, value in fields if found is not None and found.get("name")}


def _parsed(answer: Answer) -> BeautifulSoup:
    try:
        from bs4 import BeautifulSoup
    except ImportError:
        raise Unavailable(
            "the package beautifulsoup4 is not installed", hint="pip install 'seedsql[smoke]' brings it"
        ) from None
    return BeautifulSoup(answer.text, "html.parser")


def _selected(document: BeautifulSoup, selector: str) -> list[Tag] | None:
    """The elements that match; None when the selector is one of a browser's only, such as ``text=Clients``."""
    from soupsieve import SelectorSyntaxError

    try:
        return list(document.select(selector))
    except SelectorSyntaxError:
        return None


def _texts(element: Tag, excluded: Collection[Tag] = ()) -> str:
    """What an element shows, one piece a line, as far as that can be known without its style: see page_text."""
    from bs4.element import NavigableString, PreformattedString, Tag

    parts: list[str] = []
    left_out = set(map(id, excluded))

    def walk(node: Tag) -> None:
        if _is_hidden(node) or id(node) in left_out:
            return
        mark = "" if node.name in _FORMATTING else _ELEMENT if node.name in _INLINE else _PIECE
        parts.append(mark)
        control = _control_text(node)
        if control is not None:
            parts.append(re.sub(r"\s+", " ", control))
        for child in node.children if control is None else ():
            if isinstance(child, Tag):
                walk(child)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                parts.append(re.sub(r"\s+", " ", child))
        parts.append(mark)

    walk(element)
    return _BORDERS.sub(lambda ends: "\n" if _PIECE in ends[0] or " " in ends[0] else "", "".join(parts)).strip()


def _is_hidden(tag: Tag) -> bool:
    """Whether an element is not shown, as far as its own markup says."""
    if tag.has_attr("hidden") or tag.name in _NEVER_SHOWN or _HIDDEN.search(str(tag.get("style", ""))):
        return True
    if tag.name == "dialog":
        return not tag.has_attr("open")
    folded = tag.parent if tag.parent is not None and tag.parent.name == "details" else None
    return folded is not None and not folded.has_attr("open") and tag.name != "summary"


def _control_text(tag: Tag) -> str | None:
    """What a form's control shows; None for any other element."""
    if tag.name == "input":
        return "" if str(tag.get("type", "")).lower() in _WITHOUT_TEXT else str(tag.get("value", ""))
    if tag.name == "textarea":
        return tag.get_text()
    if tag.name != "select":
        return None
    options = tag.find_all("option")
    chosen = [each for each in options if each.has_attr("selected")]
    if not tag.has_attr("multiple"):
        # the last one that is selected; else a list of one line shows the first: "ask for a reset" in
        # https://html.spec.whatwg.org/multipage/form-elements.html#the-select-element
        usable = [] if str(tag.get("size", "1")) not in ("", "0", "1") else options
        chosen = chosen[-1:] or [each for each in usable if not each.has_attr("disabled")][:1]
    # of its own only: html.parser puts an option inside the one before it whose end tag is left out
    return ", ".join(" ".join("".join(each.find_all(string=True, recursive=False)).split()) for each in chosen)


def _messages(document: BeautifulSoup, rows: Collection[Tag]) -> list[tuple[str, str]]:
    """Elements that may hold an error message, but for rows and what holds them: names, and text."""
    inside, around = set(map(id, rows)), {id(each) for row in rows for each in row.parents}
    return [
        (_names(each), _texts(each))
        for each in document.find_all(lambda tag: bool(_MESSAGE.search(_names(tag))))
        if id(each) not in around and inside.isdisjoint(map(id, (each, *each.parents)))
    ]


def _names(tag: Tag) -> str:
    values = (tag.get(key) or "" for key in ("role", "aria-live", "class", "id", "data-testid", "data-test"))
    return " ".join(value if isinstance(value, str) else " ".join(value) for value in values)


def _assets(document: BeautifulSoup, url: str) -> list[str]:
    """Addresses on the same server that the page loads by itself."""
    found: dict[str, None] = {}
    for tag, attribute in _ASSETS:
        for each in document.find_all(tag):
            target = each.get(attribute)
            if not target or (tag == "link" and not _LINKS & set(each.get("rel") or ())):
                continue
            whole = urljoin(url, str(target))
            if urlsplit(whole)[:2] == urlsplit(url)[:2]:
                found[whole] = None
    return list(found)
