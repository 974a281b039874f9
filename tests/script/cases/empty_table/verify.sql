-- seed empty_table (verify): reads only. One result table; every line must be ok = 1.
--
--   first            2 rows   ids 101 to 102
--   nothing          0 rows
--   last             2 rows   ids 101 to 102
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint empty_table 80ac4ca1f88c2454, schema 221073b3b249c2da, seed identity 293c029190e17a17
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'first: rows' AS `check`, 2 AS `expected`, (SELECT COUNT(*) FROM `first` WHERE `id` BETWEEN 101 AND 102) AS `found`
  UNION ALL SELECT 'nothing: rows', 0, (SELECT COUNT(*) FROM `nothing` WHERE 1 = 0)
  UNION ALL SELECT 'last: rows', 2, (SELECT COUNT(*) FROM `last` WHERE `id` BETWEEN 101 AND 102)
  UNION ALL SELECT 'first: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'empty_table' AND LOCATE(CONCAT(';first=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `first` WHERE `id` BETWEEN 101 AND 102), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'nothing: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'empty_table' AND LOCATE(CONCAT(';nothing=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, `first_id`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `nothing` WHERE 1 = 0), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'last: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'empty_table' AND LOCATE(CONCAT(';last=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, IFNULL(`nothing_id`, '~')), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `last` WHERE `id` BETWEEN 101 AND 102), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'nothing.first_id: orphans', 0, (SELECT COUNT(*) FROM `nothing` AS `child` WHERE 1 = 0 AND `child`.`first_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `first` AS `parent` WHERE `parent`.`id` = `child`.`first_id`))
  UNION ALL SELECT 'last.nothing_id: orphans', 0, (SELECT COUNT(*) FROM `last` AS `child` WHERE `child`.`id` BETWEEN 101 AND 102 AND `child`.`nothing_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `nothing` AS `parent` WHERE `parent`.`id` = `child`.`nothing_id`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'empty_table' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
