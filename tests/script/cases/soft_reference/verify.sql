-- seed soft_reference (verify): reads only. One result table; every line must be ok = 1.
--
--   device           2 rows   ids 101 to 102
--   reading          4 rows   ids 101 to 104
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint soft_reference 830067a925e9a210, schema 9cd1f1e1cdbc5473, seed identity 29c2d36479e03a90
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'device: rows' AS `check`, 2 AS `expected`, (SELECT COUNT(*) FROM `device` WHERE `id` BETWEEN 101 AND 102) AS `found`
  UNION ALL SELECT 'reading: rows', 4, (SELECT COUNT(*) FROM `reading` WHERE `id` BETWEEN 101 AND 104)
  UNION ALL SELECT 'device: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'soft_reference' AND LOCATE(CONCAT(';device=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, HEX(`label`)), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `device` WHERE `id` BETWEEN 101 AND 102), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'reading: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'soft_reference' AND LOCATE(CONCAT(';reading=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, IFNULL(`device_ref`, '~'), `taken_at`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `reading` WHERE `id` BETWEEN 101 AND 104), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'reading.device_ref: orphans', 0, (SELECT COUNT(*) FROM `reading` AS `child` WHERE `child`.`id` BETWEEN 101 AND 104 AND `child`.`device_ref` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `device` AS `parent` WHERE `parent`.`id` = `child`.`device_ref`))
  UNION ALL SELECT 'reading: taken by a device of the seed', 0, (SELECT COUNT(*) FROM (SELECT r.id FROM (SELECT * FROM `reading` WHERE `id` BETWEEN 101 AND 104) r LEFT JOIN (SELECT * FROM `device` WHERE `id` BETWEEN 101 AND 102) d ON d.id = r.device_ref WHERE r.device_ref IS NOT NULL AND d.id IS NULL) AS `broken`)
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'soft_reference' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
