"""The page of a review: all of a seed is on it, nothing of it runs, and real people's values are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import seedsql
from seedsql.review.page import render

NAME = "0001_wholesale_small"
HOSTILE = "<script>document.title='ran'</script>|`x`\u202e\x1b[31m](http://evil.test)@team"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> seedsql.Review:
    out = tmp_path_factory.mktemp("out")
    seedsql.generate(seedsql.GenerationOptions(), out)
    return seedsql.review_seed(NAME, out)


def hostile(review: seedsql.Review) -> seedsql.Review:
    """A review in which every text that a schema or its rows decide is hostile."""
    tables = tuple(
        replace(
            table,
            name=HOSTILE,
            columns=tuple(replace(column, name=HOSTILE, type=HOSTILE, smallest=HOSTILE) for column in table.columns),
            head=tuple(tuple(HOSTILE for _ in row) for row in table.head),
        )
        for table in review.tables
    )
    references = tuple(replace(each, table=HOSTILE, columns=HOSTILE, parent=HOSTILE) for each in review.references)
    checks = {HOSTILE: (HOSTILE,), **review.checks}
    return replace(review, tables=tables, references=references, checks=checks, left_alone=(HOSTILE,), frame=(HOSTILE,))


def test_the_review_counts_what_the_rows_are(review: seedsql.Review) -> None:
    assert [(table.name, table.rows) for table in review.tables][-2:] == [("invoices", 50), ("payments", 30)]
    orders = next(table for table in review.tables if table.name == "orders")
    status = next(column for column in orders.columns if column.name == "status")
    assert sum(bar.rows for bar in status.bars) == 50 and status.distinct == 4
    client = next(each for each in review.references if (each.table, each.columns) == ("orders", "client_id"))
    assert (client.parent, client.parents, client.used, client.most) == ("clients", 10, 9, 19)
    assert review.frame == () and review.hits == 0
    assert "orders: total is subtotal plus tax" in review.checks["Rules of the blueprint"]
    assert review.checks["Rows of each table"][0] == "vendors: 5"


def test_markdown_keeps_its_tables_whatever_the_values_hold(review: seedsql.Review) -> None:
    text = render(hostile(review), "md")
    assert text.count("script") > 50 and not re.search(r"<script|[@`\x1b\u202e]|\]\(|http://", text)
    widths = [
        {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        for block in re.findall(r"(?m)(?:^\|.*\n)+", text)
    ]
    assert len(widths) >= 2 * len(review.tables) and all(len(each) == 1 for each in widths)


@contextmanager
def opened(page_file: Path, executable: str, **settings: Any) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_context(**settings).new_page()
        page.goto(page_file.as_uri())
        yield page
        browser.close()


def test_the_page_is_whole_in_a_browser(review: seedsql.Review, browser: str, tmp_path: Path) -> None:
    """Hostile text does not run, nothing is fetched, a phone's page does not scroll sideways, and the keyboard reaches
    and closes a table; dark mode is dark."""
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(render(review, "html"), encoding="utf-8")
    bad.write_text(render(hostile(review), "html"), encoding="utf-8")
    settings: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"}
    with opened(bad, browser, **settings) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        assert asked == [bad.as_uri()] and page.title() == f"{NAME}: review"
        assert page.locator("script").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(good.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 20, 26)"
        first = page.locator("#table-1")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the tables"
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.querySelector('#table-1 summary')"):
                break
        assert first.evaluate("each => each.open")
        page.keyboard.press("Enter")
        assert not first.evaluate("each => each.open")
        page.get_by_role("navigation").get_by_role("link").nth(4).press("Enter")
        assert first.evaluate("each => each.open"), "a link to a closed table does not open it"


def test_no_value_of_real_people_is_on_the_page(tmp_path: Path) -> None:
    rows = tmp_path / "people.csv"
    rows.write_text("id,email,city\n1,ada.lovelace@gmail.com,Xanadu\n2,grace@navy.mil,Xanadu\n", encoding="utf-8")
    schema = tmp_path / "schema.sql"
    schema.write_text(
        "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(60), city VARCHAR(30));", encoding="utf-8"
    )
    seedsql.fixture([rows], [schema], seedsql.FixtureOptions("0002_people", tmp_path, env="production"))
    real = seedsql.review_seed("0002_people", tmp_path)
    assert "as of" not in real.facts and not real.shows_values and real.tables[0].columns[2].distinct == 1
    for output in ("md", "html"):
        assert not re.search("lovelace|navy|Xanadu", render(real, output))
