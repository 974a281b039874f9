-- seed supporting (verify): reads only. One result table; every line must be ok = 1.
--
--   shelf          2 rows   ids 101 to 102  (supporting)
--   box            3 rows   ids 101 to 103  (supporting)
--   label          3 rows   ids 101 to 103
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint supporting 4eba078a1e1a520e, schema 4086818cc048331d, seed identity 6979d0574345897b
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'shelf: rows' AS `check`, 2 AS `expected`, (SELECT COUNT(*) FROM `shelf` WHERE `id` BETWEEN 101 AND 102) AS `found`
  UNION ALL SELECT 'box: rows', 3, (SELECT COUNT(*) FROM `box` WHERE `id` BETWEEN 101 AND 103)
  UNION ALL SELECT 'label: rows', 3, (SELECT COUNT(*) FROM `label` WHERE `id` BETWEEN 101 AND 103)
  UNION ALL SELECT 'shelf: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'supporting' AND LOCATE(CONCAT(';shelf=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, HEX(`label`)), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `shelf` WHERE `id` BETWEEN 101 AND 102), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'box: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'supporting' AND LOCATE(CONCAT(';box=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, `shelf_id`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `box` WHERE `id` BETWEEN 101 AND 103), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'label: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'supporting' AND LOCATE(CONCAT(';label=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, `box_id`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `label` WHERE `id` BETWEEN 101 AND 103), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'box.shelf_id: orphans', 0, (SELECT COUNT(*) FROM `box` AS `child` WHERE `child`.`id` BETWEEN 101 AND 103 AND `child`.`shelf_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `shelf` AS `parent` WHERE `parent`.`id` = `child`.`shelf_id`))
  UNION ALL SELECT 'label.box_id: orphans', 0, (SELECT COUNT(*) FROM `label` AS `child` WHERE `child`.`id` BETWEEN 101 AND 103 AND `child`.`box_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `box` AS `parent` WHERE `parent`.`id` = `child`.`box_id`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'supporting' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
