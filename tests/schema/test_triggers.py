"""Which tables a trigger's body may write, statement by statement; and that what a server says of its triggers reads alike."""

from __future__ import annotations

import pytest

from seedsql.database.connection import connect
from seedsql.database.live import read_live_schema_text
from seedsql.database.url import parse_url
from seedsql.errors import SchemaError
from seedsql.schema.model import Trigger
from seedsql.schema.parser import parse_schema
from seedsql.schema.serialization import from_dict, to_dict

TABLES = "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT); CREATE TABLE u (id INT PRIMARY KEY, n INT);"
HEAD = "CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW "

BODIES = {
    "INSERT INTO u VALUES (1, 2)": ("u",),
    "INSERT u SET id = 1": ("u",),
    "INSERT LOW_PRIORITY IGNORE INTO other.`odd``name` (id) SELECT id FROM t": ("odd`name",),
    "REPLACE INTO u SELECT * FROM v": ("u",),
    "INSERT INTO u VALUES (1, 2) ON DUPLICATE KEY UPDATE n = 3": ("u",),
    "UPDATE u SET n = 1": ("u",),
    "UPDATE LOW_PRIORITY IGNORE U AS q SET q.n = 1": ("u",),
    "UPDATE u, v AS w SET u.n = 1": ("u", "v"),
    "UPDATE u INNER JOIN (v AS w) ON w.id = u.id SET w.n = 1": ("u", "v"),
    "DELETE FROM u": ("u",),
    "DELETE FROM u WHERE id IN (SELECT id FROM v JOIN w ON TRUE)": ("u",),
    "DELETE a, b FROM u AS a LEFT JOIN v b ON a.id = b.id JOIN w ON TRUE": ("u", "v"),
    "DELETE FROM a USING u AS a JOIN v ON TRUE": ("u",),
    "DELETE FROM u.* USING u JOIN v ON TRUE": ("u",),
    "WITH c AS (SELECT 1 AS n) UPDATE u JOIN c SET u.n = c.n": ("u", "c"),
    "IF NEW.id > 1 THEN INSERT INTO u VALUES (1, 2); ELSE DELETE FROM v; END IF": ("u", "v"),
    "SET @a = REPLACE('a', 'b', 'c'), @b = INSERT('a', 1, 1, 'INSERT INTO u')": (),
    "BEGIN DECLARE c CURSOR FOR SELECT id FROM u FOR UPDATE; END": (),
    "SET @a = NEW.`update`": (),
    'INSERT INTO "u" VALUES (1, 2)': ("u",),
}


@pytest.mark.parametrize("body", BODIES)
def test_the_tables_that_a_body_may_write(body):
    (trigger,) = parse_schema(f"{TABLES}\nDELIMITER //\n{HEAD}{body} //").triggers
    assert trigger.writes == BODIES[body]


def test_a_trigger_of_several_events_is_one_of_each():
    text = (
        TABLES
        + "CREATE OR REPLACE TRIGGER IF NOT EXISTS x BEFORE INSERT OR UPDATE OF a, b OR DELETE ON T FOR EACH ROW SET NEW.a = 1"
    )
    schema = parse_schema(text)
    assert schema.triggers == tuple(
        Trigger("x", "t", "BEFORE", each, (), ("a",)) for each in ("INSERT", "UPDATE", "DELETE")
    )
    assert schema.triggers_on(["T"]) == schema.triggers
    assert schema.triggers_on(["u"]) == ()
    assert from_dict(to_dict(schema)) == schema


def test_a_trigger_that_is_none_is_refused_with_its_place():
    with pytest.raises(
        SchemaError, match=r"schema.sql:1:\d+: expected BEFORE or AFTER and an event of a trigger at: DURING"
    ):
        parse_schema(TABLES + "CREATE TRIGGER x DURING INSERT ON t FOR EACH ROW SET @a = 1")


@pytest.mark.parametrize("mode", ["", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"])
def test_a_server_s_triggers_read_as_they_were_written(database, mode):
    quote = '"' if mode else "`"
    bodies = {
        "one": f"INSERT INTO {quote}u{quote} VALUES (NEW.id, 1)",
        "two": "BEGIN SET @a = '\\\\;;;'; DELETE FROM u WHERE id = 0; CALL nothing(); END",
    }
    with database.connect() as raw, raw.cursor() as cursor:
        for statement in TABLES.rstrip(";").split(";"):
            cursor.execute(statement)
        cursor.execute(f"SET SESSION sql_mode = '{mode}'")
        for name, body in bodies.items():
            cursor.execute(f"CREATE TRIGGER {name} AFTER INSERT ON t FOR EACH ROW {body}")
        cursor.execute("CREATE TRIGGER three BEFORE UPDATE ON u FOR EACH ROW SET NEW.n = 1")
    with connect(parse_url(database.url)) as connection:
        text = read_live_schema_text(connection)
        only_u = read_live_schema_text(connection, ["u"])
    one, two, three = parse_schema(text).triggers
    assert one == Trigger("one", "t", "AFTER", "INSERT", ("u",), inserts=("u",))
    assert two == Trigger("two", "t", "AFTER", "INSERT", ("u",), (), ("nothing",))
    assert three == Trigger("three", "u", "BEFORE", "UPDATE", (), ("n",))
    assert parse_schema(only_u).triggers == (three,)
