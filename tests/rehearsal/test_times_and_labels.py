"""TIMEs and ENUMs are ordered as servers order them: by their value, by their place in the list."""

from __future__ import annotations

import pytest

from seedsql.rehearsal.sandbox import Sandbox
from seedsql.schema.parser import parse_schema

TABLE = "CREATE TABLE z (id INT PRIMARY KEY, a TIME, b TIME(3), e ENUM('zeta','alpha','mid'))"
ROWS = "INSERT INTO z VALUES (1,'100:00:00','10:00:00.500','zeta'), (2,'99:00:00','-1:00:00','alpha'), (3,'-05:00:00','838:59:59','mid'), (4,NULL,NULL,NULL)"
CASES = {
    "SELECT CONCAT(MIN(a), ' ', MAX(a)) FROM z": ["-05:00:00 100:00:00"],
    "SELECT CONCAT(MIN(b), ' ', MAX(b)) FROM z": ["-01:00:00.000 838:59:59.000"],
    "SELECT CONCAT(b) FROM z WHERE b IS NOT NULL ORDER BY b": ["-01:00:00.000", "10:00:00.500", "838:59:59.000"],
    "SELECT CONCAT(a) FROM z WHERE a IS NOT NULL ORDER BY a DESC": ["100:00:00", "99:00:00", "-05:00:00"],
    "SELECT e FROM z WHERE e IS NOT NULL ORDER BY e": ["zeta", "alpha", "mid"],
    "SELECT e FROM z WHERE e IS NOT NULL ORDER BY e DESC": ["mid", "alpha", "zeta"],
    "SELECT CONCAT(MIN(e), ' ', MAX(e)) FROM z": ["alpha zeta"],  # as text
    "SELECT e FROM z WHERE e > 'beta' ORDER BY id": ["zeta", "mid"],
}


def test_the_rehearsal_orders_them() -> None:
    sandbox = Sandbox(parse_schema(f"{TABLE};"))
    sandbox.run(ROWS)
    found = {select: [row[0] for row in sandbox.ask(select)[1]] for select in CASES}
    sandbox.close()
    assert found == CASES


@pytest.mark.parametrize("sql_mode", ["default"], indirect=True)
def test_servers_order_them_so(database) -> None:
    with database.connect() as connection, connection.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.execute(ROWS)
        found = {}
        for select in CASES:
            cursor.execute(select)
            found[select] = [row[0] for row in cursor.fetchall()]
    assert found == CASES
