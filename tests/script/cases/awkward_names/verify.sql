-- seed awkward_names (verify): reads only. One result table; every line must be ok = 1.
--
--   or`der --x          6 rows   ids 101 to 106
--   group               3 rows   ids 101 to 103
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint awkward_names e81d305704c80607, schema 6d7bda87d5a4c384, seed identity d76b6efaa29e4eaa
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT _utf8mb4 X'6F7260646572202D2D783A20726F7773' AS `check`, 6 AS `expected`, (SELECT COUNT(*) FROM `or``der --x` WHERE `select` BETWEEN 101 AND 106) AS `found`
  UNION ALL SELECT 'group: rows', 3, (SELECT COUNT(*) FROM `group` WHERE `key` BETWEEN 101 AND 103)
  UNION ALL SELECT _utf8mb4 X'6F7260646572202D2D783A20726F777320617320746865792077657265207772697474656E', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'awkward_names' AND LOCATE(CONCAT(_utf8mb4 X'3B6F7260646572202D2D783D', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `select`, IFNULL(HEX(`o'clock "now"`), '~'), IFNULL(`${brace}`, '~'), HEX(`Größe;`)), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `or``der --x` WHERE `select` BETWEEN 101 AND 106), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'group: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'awkward_names' AND LOCATE(CONCAT(';group=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `key`, `or``der`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `group` WHERE `key` BETWEEN 101 AND 103), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'group.or`der: orphans', 0, (SELECT COUNT(*) FROM `group` AS `child` WHERE `child`.`key` BETWEEN 101 AND 103 AND `child`.`or``der` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `or``der --x` AS `parent` WHERE `parent`.`select` = `child`.`or``der`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'awkward_names' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
