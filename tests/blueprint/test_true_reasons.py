"""What a reason says of shares, values, states and days is what its rule draws; no reason says of a time only that it is later."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.belief.claims import HERE
from seedsql.blueprint.inference.blueprint import infer_blueprint
from seedsql.blueprint.inference.output.hidden_lines import meaning_of
from seedsql.pii.names import classify
from seedsql.schema.parser import parse_schema
from seedsql.toml_fields import toml

DATA = Path(__file__).parent.parent / "data" / "inferred"
FILES = [
    *sorted((HERE / "first").glob("*.sql")),
    *sorted((HERE / "known").glob("*.sql"))[::9],
    *sorted(DATA.glob("*.sql")),
]
_LINE = re.compile(r'(?:"?([\w, ]+?)"?\.)?(?:columns\.)?"?([\w, ]+?)"? = (.*?)  # ([a-z -]{2,12}: .*)')
_SECTION = re.compile(r'\[tables\."?([\w, ]+?)"?(\.columns|\.hidden)?\]$')
_VAGUE = re.compile(
    r"says so|from the beginning|time: (?:in order|in the order of the columns)(?:;|$)|time: (?:start)$"
)


class Guess:
    """A rule with its reason, and the hidden columns that it may read."""

    def __init__(self, name: str, rule: Any, reason: str, hidden: dict[str, Any]) -> None:
        self.name, self.rule, self.reason, self.hidden = name, rule, reason, hidden

    @property
    def text(self) -> str:
        return self.rule if isinstance(self.rule, str) else str(self.rule.get("expression", ""))

    def drawn(self) -> list[dict[str, Any]]:
        """The hidden columns of numbers that the rule reads."""
        named = (self.hidden.get(name) for name in re.findall(r"(?<![\w.])\w+", self.text))
        return [each for each in named if isinstance(each, dict)]

    def option(self, key: str) -> Any:
        return self.rule.get(key) if isinstance(self.rule, dict) else None


@lru_cache(maxsize=1)
def _guesses() -> list[Guess]:
    return [guess for file in FILES for guess in _in_text(_blueprint(file), file.stem)]


def _blueprint(file: Path) -> str:
    schema = parse_schema(file.read_text(encoding="utf-8"), file.name)
    return infer_blueprint(schema, "seed", "s.sql", classify=classify).text


def _in_text(text: str, stem: str) -> Iterator[Guess]:
    known = tomllib.loads(text)
    table = ""
    for line in text.splitlines():
        section = _SECTION.match(line)
        table = section[1] if section is not None else "" if line.startswith("[") else table
        found = _LINE.match(line)
        if found is None or ".hidden." in line:
            continue
        own = found[1] or table
        hidden = known.get("hidden", {}) | known.get("tables", {}).get(own, {}).get("hidden", {})
        yield Guess(f"{stem}: {own}.{found[2]}", tomllib.loads(f"x = {found[3]}")["x"], found[4], hidden)


def _numbers(text: str) -> list[float]:
    return [float(each) for each in re.findall(r"\d+(?:\.\d+)?", text)]


def _ends(rule: dict[str, Any]) -> list[float]:
    return [float(rule["min"]), float(rule["max"])] if "min" in rule else sorted(map(float, rule.get("values", ())))


def _told(kind: str) -> list[tuple[Guess, re.Match[str]]]:
    pattern = re.compile(kind)
    return [(guess, found) for guess in _guesses() if (found := pattern.search(guess.reason)) is not None]


def test_a_share_has_the_percentages_that_are_drawn() -> None:
    told = [
        each for each in _told(r"^(?:share|range): ([\d, ]+(?: (?:to|or) \d+)?) % ") if "comment" not in each[0].reason
    ]
    assert len(told) > 20
    for guess, found in told:
        given = _numbers(found[1])
        assert given in [_ends(each) for each in guess.drawn()] or all(f"{each:g}" in guess.text for each in given), (
            guess.name,
            guess.reason,
            guess.rule,
        )


def test_a_flag_is_true_as_often_as_it_says() -> None:
    told = [each for each in _told(r"^flag: true in (\d+) %") if each[0].option("weights")]
    assert len(told) > 20
    for guess, found in told:
        weights = guess.rule["weights"]
        assert int(found[1]) == 100 * weights[0] // sum(weights), (guess.name, guess.reason)


def test_the_value_that_most_rows_have_is_the_one_that_is_named() -> None:
    told = [each for each in _told(r", mostly ([^;]+)") if each[0].option("weights")]
    assert len(told) > 10
    for guess, found in told:
        values = dict(zip(map(str, guess.rule["values"]), guess.rule["weights"], strict=True))
        assert values[re.sub(r" \(.*\)", "", found[1])] == max(values.values()), (guess.name, guess.reason)


def test_what_is_set_in_states_names_those_of_its_condition() -> None:
    told = _told(r"(?:set|known) when (?!nothing)(\S+) is (not (?!0$))?(?!not 0)([^;]+)(?:; undecided.*)?$")
    assert len(told) > 40
    for guess, found in told:
        condition = str(guess.option("when"))
        said = [re.sub(r" \(.*?\)", "", each) for each in re.split(r", | or ", found[3])]
        assert found[1] in condition and all(each in condition for each in said), (guess.name, guess.reason, condition)
        assert condition.startswith("NOT (") is bool(found[2])
        assert len(said) == 1 + condition.count(","), (guess.name, guess.reason, condition)


def test_a_condition_of_most_states_names_those_that_are_left() -> None:
    told = _told(r"set unless (\S+) is ([\w, ()]+)$")
    for guess, found in told:
        said = [re.sub(r" \(.*?\)", "", each) for each in re.split(r", | or ", found[2])]
        assert not any(f"'{each}'" in str(guess.option("when")) for each in said), (guess.name, guess.reason)


def test_the_rows_in_which_something_is_missing_are_as_many_as_it_says() -> None:
    told = _told(r"in 1 of 10 rows")
    assert told and all(guess.option("null") == 0.9 for guess, _ in told)


def test_a_time_is_so_many_days_after_another_one_as_its_rule_adds() -> None:
    told = _told(r"^time: (\d+) (day|hour|month|year)s? after \w+$")
    assert len(told) > 5
    for guess, found in told:
        added = re.findall(r"INTERVAL (\w+) (DAY|HOUR|MONTH|YEAR|MINUTE)", guess.text)
        drawn = [_ends(guess.hidden[each]) for each, _ in added if isinstance(guess.hidden.get(each), dict)]
        is_computed = any(isinstance(guess.hidden.get(each), str) for each, _ in added)  # by intervals, as rows show
        is_drawn = [float(found[1])] * 2 in drawn
        assert (found[1], found[2].upper()) in added or is_drawn or not added or is_computed, (
            guess.name,
            guess.reason,
            guess.rule,
        )


def test_no_reason_says_only_that_a_time_is_later_or_that_something_says_so() -> None:
    assert len(_guesses()) > 500
    assert not [(guess.name, guess.reason) for guess in _guesses() if _VAGUE.search(guess.reason)]


def test_a_comment_that_gives_a_range_is_named_with_its_numbers() -> None:
    ddl = "CREATE TABLE jobs (id INT PRIMARY KEY, slot TINYINT NULL COMMENT 'numbered 1-32 on the map of the hall; only when it is on the floor')"
    text = infer_blueprint(parse_schema(ddl, "s.sql"), "s", "s.sql", classify=classify).text
    assert "# range: its comment 'numbered 1-32 on the map of the hall'" in text


_CARS = """
CREATE TABLE donors (id INT PRIMARY KEY, city VARCHAR(80) NOT NULL, country VARCHAR(60) NOT NULL DEFAULT 'United Kingdom');
CREATE TABLE sales (id INT PRIMARY KEY, is_financed TINYINT(1) NOT NULL, finance_company VARCHAR(60) NULL, hours DECIMAL(5,2), zonk
 DECIMAL(10,2) NOT NULL, tax_amount DECIMAL(10,2) NOT NULL, total_amount DECIMAL(10,2) NOT NULL, rate DECIMAL(6,2), pay DECIMAL(9,2)
 COMMENT 'hours x rate', licence_issued DATE NOT NULL, licence_expires DATE NOT NULL);
