-- seed cycle (verify): reads only. One result table; every line must be ok = 1.
--
--   team            3 rows   ids 101 to 103
--   player          6 rows   ids 101 to 106
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint cycle ee02106ce45f6511, schema f48512e229edd588, seed identity d970ad3fa4b6d8cd
--
-- personal data: no column is known to hold any
--
-- Only the rows that the seed wrote are looked at, by their keys.

-- Session: what decides how the text below is read and compared is set, and given back at the end.
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1;

SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
  SELECT 'team: rows' AS `check`, 3 AS `expected`, (SELECT COUNT(*) FROM `team` WHERE `id` BETWEEN 101 AND 103) AS `found`
  UNION ALL SELECT 'player: rows', 6, (SELECT COUNT(*) FROM `player` WHERE `id` BETWEEN 101 AND 106)
  UNION ALL SELECT 'team: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'cycle' AND LOCATE(CONCAT(';team=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, IFNULL(`captain_id`, '~'), HEX(`name`)), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `team` WHERE `id` BETWEEN 101 AND 103), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'player: rows as they were written', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'cycle' AND LOCATE(CONCAT(';player=', (SELECT CONCAT(COUNT(*), ':', IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, `team_id`), 256), 16), 16, 10) AS UNSIGNED)), 0)) FROM `player` WHERE `id` BETWEEN 101 AND 106), ';'), CONCAT(';', `row_checksums`)) > 0)
  UNION ALL SELECT 'team.captain_id: orphans', 0, (SELECT COUNT(*) FROM `team` AS `child` WHERE `child`.`id` BETWEEN 101 AND 103 AND `child`.`captain_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `player` AS `parent` WHERE `parent`.`id` = `child`.`captain_id`))
  UNION ALL SELECT 'player.team_id: orphans', 0, (SELECT COUNT(*) FROM `player` AS `child` WHERE `child`.`id` BETWEEN 101 AND 106 AND `child`.`team_id` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `team` AS `parent` WHERE `parent`.`id` = `child`.`team_id`))
  UNION ALL SELECT 'seedsql_history: applied', 1, (SELECT COUNT(*) FROM `seedsql_history` WHERE `name` = 'cycle' AND `state` = 'applied')
) AS `checks`;

SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, @@SESSION.sql_big_selects);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
