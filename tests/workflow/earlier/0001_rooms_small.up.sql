-- seed 0001_rooms_small (up): 12 rows in 3 tables
--
--   room                 4 rows   ids 101 to 104
--   device               3 rows   keys listed
--   device_room          5 rows   keys listed
--
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
-- blueprint rooms 6ec5b78e3c679991, schema c542b63ee4778d91, seed identity 99d8ab4c04e75b16
--
-- personal data: generated; every value is from a reserved range
--   device       note (free_text)
--   device_room  device_id (device_id)
--   left alone: device.token: not personal (made of numbers and letters that say nothing)
--
-- Run it:        mysql DATABASE < 0001_rooms_small.up.sql        or: seedsql apply 0001_rooms_small
-- Check it:      mysql DATABASE < 0001_rooms_small.verify.sql    or: seedsql verify 0001_rooms_small
-- Undo it:       mysql DATABASE < 0001_rooms_small.down.sql      or: seedsql rollback 0001_rooms_small
-- Only try it:   put  SET @seedsql_dry_run = 1;  before it (same session): everything runs, then rolls back.
--
-- All rows or none, also with `mysql --force`, after a lost connection, and in a client that reconnects by itself:
-- @seedsql_step counts the checks that passed. A check moves it up by one, from exactly the value before; a check that
-- fails makes it negative and ends in an error that says why (as the name of an unknown column: it needs no routine).
-- The first value of every INSERT is a subquery that fails with error 1242 unless the counter is right, and the COMMIT
-- at the end happens only at the last step. What was refused leaves nothing behind but, at most, an empty history table.

-- ==== 1 of 3: is everything as it must be? Nothing is written yet. ====================================================

