-- seed 0001_rooms_small (down): removes 12 rows in 3 tables
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
-- Removes exactly the rows that 0001_rooms_small.up.sql wrote, and only if they are as it left them and nothing else
-- depends on them. Automatic ids are not set back: that is DDL, which commits.
--
-- Run it:        mysql DATABASE < 0001_rooms_small.down.sql      or: seedsql rollback 0001_rooms_small
-- Only try it:   put  SET @seedsql_dry_run = 1;  before it (same session): everything runs, then rolls back.
-- Override:      SET @seedsql_force_down = 1;  before it removes seeded rows also when they were edited or some are gone
--                already, and when rows outside the seed refer to them: those are deleted where their foreign key says
--                CASCADE, lose the reference where it says SET NULL, and are left alone, pointing to nothing, where there
--                is no foreign key; where it says nothing the server refuses. The last line tells what was overridden.
--
-- All or nothing: @seedsql_step counts the checks that passed, a failed check makes it negative and ends in an error that
-- says why (as the name of an unknown column), every DELETE asks for the right step, and so does the COMMIT.

-- ==== 1 of 3: may the rows go? Nothing is removed yet. ================================================================

-- Session. The first two statements find out whether a transaction is open (SET TRANSACTION fails then, error 1568).
-- Then the caller's settings are kept, and the script's own are made: they decide how values are read and checked.
SELECT COUNT(*) INTO @seedsql_count FROM (SELECT 1 AS `one`) AS `nothing`;
SET TRANSACTION READ WRITE;
SET @seedsql_step = IF(@@error_count = 0, 0, -1), @seedsql_sql = NULL, @seedsql_locked = NULL;
SET @seedsql_old_1 = @@SESSION.sql_mode, @seedsql_old_2 = @@SESSION.time_zone, @seedsql_old_3 = @@SESSION.foreign_key_checks, @seedsql_old_4 = @@SESSION.unique_checks, @seedsql_old_5 = @@SESSION.autocommit, @seedsql_old_6 = @@SESSION.innodb_lock_wait_timeout, @seedsql_old_7 = @@SESSION.lock_wait_timeout, @seedsql_old_8 = @@SESSION.sql_safe_updates, @seedsql_old_9 = @@SESSION.sql_select_limit, @seedsql_old_10 = @@SESSION.sql_big_selects, @seedsql_old_11 = @@SESSION.completion_type, @seedsql_old_12 = @@SESSION.wait_timeout, @seedsql_old_13 = @@SESSION.character_set_client, @seedsql_old_14 = @@SESSION.character_set_results, @seedsql_old_15 = @@SESSION.collation_connection, @seedsql_old_16 = @@SESSION.group_concat_max_len;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION foreign_key_checks = 1, SESSION unique_checks = 1, SESSION innodb_lock_wait_timeout = 15, SESSION lock_wait_timeout = 15, SESSION sql_safe_updates = 0, SESSION sql_select_limit = DEFAULT, SESSION sql_big_selects = 1, SESSION completion_type = 0, SESSION wait_timeout = 900, SESSION group_concat_max_len = 1048576;
SET @seedsql_step = IF(@seedsql_step = 0 AND FIND_IN_SET('NO_AUTO_VALUE_ON_ZERO', @@SESSION.sql_mode) > 0 AND FIND_IN_SET('NO_BACKSLASH_ESCAPES', @@SESSION.sql_mode) = 0 AND FIND_IN_SET('ANSI_QUOTES', @@SESSION.sql_mode) = 0 AND @@SESSION.time_zone = '+00:00' AND @@SESSION.completion_type = 'NO_CHAIN' AND DATABASE() IS NOT NULL, 1, IF(@seedsql_step = 0, -1, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -1, CONCAT('SELECT `', '0001_rooms_small down REFUSED (session): a transaction is open, a setting could not be made, or no database is selected. Nothing was removed.', '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Lock: one run per database at a time. GET_LOCK is server wide, so the database's name is part of the lock's.
SET @seedsql_lock_name = LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE()))), @seedsql_said = '';
SET @seedsql_locked = IF(@seedsql_step = 1, GET_LOCK(@seedsql_lock_name, 0), NULL);
SET @seedsql_step = IF(@seedsql_step = 1 AND @seedsql_locked = 1, 2, IF(@seedsql_step = 1, -2, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -2, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small down REFUSED (busy): another run holds lock ', REPLACE(@seedsql_lock_name, '`', ''), ' (connection ', IFNULL(IS_USED_LOCK(@seedsql_lock_name), 'unknown'), '). Nothing was removed.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Schema: every seeded table is here as InnoDB, which alone can roll back.
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_TYPE` = 'BASE TABLE' AND `ENGINE` = 'InnoDB' AND `TABLE_NAME` IN ('room', 'device', 'device_room');
SET @seedsql_step = IF(@seedsql_step = 2 AND @seedsql_count = 3, 3, IF(@seedsql_step = 2, -3, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -3, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small down REFUSED (schema): a seeded table is missing or not InnoDB. Nothing was removed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- History: is the seed applied here, and is it this one?
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` = 'seedsql_history';
SET @seedsql_step = IF(@seedsql_step = 3 AND @seedsql_count = 1, 4, IF(@seedsql_step = 3, -4, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -4, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small down REFUSED (unapplied): there is no seedsql_history here, so no seed is applied. Nothing was removed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- One transaction. autocommit is off as well: after a deadlock the server has ended the transaction, and with
-- autocommit what follows would be kept.
SET SESSION autocommit = 0;
ROLLBACK;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
START TRANSACTION READ WRITE;
SET @seedsql_count = NULL, @seedsql_identity = NULL, @seedsql_expected = NULL;
SELECT COUNT(*), MIN(`checksum`), MIN(`row_checksums`) INTO @seedsql_count, @seedsql_identity, @seedsql_expected FROM `seedsql_history` WHERE `name` = '0001_rooms_small' AND `state` = 'applied' AND (@seedsql_step <=> 4) FOR UPDATE;
SET @seedsql_step = IF(@seedsql_step = 4 AND @@SESSION.autocommit = 0 AND @seedsql_count = 1, 5, IF(@seedsql_step = 4, -5, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -5, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small down REFUSED (unapplied): seedsql_history does not have it. Nothing was removed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_step = IF(@seedsql_step = 5 AND @seedsql_identity = '99d8ab4c04e75b162b95a4f6eaed15955fdfb362cbf0fa4061e413110566b898', 6, IF(@seedsql_step = 5, -6, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -6, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small down REFUSED (mismatch): the seed applied here was made differently. Nothing was removed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- Are the rows as they were? They are locked and summed up as when they were written (parents first: a new child row
-- needs a lock on its parent, and so has to wait).
SET @seedsql_sums = '', @seedsql_text = '', @seedsql_held = 0;
SET @seedsql_total = 0, @seedsql_sum = 0;
SELECT @seedsql_total + COUNT(*), @seedsql_sum + IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', `id`, HEX(`name`), IFNULL(`within`, '~')), 256), 16), 16, 10) AS UNSIGNED)), 0) INTO @seedsql_total, @seedsql_sum FROM `room` WHERE `id` BETWEEN 101 AND 104 AND (@seedsql_step <=> 6) FOR UPDATE;
SET @seedsql_part = CONCAT('room=', @seedsql_total, ':', @seedsql_sum, ';');
SET @seedsql_sums = CONCAT(@seedsql_sums, @seedsql_part), @seedsql_held = @seedsql_held + @seedsql_total, @seedsql_text = IF(LOCATE(CONCAT(';', @seedsql_part), CONCAT(';', @seedsql_expected)) = 0, CONCAT(@seedsql_text, IF(@seedsql_text = '', '', ', '), 'room', ' (', @seedsql_total, ' of 4 rows)'), @seedsql_text);
SET @seedsql_total = 0, @seedsql_sum = 0;
SELECT @seedsql_total + COUNT(*), @seedsql_sum + IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`id`), `room_id`, `price`, HEX(`token`), IFNULL(HEX(`note`), '~')), 256), 16), 16, 10) AS UNSIGNED)), 0) INTO @seedsql_total, @seedsql_sum FROM `device` WHERE `id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed') AND (@seedsql_step <=> 6) FOR UPDATE;
SET @seedsql_part = CONCAT('device=', @seedsql_total, ':', @seedsql_sum, ';');
SET @seedsql_sums = CONCAT(@seedsql_sums, @seedsql_part), @seedsql_held = @seedsql_held + @seedsql_total, @seedsql_text = IF(LOCATE(CONCAT(';', @seedsql_part), CONCAT(';', @seedsql_expected)) = 0, CONCAT(@seedsql_text, IF(@seedsql_text = '', '', ', '), 'device', ' (', @seedsql_total, ' of 3 rows)'), @seedsql_text);
SET @seedsql_total = 0, @seedsql_sum = 0;
SELECT @seedsql_total + COUNT(*), @seedsql_sum + IFNULL(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS('|', HEX(`device_id`), `room_id`, `seen`), 256), 16), 16, 10) AS UNSIGNED)), 0) INTO @seedsql_total, @seedsql_sum FROM `device_room` WHERE (`device_id`, `room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104)) AND (@seedsql_step <=> 6) FOR UPDATE;
SET @seedsql_part = CONCAT('device_room=', @seedsql_total, ':', @seedsql_sum, ';');
SET @seedsql_sums = CONCAT(@seedsql_sums, @seedsql_part), @seedsql_held = @seedsql_held + @seedsql_total, @seedsql_text = IF(LOCATE(CONCAT(';', @seedsql_part), CONCAT(';', @seedsql_expected)) = 0, CONCAT(@seedsql_text, IF(@seedsql_text = '', '', ', '), 'device_room', ' (', @seedsql_total, ' of 5 rows)'), @seedsql_text);
SET @seedsql_step = IF(@seedsql_step = 6 AND (@seedsql_sums = @seedsql_expected OR @seedsql_force_down <=> 1), 7, IF(@seedsql_step = 6, -7, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -7, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small down REFUSED (edited): seeded rows were changed or removed: ', LEFT(@seedsql_text, 60), '. Nothing was removed.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_said = IF(@seedsql_sums = @seedsql_expected, @seedsql_said, CONCAT(@seedsql_said, '; overridden: changed or removed since: ', @seedsql_text));

-- Does anything outside the seed refer to seeded rows? Foreign keys and soft references, cascading or not.
SET @seedsql_outside = 0, @seedsql_text = '';
SET @seedsql_count = 0, @seedsql_inside = 0;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `room` AS `child` WHERE `child`.`within` BETWEEN 101 AND 104;
SET @seedsql_count = @seedsql_count + @seedsql_found;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `room` AS `child` WHERE `child`.`within` BETWEEN 101 AND 104 AND `child`.`id` BETWEEN 101 AND 104;
SET @seedsql_inside = @seedsql_inside + @seedsql_found;
SET @seedsql_outside = @seedsql_outside + @seedsql_count - @seedsql_inside, @seedsql_text = IF(@seedsql_count <> @seedsql_inside, CONCAT(@seedsql_text, ' room.within', ' ', @seedsql_count - @seedsql_inside, ''), @seedsql_text);
SET @seedsql_count = 0, @seedsql_inside = 0;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `device` AS `child` WHERE `child`.`room_id` BETWEEN 101 AND 104;
SET @seedsql_count = @seedsql_count + @seedsql_found;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `device` AS `child` WHERE `child`.`room_id` BETWEEN 101 AND 104 AND `child`.`id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed');
SET @seedsql_inside = @seedsql_inside + @seedsql_found;
SET @seedsql_outside = @seedsql_outside + @seedsql_count - @seedsql_inside, @seedsql_text = IF(@seedsql_count <> @seedsql_inside, CONCAT(@seedsql_text, ' device.room_id', ' ', @seedsql_count - @seedsql_inside, ''), @seedsql_text);
SET @seedsql_count = 0, @seedsql_inside = 0;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `device_room` AS `child` WHERE `child`.`device_id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed');
SET @seedsql_count = @seedsql_count + @seedsql_found;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `device_room` AS `child` WHERE `child`.`device_id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed') AND (`child`.`device_id`, `child`.`room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104));
SET @seedsql_inside = @seedsql_inside + @seedsql_found;
SET @seedsql_outside = @seedsql_outside + @seedsql_count - @seedsql_inside, @seedsql_text = IF(@seedsql_count <> @seedsql_inside, CONCAT(@seedsql_text, ' device_room.device_id', ' ', @seedsql_count - @seedsql_inside, ''), @seedsql_text);
SET @seedsql_count = 0, @seedsql_inside = 0;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `device_room` AS `child` WHERE `child`.`room_id` BETWEEN 101 AND 104;
SET @seedsql_count = @seedsql_count + @seedsql_found;
SET @seedsql_found = NULL;
SELECT COUNT(*) INTO @seedsql_found FROM `device_room` AS `child` WHERE `child`.`room_id` BETWEEN 101 AND 104 AND (`child`.`device_id`, `child`.`room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104));
SET @seedsql_inside = @seedsql_inside + @seedsql_found;
SET @seedsql_outside = @seedsql_outside + @seedsql_count - @seedsql_inside, @seedsql_text = IF(@seedsql_count <> @seedsql_inside, CONCAT(@seedsql_text, ' device_room.room_id', ' ', @seedsql_count - @seedsql_inside, ''), @seedsql_text);
-- Foreign keys that came later are found in information_schema, and counted by a statement that is written here.
SET @seedsql_count = NULL, @seedsql_found = NULL, @seedsql_sql = NULL;
SELECT IFNULL(GROUP_CONCAT(CONCAT('SELECT COUNT(*) AS `n`, ''', HEX(CONCAT(`TABLE_NAME`, '.', `COLUMN_NAME`)), ''' AS `c`, ''', (SELECT LOWER(MIN(`DELETE_RULE`)) FROM `information_schema`.`REFERENTIAL_CONSTRAINTS` AS `rule` WHERE `rule`.`CONSTRAINT_SCHEMA` = `later`.`CONSTRAINT_SCHEMA` AND `rule`.`CONSTRAINT_NAME` = `later`.`CONSTRAINT_NAME` AND `rule`.`TABLE_NAME` = `later`.`TABLE_NAME`), ''' AS `r` FROM `', REPLACE(`TABLE_SCHEMA`, '`', '``'), '`.`', REPLACE(`TABLE_NAME`, '`', '``'), '` WHERE `', REPLACE(`COLUMN_NAME`, '`', '``'), '` IN (SELECT `', REPLACE(`REFERENCED_COLUMN_NAME`, '`', '``'), '` FROM ', CASE `REFERENCED_TABLE_NAME` WHEN 'room' THEN '`room` WHERE `id` BETWEEN 101 AND 104' WHEN 'device' THEN '`device` WHERE `id` IN (''74ec4257-990d-4247-88f6-4d88a889a412'', ''be39422d-9661-4389-bf07-01d3b7af8b2b'', ''c9d1a116-2058-40ce-b3c2-5f17642070ed'')' WHEN 'device_room' THEN '`device_room` WHERE (`device_id`, `room_id`) IN ((''74ec4257-990d-4247-88f6-4d88a889a412'', 103), (''be39422d-9661-4389-bf07-01d3b7af8b2b'', 102), (''74ec4257-990d-4247-88f6-4d88a889a412'', 104), (''c9d1a116-2058-40ce-b3c2-5f17642070ed'', 103), (''be39422d-9661-4389-bf07-01d3b7af8b2b'', 104))' END, ')') SEPARATOR ' UNION ALL '), 'SELECT 0 AS `n`, '''' AS `c`, '''' AS `r`') INTO @seedsql_sql FROM `information_schema`.`KEY_COLUMN_USAGE` AS `later` WHERE `REFERENCED_TABLE_SCHEMA` = DATABASE() AND `REFERENCED_TABLE_NAME` IN ('room', 'device', 'device_room') AND NOT (`TABLE_SCHEMA` = DATABASE() AND CONCAT(`TABLE_NAME`, '.', `COLUMN_NAME`, '>', `REFERENCED_TABLE_NAME`) IN ('device.room_id>room', 'device_room.device_id>device', 'device_room.room_id>room', 'room.within>room'));
SET @seedsql_sql = CONCAT('SELECT SUM(`n`), GROUP_CONCAT(IF(`n` > 0, CONCAT('' '', CONVERT(UNHEX(`c`) USING utf8mb4), '' '', `n`, '' ('', `r`, '')''), NULL) SEPARATOR '''') INTO @seedsql_count, @seedsql_found FROM (', @seedsql_sql, ') AS `later`');
PREPARE seedsql_query FROM @seedsql_sql;
EXECUTE seedsql_query;
SET @seedsql_outside = @seedsql_outside + @seedsql_count, @seedsql_text = CONCAT(@seedsql_text, IFNULL(@seedsql_found, ''));
SET @seedsql_step = IF(@seedsql_step = 7 AND (@seedsql_outside = 0 OR (@seedsql_outside > 0 AND @seedsql_force_down <=> 1)), 8, IF(@seedsql_step = 7, -8, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -8, CONCAT('SELECT `', REPLACE(LEFT(CONCAT('0001_rooms_small down REFUSED (dependents): rows outside the seed refer to it:', LEFT(CONVERT(@seedsql_text USING ascii), 60), '. Nothing was removed.'), 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_said = IF(@seedsql_outside = 0, @seedsql_said, CONCAT(@seedsql_said, '; overridden: rows outside the seed that referred to it:', @seedsql_text));

-- ==== 2 of 3: delete, children first ==================================================================================

UPDATE `room` SET `within` = NULL WHERE `id` BETWEEN 101 AND 104 AND (@seedsql_step <=> 8);
DELETE FROM `device_room` WHERE (`device_id`, `room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104)) AND (@seedsql_step <=> 8);
DELETE FROM `device` WHERE `id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed') AND (@seedsql_step <=> 8);
DELETE FROM `room` WHERE `id` BETWEEN 101 AND 104 AND (@seedsql_step <=> 8);
DELETE FROM `seedsql_history` WHERE `name` = '0001_rooms_small' AND (@seedsql_step <=> 8);

-- ==== 3 of 3: are they gone? Then COMMIT, otherwise ROLLBACK. =========================================================

SET @seedsql_total = 0;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `room` WHERE `id` BETWEEN 101 AND 104;
SET @seedsql_total = @seedsql_total + @seedsql_count;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `device` WHERE `id` IN ('74ec4257-990d-4247-88f6-4d88a889a412', 'be39422d-9661-4389-bf07-01d3b7af8b2b', 'c9d1a116-2058-40ce-b3c2-5f17642070ed');
SET @seedsql_total = @seedsql_total + @seedsql_count;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `device_room` WHERE (`device_id`, `room_id`) IN (('74ec4257-990d-4247-88f6-4d88a889a412', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 102), ('74ec4257-990d-4247-88f6-4d88a889a412', 104), ('c9d1a116-2058-40ce-b3c2-5f17642070ed', 103), ('be39422d-9661-4389-bf07-01d3b7af8b2b', 104));
SET @seedsql_total = @seedsql_total + @seedsql_count;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0001_rooms_small';
SET @seedsql_total = @seedsql_total + @seedsql_count;
SET @seedsql_step = IF(@seedsql_step = 8 AND @@SESSION.autocommit = 0 AND @seedsql_total = 0, 9, IF(@seedsql_step = 8, -9, @seedsql_step));
SET @seedsql_sql = IF(@seedsql_step = -9, CONCAT('SELECT `', REPLACE(LEFT('0001_rooms_small down STOPPED (count): not all rows could be removed. Nothing will be committed.', 180), '`', ''''), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- End: COMMIT only if every check passed, otherwise ROLLBACK, whatever the client did about errors before.
SET @seedsql_sql = IF(@seedsql_step <=> 9 AND CAST(IFNULL(@seedsql_dry_run, 0) AS CHAR) = '0', 'COMMIT', 'ROLLBACK');
PREPARE seedsql_end FROM @seedsql_sql;
EXECUTE seedsql_end;
ROLLBACK;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0001_rooms_small';
ROLLBACK;
SET @seedsql_step = IF(@seedsql_step <=> 9 AND CAST(IFNULL(@seedsql_dry_run, 0) AS CHAR) <> '0', 11, IF(@seedsql_step <=> 9 AND @seedsql_count = 0, 10, @seedsql_step));
SELECT IF(@seedsql_step <=> 10, CONCAT('0001_rooms_small REMOVED: 12 rows in 3 tables', @seedsql_said), IF(@seedsql_step <=> 11, CONCAT('0001_rooms_small DRY RUN: 12 rows in 3 tables would be removed; rolled back', @seedsql_said), IF(@seedsql_step IS NULL, '0001_rooms_small LOST: the client was disconnected and connected again, so it is not known here; seedsql_history tells', '0001_rooms_small NOT REMOVED: nothing was committed, see the first error'))) AS `seedsql_result`;

-- Give the lock back and the session's settings.
DO IF(@seedsql_locked <=> 1, RELEASE_LOCK(@seedsql_lock_name), 0);
SET SESSION sql_mode = IFNULL(@seedsql_old_1, @@SESSION.sql_mode), SESSION time_zone = IFNULL(@seedsql_old_2, @@SESSION.time_zone), SESSION foreign_key_checks = IFNULL(@seedsql_old_3, 1), SESSION unique_checks = IFNULL(@seedsql_old_4, 1), SESSION innodb_lock_wait_timeout = IFNULL(@seedsql_old_6, @@SESSION.innodb_lock_wait_timeout), SESSION lock_wait_timeout = IFNULL(@seedsql_old_7, @@SESSION.lock_wait_timeout), SESSION sql_safe_updates = IFNULL(@seedsql_old_8, 0), SESSION sql_select_limit = IFNULL(@seedsql_old_9, @@SESSION.sql_select_limit), SESSION sql_big_selects = IFNULL(@seedsql_old_10, 1), SESSION completion_type = IFNULL(@seedsql_old_11, 'NO_CHAIN'), SESSION wait_timeout = IFNULL(@seedsql_old_12, @@SESSION.wait_timeout), SESSION autocommit = IFNULL(@seedsql_old_5, @@SESSION.autocommit), SESSION group_concat_max_len = IFNULL(@seedsql_old_16, @@SESSION.group_concat_max_len);
SET SESSION character_set_client = IFNULL(@seedsql_old_13, @@SESSION.character_set_client), SESSION character_set_results = IFNULL(@seedsql_old_14, @@SESSION.character_set_results), SESSION collation_connection = IFNULL(@seedsql_old_15, @@SESSION.collation_connection);
SET @seedsql_sql = IF(@seedsql_step IN (10, 11), 'DO 0', IF(@seedsql_step IS NULL, 'SELECT `0001_rooms_small LOST: the client was disconnected and connected again, so it is not known here; seedsql_history tells`', 'SELECT `0001_rooms_small NOT REMOVED: nothing was committed, see the first error`'));
PREPARE seedsql_guard FROM @seedsql_sql;
DEALLOCATE PREPARE seedsql_guard;
