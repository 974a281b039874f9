-- seed key_lists (verify): reads only. One result table; every line must be ok = 1.
--
--   country          3 rows   keys listed
--   region           4 rows   keys listed
--   town             4 rows   keys listed
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint key_lists cce6c5904d41f262, schema 6150f33a466c27b2, seed identity 644c5ba6a908e1b5
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'country: rows' AS `check`, 3 AS `expected`, (SELECT COUNT(*) FROM `country` WHERE `code` IN ('Côte-1', 'Côte-2', 'Côte-3')) AS `found`
  UNION ALL SELECT 'region: rows', 4, (SELECT COUNT(*) FROM `region` WHERE (`country_code`, `number`) IN (('Côte-2', 1), ('Côte-3', 2), ('Côte-1', 3), ('Côte-3', 4)))
  UNION ALL SELECT 'town: rows', 4, (SELECT COUNT(*) FROM `town` WHERE `badge` IN (X'3895D2FF', X'60342B9F', X'DA0CFC78', X'4BB4158E'))
  UNION ALL SELECT 'country: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'key_lists' AND LOCATE(CONCAT(';country=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`code`), HEX(`name`)), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `country` WHERE `code` IN ('Côte-1', 'Côte-2', 'Côte-3')), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'region: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'key_lists' AND LOCATE(CONCAT(';region=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`country_code`), `number`, IFNULL(HEX(`label`), '~')), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `region` WHERE (`country_code`, `number`) IN (('Côte-2', 1), ('Côte-3', 2), ('Côte-1', 3), ('Côte-3', 4))), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'town: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'key_lists' AND LOCATE(CONCAT(';town=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`badge`), IFNULL(HEX(`country_code`), '~'), IFNULL(`region_number`, '~')), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `town` WHERE `badge` IN (X'3895D2FF', X'60342B9F', X'DA0CFC78', X'4BB4158E')), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'region.country_code: orphans', 0, (SELECT COUNT(*) FROM `region` AS `child` WHERE (`child`.`country_code`, `child`.`number`) IN (('Côte-2', 1), ('Côte-3', 2), ('Côte-1', 3), ('Côte-3', 4)) AND `child`.`country_code` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `country` AS `parent` WHERE `parent`.`code` = `child`.`country_code`))
  UNION ALL SELECT 'town.country_code, region_number: orphans', 0, (SELECT COUNT(*) FROM `town` AS `child` WHERE `child`.`badge` IN (X'3895D2FF', X'60342B9F', X'DA0CFC78', X'4BB4158E') AND `child`.`country_code` IS NOT NULL AND `child`.`region_number` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `region` AS `parent` WHERE `parent`.`country_code` = `child`.`country_code` AND `parent`.`number` = `child`.`region_number`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'key_lists' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
