-- seed range_keys (verify): reads only. One result table; every line must be ok = 1.
--
--   author          3 rows   ids 101 to 103
--   book            5 rows   ids 9000000000 to 9000000004
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint range_keys 44835f7601cec12b, schema f1b8fc3445391043, seed identity 6ff5428d6a5a26f8
--
-- personal data: generated; every value is from a reserved range
--   author  name (person_name)
--   left alone: author.born: not personal (days that nobody was born on)
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'author: rows' AS `check`, 3 AS `expected`, (SELECT COUNT(*) FROM `author` WHERE `id` BETWEEN 101 AND 103) AS `found`
  UNION ALL SELECT 'book: rows', 5, (SELECT COUNT(*) FROM `book` WHERE `id` BETWEEN 9000000000 AND 9000000004)
  UNION ALL SELECT 'author: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'range_keys' AND LOCATE(CONCAT(';author=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, HEX(`name`), IFNULL(`born`, '~')), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `author` WHERE `id` BETWEEN 101 AND 103), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'book: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'range_keys' AND LOCATE(CONCAT(';book=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, `author_id`, HEX(`title`), `price`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `book` WHERE `id` BETWEEN 9000000000 AND 9000000004), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'book.author_id: orphans', 0, (SELECT COUNT(*) FROM `book` AS `child` WHERE `child`.`id` BETWEEN 9000000000 AND 9000000004 AND `child`.`author_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `author` AS `parent` WHERE `parent`.`id` = `child`.`author_id`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'range_keys' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
