-- seed awkward_names (verify): reads only. One result table; every line must be ok = 1.
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

SET @seed_name = 'awkward_names', @seed_expected = '', @seed_state = 'missing', @seed_applied = '',
  @seed_identity = '17e75cebe978d49437ee95670a283a5ae985c19d176f140ee29442d81d68e184';
SELECT `row_checksums`, `state`, `checksum` INTO @seed_expected, @seed_state, @seed_applied
  FROM `seedsql_history` WHERE `name` = @seed_name;

-- ==== the seeded rows of each table, and what they sum up to now ====
WITH
  `s_or``der --x` AS (SELECT * FROM `or``der --x` WHERE `select` BETWEEN 101 AND 106),
  `s_group` AS (SELECT * FROM `group` WHERE `key` BETWEEN 101 AND 103),
  `seed_sums` AS (
  SELECT _utf8mb4 X'6F7260646572202D2D78' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', `select`, QUOTE(`${brace}`),
    QUOTE(`Größe;`), QUOTE(`o'clock "now"`))))) AS `s` FROM `s_or``der --x`
  UNION ALL SELECT 'group', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `key`, `or``der`)))) FROM `s_group`
  )
-- ==== one check a line ====
SELECT `check`, `expected`, `found`, `expected` <=> `found` AS `ok` FROM (
  SELECT 'seedsql_history: applied' AS `check`, 1 AS `expected`, @seed_state = 'applied' AND @seed_applied = @seed_identity AS `found`
  UNION ALL SELECT _utf8mb4 X'6F7260646572202D2D783A20726F7773', 6, (SELECT COUNT(*) FROM `s_or``der --x`)
  UNION ALL SELECT 'group: rows', 3, (SELECT COUNT(*) FROM `s_group`)
  UNION ALL SELECT 'group.or`der: orphans', 0, (SELECT COUNT(*) FROM `s_group` WHERE `or``der` NOT IN (SELECT `select`
    FROM `or``der --x`))
  UNION ALL SELECT CONCAT(`t`, ': rows as they were written'), 1,
    INSTR(CONCAT(';', @seed_expected), CONCAT(';', `t`, '=', `n`, ':', IFNULL(`s`, 0), ';')) > 0 FROM `seed_sums`
) AS `checks`;

-- ==== frame: end (the same in every verify script) ====
SET sql_mode = @seed_1, time_zone = @seed_2, sql_select_limit = @seed_3, sql_big_selects = @seed_4, character_set_client = @seed_5,
  character_set_results = @seed_6, collation_connection = @seed_7, optimizer_switch = @seed_8;
-- ==== end of frame: end ====
