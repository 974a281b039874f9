"""Tables with keys of every kind, and their rules."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE `by bytes` (id BINARY(16) NOT NULL PRIMARY KEY, n INT NOT NULL);
CREATE TABLE by_number (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, n INT NOT NULL);
CREATE TABLE by_decimal (id DECIMAL(12,3) NOT NULL PRIMARY KEY, n INT NOT NULL);
CREATE TABLE by_name (name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL PRIMARY KEY, n INT NOT NULL);
CREATE TABLE by_word (word VARCHAR(40) NOT NULL PRIMARY KEY, n INT NOT NULL, home BINARY(16) NOT NULL,
  FOREIGN KEY (home) REFERENCES `by bytes` (id) ON DELETE CASCADE);
CREATE TABLE by_latin (name VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL PRIMARY KEY, n INT NOT NULL);
CREATE TABLE `day``s` (day DATE NOT NULL, at DATETIME(3) NOT NULL, mood ENUM('calm','it''s "fine"') NOT NULL,
  PRIMARY KEY (day, at, mood));
CREATE TABLE member (`by bytes` BINARY(16) NOT NULL, name VARCHAR(40) COLLATE utf8mb4_unicode_ci NOT NULL,
  role VARCHAR(9) NOT NULL, PRIMARY KEY (`by bytes`, name), FOREIGN KEY (`by bytes`) REFERENCES `by bytes` (id) ON DELETE CASCADE,
  FOREIGN KEY (name) REFERENCES by_name (name));
CREATE TABLE k (k2 VARCHAR(20) NOT NULL, k INT NOT NULL, s BIT(8), PRIMARY KEY (k2, k));
"""


RULES = r"""
[sizes.small]
"by bytes" = 4
by_number = 4
by_decimal = 4
by_name = 4
by_word = 4
by_latin = 4
"day`s" = 4
member = 6
k = 2
[tables."by bytes".columns]
n = { provider = "integer", min = 1, max = 2 }
[tables.by_number.columns]
id = "row_number * 1000003"
[tables.by_decimal.columns]
id = "row_number * 10 + 0.125"
[tables.by_name.columns]
name = "CONCAT('Zoë \"', row_number, '\"')"
[tables.by_word.columns]
word = "CONCAT('naïve-', row_number)"
[tables.by_latin.columns]
name = "CONCAT('Jürgen ', row_number)"
[tables."day`s".columns]
day = "CAST('2024-02-29' AS DATE)"
at = { provider = "datetime", from = "-30d", to = "as_of", unique = true }
[tables.member.columns]
role = { provider = "choice", values = ["a", "b"] }
[[checks]]
name = "member: at most six of a role"
find = "SELECT m.role FROM {member} m JOIN {by_name} b ON b.name = m.name GROUP BY m.role HAVING COUNT(*) > 6"
"""
