-- seed key_lists (verify): reads only. One result table; every line must be ok = 1.
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0. Only the rows of the seed are looked at, by their keys.

-- ==== frame: start (the same in every verify script) ====
-- These settings decide how values are read and compared; the session's own are restored at the end.
SET @seed_1 = @@sql_mode, @seed_2 = @@time_zone, @seed_3 = @@sql_select_limit, @seed_4 = @@sql_big_selects,
  @seed_5 = @@character_set_client, @seed_6 = @@character_set_results, @seed_7 = @@collation_connection, @seed_8 = @@optimizer_switch;
SET NAMES utf8mb4;
SET sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO', time_zone = '+00:00',
  sql_select_limit = 18446744073709551615, sql_big_selects = 1;
-- MySQL 9.7 counts wrongly in a GROUP BY over a WITH table that is not merged into its query and is read several times. With this
-- switch on, and with literals for the ranges of ids, it is merged.
SET optimizer_switch = 'derived_merge=on';
-- ==== end of frame: start ====

SET @seed_name = 'key_lists', @seed_expected = '', @seed_state = 'missing', @seed_applied = '',
  @seed_identity = '61ceda4d273ef175758b4cd8e8a41fa3318aa66b73415b4e7af8b3438c99932e';
SELECT `row_checksums`, `state`, `checksum` INTO @seed_expected, @seed_state, @seed_applied
  FROM `seedsql_history` WHERE `name` = @seed_name;

-- ==== the seeded rows of each table, and what they sum up to now ====
WITH
  `s_country` AS (SELECT `s`.* FROM `seedsql_history` AS `h` JOIN JSON_TABLE(`h`.`row_keys`,
    '$.keys.country[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]')) AS `k` JOIN `country` AS `s`
    ON `s`.`code` = CONVERT(`k`.`k1` USING utf8mb4) COLLATE utf8mb4_bin WHERE `h`.`name` = 'key_lists'),
  `s_region` AS (SELECT `s`.* FROM `seedsql_history` AS `h` JOIN JSON_TABLE(`h`.`row_keys`,
    '$.keys.region[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]', `k2` BIGINT PATH '$[1]')) AS `k` JOIN `region` AS `s`
    ON `s`.`country_code` = CONVERT(`k`.`k1` USING utf8mb4) COLLATE utf8mb4_bin AND `s`.`number` = `k`.`k2`
    WHERE `h`.`name` = 'key_lists'),
  `s_town` AS (SELECT `s`.* FROM `seedsql_history` AS `h` JOIN JSON_TABLE(`h`.`row_keys`,
    '$.keys.town[*]' COLUMNS (`k1` VARCHAR(8) PATH '$[0]')) AS `k` JOIN `town` AS `s` ON `s`.`badge` = UNHEX(`k`.`k1`)
    WHERE `h`.`name` = 'key_lists'),
  `seed_sums` AS (
  SELECT 'country' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', QUOTE(`code`), QUOTE(`name`))))) AS `s` FROM `s_country`
  UNION ALL SELECT 'region', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', QUOTE(`country_code`), `number`, QUOTE(`label`))))) FROM `s_region`
  UNION ALL SELECT 'town', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', HEX(`badge`), QUOTE(`country_code`), QUOTE(`region_number`)))))
    FROM `s_town`
  )
-- ==== one check a line ====
SELECT `check`, `expected`, `found`, `expected` <=> `found` AS `ok` FROM (
  SELECT 'seedsql_history: applied' AS `check`, 1 AS `expected`, @seed_state = 'applied' AND @seed_applied = @seed_identity AS `found`
  UNION ALL SELECT 'country: rows', 3, (SELECT COUNT(*) FROM `s_country`)
  UNION ALL SELECT 'region: rows', 4, (SELECT COUNT(*) FROM `s_region`)
  UNION ALL SELECT 'town: rows', 4, (SELECT COUNT(*) FROM `s_town`)
  UNION ALL SELECT 'region.country_code: orphans', 0, (SELECT COUNT(*) FROM `s_region` WHERE `country_code` NOT IN (SELECT `code`
    FROM `country`))
  UNION ALL SELECT 'town.country_code, region_number: orphans', 0, (SELECT COUNT(*) FROM `s_town` AS `c`
    WHERE `c`.`country_code` IS NOT NULL AND `c`.`region_number` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `region` AS `p`
    WHERE `p`.`country_code` = `c`.`country_code` AND `p`.`number` = `c`.`region_number`))
  UNION ALL SELECT CONCAT(`t`, ': rows as they were written'), 1,
    INSTR(CONCAT(';', @seed_expected), CONCAT(';', `t`, '=', `n`, ':', IFNULL(`s`, 0), ';')) > 0 FROM `seed_sums`
) AS `checks`;

-- ==== frame: end (the same in every verify script) ====
SET sql_mode = @seed_1, time_zone = @seed_2, sql_select_limit = @seed_3, sql_big_selects = @seed_4, character_set_client = @seed_5,
  character_set_results = @seed_6, collation_connection = @seed_7, optimizer_switch = @seed_8;
-- ==== end of frame: end ====
