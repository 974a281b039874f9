-- seed self_reference (verify): reads only. One result table; every line must be ok = 1.
--
--   staff             4 rows   ids 101 to 104
--   category          4 rows   keys listed
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint self_reference bfc91dd8212b814c, schema 48aa2b0fff7e36ed, seed identity 2db32e1d4fa7b425
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'staff: rows' AS `check`, 4 AS `expected`, (SELECT COUNT(*) FROM `staff` WHERE `id` BETWEEN 101 AND 104) AS `found`
  UNION ALL SELECT 'category: rows', 4, (SELECT COUNT(*) FROM `category` WHERE `code` IN ('c9', 'c8', 'c7', 'c6'))
  UNION ALL SELECT 'staff: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'self_reference' AND LOCATE(CONCAT(';staff=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, IFNULL(`boss_id`, '~')), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `staff` WHERE `id` BETWEEN 101 AND 104), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'category: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'self_reference' AND LOCATE(CONCAT(';category=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`code`), IFNULL(HEX(`parent_code`), '~')), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `category` WHERE `code` IN ('c9', 'c8', 'c7', 'c6')), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'staff.boss_id: orphans', 0, (SELECT COUNT(*) FROM `staff` AS `child` WHERE `child`.`id` BETWEEN 101 AND 104 AND `child`.`boss_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `staff` AS `parent` WHERE `parent`.`id` = `child`.`boss_id`))
  UNION ALL SELECT 'category.parent_code: orphans', 0, (SELECT COUNT(*) FROM `category` AS `child` WHERE `child`.`code` IN ('c9', 'c8', 'c7', 'c6') AND `child`.`parent_code` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `category` AS `parent` WHERE `parent`.`code` = `child`.`parent_code`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'self_reference' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