-- Session. The first two statements find out whether a transaction is open (SET TRANSACTION fails then, error 1568).
-- Then the caller's settings are kept, and the script's own are made: they decide how values are read and checked.
SELECT COUNT(*) INTO @seedsql_count FROM (SELECT 1 AS `one`) AS `nothing`;
SET TRANSACTION READ WRITE;
SET @seedsql_step = IF(@@error_count = 0, 0, -1), @seedsql_sql = NULL, @seedsql_locked = NULL;
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_3 = @@SESSION.foreign_key_checks, @seedsql_old_4 = @@SESSION.unique_checks, @seedsql_old_5 = @@SESSION.autocommit, @seedsql_old_6 = @@SESSION.innodb_lock_wait_timeout, @seedsql_old_7 = @@SESSION.lock_wait_timeout, @seedsql_old_8 = @@SESSION.sql_safe_updates, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_11 = @@SESSION.completion_type, @seedsql_old_12 = @@SESSION.wait_timeout, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection, @seedsql_old_16 = @@SESSION.group_concat_max_len;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION foreign_key_checks = 1, SESSION unique_checks = 1, SESSION innodb_lock_wait_timeout = 15, SESSION lock_wait_timeout = 15, SESSION sql_safe_updates = 0, SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1, SESSION completion_type = 0, SESSION wait_timeout = 900, SESSION group_concat_max_len = 1048576;
SET @seedsql_step = IF(@seedsql_step = 0 AND FIND_IN_SET('NO_AUTO_VALUE_ON_ZERO', @@SESSION.sql_mode) > 0 AND FIND_IN_SET('NO_BACKSLASH_ESCAPES', @@SESSION.sql_mode) = 0 AND FIND_IN_SET('ANSI_QUOTES', @@SESSION.sql_mode) = 0 AND @@SESSION.time_zone = '+00:00' AND @@SESSION.completion_type = 'NO_CHAIN' AND DATABASE() IS NOT NULL, 1, IF(@seedsql_step = 0, -1, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -1, CONCAT('SELECT `', '0001_rooms_small up REFUSED (session): a transaction is open, a setting could not be made, or no database is selected. Nothing was written.', '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Lock: one run per database at a time. GET_LOCK is server wide, so the database's name is part of the lock's.
SET @seedsql_lock_name = LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE()))), @seedsql_said = '';
SET @seedsql_locked = IF(@seedsql_step = 1, GET_LOCK(@seedsql_lock_name, 0), NULL);
SET @seedsql_step = IF(@seedsql_step = 1 AND @seedsql_locked = 1, 2, IF(@seedsql_step = 1, -2, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -2, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up REFUSED (busy): another run holds lock ', REPLACE(@seedsql_lock_name, '`', ''), ' (connection ', IFNULL(IS_USED_LOCK(@seedsql_lock_name), 'unknown'), '). Nothing was written.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Schema: every column is of the type that this script was made for (integers without their display width).
SET @seedsql_count = NULL;
SELECT COUNT(*), IFNULL(MIN(CONCAT(`expected`.`t`, '.', `expected`.`c`, ' is ', IFNULL(`found`.`COLUMN_TYPE`, 'missing'), ', expected ', `expected`.`y`)), '') INTO @seedsql_count, @seedsql_text FROM (
  SELECT 'room' AS `t`, 'id' AS `c`, 'int unsigned' AS `y`
  UNION ALL SELECT 'room', 'name', 'varchar(40)'
  UNION ALL SELECT 'room', 'within', 'int unsigned'
  UNION ALL SELECT 'device', 'id', 'char(36)'
  UNION ALL SELECT 'device', 'room_id', 'int unsigned'
  UNION ALL SELECT 'device', 'price', 'decimal(8,2)'
  UNION ALL SELECT 'device', 'token', 'varbinary(8)'
  UNION ALL SELECT 'device', 'note', 'varchar(60)'
  UNION ALL SELECT 'device_room', 'device_id', 'char(36)'
  UNION ALL SELECT 'device_room', 'room_id', 'int unsigned'
  UNION ALL SELECT 'device_room', 'seen', 'datetime'
) AS `expected`
LEFT JOIN `information_schema`.`COLUMNS` AS `found` ON `found`.`TABLE_SCHEMA` = DATABASE() AND `found`.`TABLE_NAME` = `expected`.`t` AND `found`.`COLUMN_NAME` = `expected`.`c`
WHERE `found`.`COLUMN_NAME` IS NULL OR CONVERT(IF(`found`.`DATA_TYPE` IN ('tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'year'), CONCAT(`found`.`DATA_TYPE`, IF(LOCATE('unsigned', `found`.`COLUMN_TYPE`) > 0, ' unsigned', '')), IF(`found`.`DATA_TYPE` = 'longtext' AND `expected`.`y` = 'json', 'json', TRIM(TRAILING ' zerofill' FROM `found`.`COLUMN_TYPE`))) USING utf8mb4) COLLATE utf8mb4_bin <> CONVERT(`expected`.`y` USING utf8mb4) COLLATE utf8mb4_bin;
SET @seedsql_step = IF(@seedsql_step = 2 AND @seedsql_count = 0, 3, IF(@seedsql_step = 2, -3, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -3, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up REFUSED (schema): ', LEFT(REPLACE(CONVERT(@seedsql_text USING ascii), '`', ''), 120), '. Nothing was written.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_TYPE` = 'BASE TABLE' AND `ENGINE` = 'InnoDB' AND `TABLE_NAME` IN ('room', 'device', 'device_room');
SET @seedsql_step = IF(@seedsql_step = 3 AND @seedsql_count = 3, 4, IF(@seedsql_step = 3, -4, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -4, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small up REFUSED (schema): every table must be an InnoDB table, which alone can roll back. Nothing was written.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Schema: no column that this script does not know of asks for a value.
SET @seedsql_count = NULL;
SELECT COUNT(*), IFNULL(MIN(CONCAT(`TABLE_NAME`, '.', `COLUMN_NAME`)), '') INTO @seedsql_count, @seedsql_text FROM `information_schema`.`COLUMNS` WHERE `TABLE_SCHEMA` = DATABASE() AND `IS_NULLABLE` = 'NO' AND `COLUMN_DEFAULT` IS NULL AND LOCATE('auto_increment', `EXTRA`) = 0 AND LOCATE('GENERATED', UPPER(`EXTRA`)) = 0 AND (
  (`TABLE_NAME` = 'room' AND `COLUMN_NAME` NOT IN ('id', 'name', 'within'))
  OR (`TABLE_NAME` = 'device' AND `COLUMN_NAME` NOT IN ('id', 'room_id', 'price', 'token', 'note'))
  OR (`TABLE_NAME` = 'device_room' AND `COLUMN_NAME` NOT IN ('device_id', 'room_id', 'seen'))
);
SET @seedsql_step = IF(@seedsql_step = 4 AND @seedsql_count = 0, 5, IF(@seedsql_step = 4, -5, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -5, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up REFUSED (schema): ', LEFT(CONVERT(@seedsql_text USING ascii), 90), ' is NOT NULL without a default and unknown here. Nothing was written.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- History: the table of applied seeds. Making it is DDL, which commits, so it is made before the transaction and only when
-- it is missing.
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` = 'seedsql_history';
SET @seedsql_sql = IF(@seedsql_step = 5 AND @seedsql_count = 0, 'CREATE TABLE IF NOT EXISTS `seedsql_history` (`name` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, `state` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, `checksum` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, `total_rows` BIGINT UNSIGNED NOT NULL, `seed` BIGINT UNSIGNED NOT NULL, `row_checksums` MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, `row_keys` LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, `made_by` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, `applied_at` DATETIME NOT NULL, `applied_by` VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, PRIMARY KEY (`name`)) ENGINE=InnoDB', 'DO 0');
PREPARE seedsql_ddl FROM @seedsql_sql;
EXECUTE seedsql_ddl;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` = 'seedsql_history' AND `ENGINE` = 'InnoDB' AND (SELECT COUNT(*) FROM `information_schema`.`COLUMNS` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` = 'seedsql_history') = 10;
SET @seedsql_step = IF(@seedsql_step = 5 AND @seedsql_count = 1, 6, IF(@seedsql_step = 5, -6, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -6, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small up REFUSED (schema): seedsql_history could not be made, or is not the InnoDB table that this version writes. Nothing was written.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- One transaction. autocommit is off as well: after a deadlock the server has ended the transaction, and with
-- autocommit what follows would be kept.
SET SESSION autocommit = 0;
ROLLBACK;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
START TRANSACTION READ WRITE;

-- Not applied yet? The row written here is also what really keeps two runs apart: its key is unique.
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0001_rooms_small';
SET @seedsql_step = IF(@seedsql_step = 6 AND @@SESSION.autocommit = 0 AND @seedsql_count = 0, 7, IF(@seedsql_step = 6, -7, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -7, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small up REFUSED (applied): it is in seedsql_history already. Roll it back first. Nothing was written.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Are the ids free?
SET @seedsql_total = 0, @seedsql_text = '';
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `room` WHERE `id` BETWEEN 101 AND 104;
SET @seedsql_total = @seedsql_total + @seedsql_count, @seedsql_text = IF(@seedsql_count > 0 AND @seedsql_text = '', CONCAT('room 101-104', ' has ', @seedsql_count), @seedsql_text);
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `device` WHERE `id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed');
SET @seedsql_total = @seedsql_total + @seedsql_count, @seedsql_text = IF(@seedsql_count > 0 AND @seedsql_text = '', CONCAT('device (id)', ' has ', @seedsql_count), @seedsql_text);
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `device_room` WHERE (`device_id`, `room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104));
SET @seedsql_total = @seedsql_total + @seedsql_count, @seedsql_text = IF(@seedsql_count > 0 AND @seedsql_text = '', CONCAT('device_room (device_id, room_id)', ' has ', @seedsql_count), @seedsql_text);
SET @seedsql_step = IF(@seedsql_step = 7 AND @seedsql_total = 0, 8, IF(@seedsql_step = 7, -8, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -8, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up REFUSED (taken): ids are in use: ', LEFT(CONVERT(@seedsql_text USING ascii), 70), ' rows. Nothing was written.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- ==== 2 of 3: the rows ================================================================================================

-- Rows written are added up as the server reports them: an INSERT that fails counts -1, and rows that somebody else
-- committed under the same keys in the meantime count nothing.
SET @seedsql_written = 0;

INSERT INTO `seedsql_history` (`name`, `state`, `checksum`, `total_rows`, `seed`, `row_checksums`, `row_keys`, `made_by`, `applied_at`, `applied_by`) VALUES ((SELECT '0001_rooms_small' UNION ALL SELECT '' FROM DUAL WHERE NOT (@seedsql_step <=> 8)), 'applying', '99d8ab4c04e75b162b95a4f6eaed15955fdfb362cbf0fa4061e413110566b898', 12, 7, '', CONCAT(
  '{"tables": [',
  '{"name": "room", "key": ["id"], "rows": 4, "first": 101, "last": 104, "unset": ["within"], "columns": [["id", ""], ["name", "hex"], ["within", "?"]]},',
  '{"name": "device", "key": ["id"], "rows": 3, "keys": ["''74ec4257-990d-4247-88f6-4d88a889a412'', ''be39422d-9661-4389-bf07-01d3b7af8b2b'', ''c9d1a116-2058-40ce-b3c2-5f17642070ed''"], "unset": [], "columns": [["id", "hex"], ["room_id", ""], ["price", ""], ["token", "hex"], ["note", "hex?"]]},',
  '{"name": "device_room", "key": ["device_id", "room_id"], "rows": 5, "keys": ["(''74ec4257-990d-4247-88f6-4d88a889a412'', 103), (''be39422d-9661-4389-bf07-01d3b7af8b2b'', 102), (''74ec4257-990d-4247-88f6-4d88a889a412'', 104), (''c9d1a116-2058-40ce-b3c2-5f17642070ed'', 103), (''be39422d-9661-4389-bf07-01d3b7af8b2b'', 104)"], "unset": [], "columns": [["device_id", "hex"], ["room_id", ""], ["seen", ""]]}',
  '], "references": [',
  '{"table": "room", "columns": ["within"], "parent": "room", "parent_columns": ["id"]},',
  '{"table": "device", "columns": ["room_id"], "parent": "room", "parent_columns": ["id"]},',
  '{"table": "device_room", "columns": ["device_id"], "parent": "device", "parent_columns": ["id"]},',
  '{"table": "device_room", "columns": ["room_id"], "parent": "room", "parent_columns": ["id"]}',
  ']}'
), 'seedsql 0.1.0', UTC_TIMESTAMP(), USER());

-- room: 4 rows, ids 101 to 104
INSERT INTO `room` (`id`, `name`, `within`) VALUES
  ((SELECT 101 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 8)), 'Zimmer 1 ü''s', NULL)
, (102, 'Zimmer 2 ü''s', 101)
, (103, 'Zimmer 3 ü''s', 101)
, (104, 'Zimmer 4 ü''s', 102)
;
SET @seedsql_written = @seedsql_written + ROW_COUNT();
-- device: 3 rows
INSERT INTO `device` (`id`, `room_id`, `price`, `token`, `note`) VALUES
  ((SELECT '74ec4257-990d-4247-88f6-4d88a889a412' UNION ALL SELECT '' FROM DUAL WHERE NOT (@seedsql_step <=> 8)), 103, 1039.41, X'C58D19E1E87A0CAD', 'Behind other hair sound.')
, ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102, 8343.03, X'98BF7182B0C34CBB', 'Family control world their.')
, ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 104, 1403.90, X'A014884BF41C6321', NULL)
;
SET @seedsql_written = @seedsql_written + ROW_COUNT();
-- device_room: 5 rows
INSERT INTO `device_room` (`device_id`, `room_id`, `seen`) VALUES
  ((SELECT '74ec4257-990d-4247-88f6-4d88a889a412' UNION ALL SELECT '' FROM DUAL WHERE NOT (@seedsql_step <=> 8)), 103, '2025-02-11 15:36:43')
, ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102, '2025-02-10 20:58:27')
, ('74ec4257-990d-4247-88f6-4d88a889a412', 104, '2025-02-03 22:53:34')
, ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103, '2025-02-15 23:18:04')
, ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104, '2025-02-11 13:03:22')
;
SET @seedsql_written = @seedsql_written + ROW_COUNT();
-- ==== 3 of 3: is every row there? Then COMMIT, otherwise ROLLBACK. ====================================================