CREATE TABLE flights (id INT PRIMARY KEY, scheduled_for DATETIME NOT NULL, done_at DATETIME, status ENUM('new','scheduled','done') NOT NULL);
CREATE TABLE jobs (id INT PRIMARY KEY, created_at DATETIME NOT NULL, planned_for DATETIME NULL, starts_at DATETIME NOT NULL, ends_at
 DATETIME NOT NULL);
CREATE TABLE invoices (id INT PRIMARY KEY, net_amount DECIMAL(10,2) NOT NULL, tax_amount DECIMAL(10,2) NOT NULL, total_amount
 DECIMAL(10,2) NOT NULL, late_fee DECIMAL(8,2) NOT NULL);
"""


@pytest.mark.parametrize(
    "said",
    [
        "# place: its DEFAULT, beside towns of United States",
        "# flag: set when is_financed is 1",
        "# product: its comment, hours x rate",
        "; undecided: zonk",
        "# time: 5 years after licence_issued",
        "# read first amounts that no rule reads, beside others that are computed: invoices.late_fee",
    ],
)
def test_a_reason_says_what_its_rule_makes_of_which_columns(said: str) -> None:
    assert said in infer_blueprint(parse_schema(_CARS, "s.sql"), "s", "s.sql", classify=classify).text


def test_what_people_plan_is_on_the_quarter_hour() -> None:
    known = tomllib.loads(infer_blueprint(parse_schema(_CARS, "s.sql"), "s", "s.sql", classify=classify).text)["tables"]
    drawn = (
        known["flights"]["hidden"]["begun"],
        known["flights"]["hidden"]["ahead"],
        known["jobs"]["columns"]["planned_for"],
    )
    assert [each["step"] for each in drawn] == ["15m"] * 3


def test_the_longest_length_is_among_those_that_are_drawn() -> None:
    drawn = {toml(each): each for guess in _guesses() for each in guess.hidden.values() if isinstance(each, dict)}
    stepped = [each for each in drawn.values() if each.get("provider") == "integer" and "step" in each]
    assert len(stepped) > 5 and not [each for each in stepped if (each["max"] - each["min"]) % each["step"]]


def test_states_that_last_so_long_at_most_are_those_of_the_rule() -> None:
    told = _told(r"; ([^;]+) for at most \d+ days$")
    for guess, found in told:
        asked = re.search(r"drawn (?:= (\S+)|IN \((.*?)\))", guess.text)
        assert asked is not None and re.findall(r"\w+", asked[1] or asked[2]) == found[1].split(" or "), guess.reason
    assert told


def test_a_rule_with_a_condition_says_when_it_is_set() -> None:
    told = [
        guess
        for guess in _guesses()
        if guess.option("when") and not guess.reason.startswith(("undecided", "reference"))
    ]
    says = re.compile(r"\b(set|known|when|while|unless|once|only|where|rows)\b|by its comment|ahead|NULL")
    assert len(told) > 40 and not [(each.name, each.reason) for each in told if not says.search(each.reason)]


def test_a_state_that_dates_decide_is_not_mostly_what_is_drawn() -> None:
    told = [guess for guess, _ in _told(", mostly ") if isinstance(guess.rule, str)]
    assert not [
        (each.name, each.reason)
        for each in told
        if "drawn" in each.rule and not re.match(r"drawn$|IF\(drawn ", each.rule)
    ]


@pytest.mark.parametrize("file", FILES[:5], ids=lambda file: file.stem)
def test_the_head_says_what_a_share_of_null_means_and_each_hidden_column_is_explained_once(file: Path) -> None:
    text = _blueprint(file)
    head = text.partition("[blueprint]")[0]
    assert ("null = 0." in head) is ("null = 0.1" in text or "null = 0.2" in text or "null = 0.3" in text)
    meanings = re.findall(r"^(?:[\w.]*)?hidden\.(\w+) = .*?(  # .*)?$", text, re.MULTILINE)
    first = dict(reversed(meanings))
    assert not [
        name
        for name, said in first.items()
        if meaning_of(name)
        and not said
        and f"{name} = " not in text.partition("[tables")[0]
        and f"{name}: " not in text
    ]
