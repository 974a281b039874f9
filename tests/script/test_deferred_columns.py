"""References that wait until both tables are there: the UPDATE that fills them in changes no other column."""

from __future__ import annotations

from tests.script.seeds import assert_applies, assert_verified, small
from tests.servers import Database

SCHEMA = """
CREATE TABLE users (id INT PRIMARY KEY, last_comment_id INT NULL,
  updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `seen``at` DATETIME(3) NULL ON UPDATE CURRENT_TIMESTAMP(3));
CREATE TABLE comments (id INT PRIMARY KEY, user_id INT NOT NULL, parent_id INT NULL,
  edited DATETIME NULL ON UPDATE CURRENT_TIMESTAMP, FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (parent_id) REFERENCES comments (id));
ALTER TABLE users ADD CONSTRAINT last_comment FOREIGN KEY (last_comment_id) REFERENCES comments (id);
"""
RULES = """
[sizes.small]
users = 20
comments = 30
[tables.users.columns]
last_comment_id = { reference = "comments" }
updated_at = { provider = "datetime", from = "-30d", to = "as_of" }
"seen`at" = { provider = "datetime", from = "-30d", to = "as_of", null = 0.5 }
[tables.comments.columns]
user_id = { reference = "users" }
parent_id = { reference = "comments" }
edited = { provider = "datetime", from = "-30d", to = "as_of", null = 0.3 }
"""


def test_on_update_columns_hold_what_the_script_says(database: Database) -> None:
    seed = small(SCHEMA, RULES)
    assert "`updated_at` = `updated_at`, `seen``at` = `seen``at`" in seed.up
    seed.load(database)
    done = database.run_script(seed.up)
    assert f"{seed.name} APPLIED" in done.stdout, done.stderr
    assert_verified(database, seed)
    ((filled, stamped),) = database.query(
        "SELECT COUNT(last_comment_id), SUM(updated_at > '2025-03-01' OR IFNULL(`seen``at`, 0) > '2025-03-01') FROM users"
    )
    assert filled > 0 and stamped == 0
    ((unedited, stamped),) = database.query("SELECT SUM(edited IS NULL), SUM(edited > '2025-03-01') FROM comments")
    assert unedited > 0 and stamped == 0
    database.run_script(seed.down)
    assert_applies(database, seed)