-- Is every row there? Counted and summed up by the server, from what it holds now; the rollback compares these sums.
SET @seedsql_sums = '';
SET @seedsql_total = 0, @seedsql_sum = 0;
SELECT @seedsql_total + COUNT(*), @seedsql_sum + IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, HEX(`name`), IFNULL(`within`, '~')), 256), 16), 16, 10) AS UNSIGNED)), 0) INTO @seedsql_total, @seedsql_sum FROM `room` WHERE `id` BETWEEN 101 AND 104;
SET @seedsql_sums = CONCAT(@seedsql_sums, 'room=', @seedsql_total, ':', @seedsql_sum, ';');
SET @seedsql_step = IF(@seedsql_step = 8 AND @seedsql_total = 4, 9, IF(@seedsql_step = 8, -9, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -9, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up STOPPED (count): room has ', IFNULL(@seedsql_total, 'no'), ' of 4 rows. Nothing will be committed.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_total = 0, @seedsql_sum = 0;
SELECT @seedsql_total + COUNT(*), @seedsql_sum + IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`id`), `room_id`, `price`, HEX(`token`), IFNULL(HEX(`note`), '~')), 256), 16), 16, 10) AS UNSIGNED)), 0) INTO @seedsql_total, @seedsql_sum FROM `device` WHERE `id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed');
SET @seedsql_sums = CONCAT(@seedsql_sums, 'device=', @seedsql_total, ':', @seedsql_sum, ';');
SET @seedsql_step = IF(@seedsql_step = 9 AND @seedsql_total = 3, 10, IF(@seedsql_step = 9, -10, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -10, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up STOPPED (count): device has ', IFNULL(@seedsql_total, 'no'), ' of 3 rows. Nothing will be committed.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_total = 0, @seedsql_sum = 0;
SELECT @seedsql_total + COUNT(*), @seedsql_sum + IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`device_id`), `room_id`, `seen`), 256), 16), 16, 10) AS UNSIGNED)), 0) INTO @seedsql_total, @seedsql_sum FROM `device_room` WHERE (`device_id`, `room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104));
SET @seedsql_sums = CONCAT(@seedsql_sums, 'device_room=', @seedsql_total, ':', @seedsql_sum, ';');
SET @seedsql_step = IF(@seedsql_step = 10 AND @seedsql_total = 5, 11, IF(@seedsql_step = 10, -11, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -11, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small up STOPPED (count): device_room has ', IFNULL(@seedsql_total, 'no'), ' of 5 rows. Nothing will be committed.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

SET @seedsql_step = IF(@seedsql_step = 11 AND @seedsql_written = 12, 12, IF(@seedsql_step = 11, -12, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -12, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small up STOPPED (count): an INSERT wrote less than its rows. Nothing will be committed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- The history row says so, or nothing is committed.
UPDATE `seedsql_history` SET `state` = 'applied', `row_checksums` = @seedsql_sums WHERE `name` = '0001_rooms_small' AND `state` = 'applying' AND (@seedsql_step <=> 12);
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0001_rooms_small' AND `state` = 'applied' AND `checksum` = '99d8ab4c04e75b162b95a4f6eaed15955fdfb362cbf0fa4061e413110566b898';
SET @seedsql_step = IF(@seedsql_step = 12 AND @@SESSION.autocommit = 0 AND @seedsql_count = 1, 13, IF(@seedsql_step = 12, -13, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -13, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small up STOPPED (count): the history row could not be written. Nothing will be committed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- End: COMMIT only if every check passed, otherwise ROLLBACK, whatever the client did about errors before.
SET @seedsql_sql = IF(@seedsql_step <=> 13 AND CAST(IFNULL(@seedsql_dry_run, 0) AS CHAR) = '0', 'COMMIT', 'ROLLBACK');
PREPARE seedsql_end FROM @seedsql_sql;
EXECUTE seedsql_end;
ROLLBACK;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0001_rooms_small';
ROLLBACK;
SET @seedsql_step = IF(@seedsql_step <=> 13 AND CAST(IFNULL(@seedsql_dry_run, 0) AS CHAR) <> '0', 15, IF(@seedsql_step <=> 13 AND @seedsql_count = 1, 14, @seedsql_step));
SELECT IF(@seedsql_step <=> 14, CONCAT('0001_rooms_small APPLIED: 12 rows in 3 tables', @seedsql_said), IF(@seedsql_step <=> 15, CONCAT('0001_rooms_small DRY RUN: 12 rows in 3 tables would be applied; rolled back', @seedsql_said), IF(@seedsql_step IS NULL, '0001_rooms_small LOST: the client was disconnected and connected again, so it is not known here; seedsql_history tells', '0001_rooms_small NOT APPLIED: nothing was committed, see the first error'))) AS `seedsql_result`;

-- Give the lock back and the session's settings.
DO IF(@seedsql_locked <=> 1, RELEASE_LOCK(@seedsql_lock_name), 0);
SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION foreign_key_checks = IFNULL(@seedsql_old_3, 1), SESSION unique_checks = IFNULL(@seedsql_old_4, 1), SESSION innodb_lock_wait_timeout = IFNULL(@seedsql_old_6, @@SESSION.innodb_lock_wait_timeout), SESSION lock_wait_timeout = IFNULL(@seedsql_old_7, @@SESSION.lock_wait_timeout), SESSION sql_safe_updates = IFNULL(@seedsql_old_8, 0), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, 1), SESSION completion_type = IFNULL(@seedsql_old_11, 'NO_CHAIN'), SESSION wait_timeout = IFNULL(@seedsql_old_12, @@SESSION.wait_timeout), SESSION autocommit = IFNULL(@seedsql_old_5, @@SESSION.autocommit), SESSION group_concat_max_len = IFNULL(@seedsql_old_16, @@SESSION.group_concat_max_len);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
SET @seedsql_sql = IF(@seedsql_step IN (14, 15), 'DO 0', IF(@seedsql_step IS NULL, 'SELECT `0001_rooms_small LOST: the client was disconnected and connected again, so it is not known here; seedsql_history tells`', 'SELECT `0001_rooms_small NOT APPLIED: nothing was committed, see the first error`'));
PREPARE seedsql_guard FROM @seedsql_sql;
DEALLOCATE PREPARE seedsql_guard;
