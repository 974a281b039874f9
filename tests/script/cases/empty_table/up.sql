-- seed empty_table (up): 4 rows in 3 tables
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
--
-- personal data: no column is known to hold any
--
-- Run: mysql DATABASE < empty_table.up.sql (only try: SET @seedsql_dry_run = 1; before it). Check: .verify.sql. Undo: .down.sql.
-- The parts called frame are the same in every script; a reviewer may skip them.

-- ==== facts: the seed, then each table with its rows, ids and columns ====
SET @seed_name = 'empty_table', @seed_script = 'up', @seed_number = 7, @seed_made_by = 'seedsql 0.1.0';
SET @seed_rows = 4, @seed_facts = 3, @seed_identity = '1a429e69982d7bd08b2f176fc709848a84e7c5e3f1431ef199234c80afdd5007';
SET @seed_tables = '[', @seed_soft = '[', @seed_filled = 0, @seed_summary = NULL;
SET @first_first = 101, @first_last = 102, @seed_tables = CONCAT(@seed_tables, '{"table":"first","rows":2,"ids":[101,102],"columns":[',
  '"id: int"]}, ');
SET @seed_tables = CONCAT(@seed_tables, '{"table":"nothing","rows":0,"ids":null,"columns":["id: int","first_id: int"]}, ');
SET @last_first = 101, @last_last = 102, @seed_tables = CONCAT(@seed_tables, '{"table":"last","rows":2,"ids":[101,102],"columns":[',
  '"id: int","nothing_id: int null"]}, ');

-- ==== frame: check (the same in every up script) ====
-- An open transaction is refused: SET TRANSACTION fails in one (error 1568). The SELECT before it clears MariaDB's @@error_count.
SELECT COUNT(*) INTO @seed_n FROM (SELECT 1 AS `one`) AS `none`;
SET TRANSACTION READ WRITE;
SET @seed_open = @@error_count;
-- Settings are saved, and restored at the end.
SET @seed_1 = @@sql_mode, @seed_2 = @@time_zone, @seed_3 = @@foreign_key_checks, @seed_4 = @@unique_checks, @seed_5 = @@autocommit,
  @seed_6 = @@innodb_lock_wait_timeout, @seed_7 = @@lock_wait_timeout, @seed_8 = @@wait_timeout, @seed_9 = @@sql_safe_updates,
  @seed_10 = @@sql_select_limit, @seed_11 = @@sql_big_selects, @seed_12 = @@completion_type, @seed_13 = @@group_concat_max_len,
  @seed_14 = @@character_set_client, @seed_15 = @@character_set_results, @seed_16 = @@collation_connection;
SET NAMES utf8mb4;
-- Strict: a value that does not fit is an error. NO_AUTO_VALUE_ON_ZERO: 0 is not replaced by a new id.
SET sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_VALUE_ON_ZERO';
SET time_zone = '+00:00', foreign_key_checks = 1, unique_checks = 1, innodb_lock_wait_timeout = 15, lock_wait_timeout = 15,
  wait_timeout = 900, sql_safe_updates = 0, sql_select_limit = 18446744073709551615, sql_big_selects = 1, completion_type = 0,
  group_concat_max_len = 1048576;
-- The limit of run time has another name on MariaDB, so its SET is prepared from text.
SET @seed_timer = IF(VERSION() LIKE '%MariaDB%', 'max_statement_time', 'max_execution_time');
SET @seed_sql = CONCAT('SET @seed_17 = @@', @seed_timer, ', SESSION ', @seed_timer, ' = 0');
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_restore = CONCAT('SET sql_mode = @seed_1, time_zone = @seed_2, foreign_key_checks = @seed_3, unique_checks = @seed_4, ',
  'autocommit = @seed_5, innodb_lock_wait_timeout = @seed_6, lock_wait_timeout = @seed_7, wait_timeout = @seed_8, sql_safe_updates = ',
  '@seed_9, sql_select_limit = @seed_10, sql_big_selects = @seed_11, completion_type = @seed_12, group_concat_max_len = @seed_13, ',
  'character_set_client = @seed_14, character_set_results = @seed_15, collation_connection = @seed_16, ', @seed_timer, ' = @seed_17');
SET @seed_step = 0, @seed_why = NULL, @seed_lock = NULL, @seed_note = '', @seed_keys = '', @seed_listed = 0,
  @seed_present = 'not counted', @seed_result = NULL, @seed_done = IF(@seed_script = 'up', 'APPLIED', 'REMOVED'),
  @seed_name = CONVERT(@seed_name USING utf8mb4), @seed_tables = CONCAT(TRIM(TRAILING ', ' FROM @seed_tables), ']'),
  @seed_soft = CONCAT(TRIM(TRAILING ', ' FROM @seed_soft), ']'), @seed_fold = @@lower_case_table_names = 1;
-- One run at a time in a database. GET_LOCK is the server's, hence the name; at most 64 characters.
SET @seed_lock_name = LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())));
SET @seed_lock = IF(@seed_open = 0 AND DATABASE() IS NOT NULL, GET_LOCK(IFNULL(@seed_lock_name, 'seedsql'), 0), -1);
-- @seed_step counts the checks that held: each moves it up by one, from exactly the number before, or makes it negative. Whatever
-- writes asks for its number. So after a failure, or on a new connection, nothing is written or committed, in any client.
SELECT IF(@seed_step <=> 0, GROUP_CONCAT(`why` SEPARATOR '; '), @seed_why), IF(@seed_step <=> 0 AND COUNT(*) = 0, 1, -1)
  INTO @seed_why, @seed_step FROM (
  SELECT '(session): a transaction is open' AS `why`, NOT @seed_open <=> 0 AS `bad`
  UNION ALL SELECT '(session): no database is selected', DATABASE() IS NULL
  UNION ALL SELECT CONCAT('(busy): another run holds lock ', @seed_lock_name, ' (connection ',
    IFNULL(IS_USED_LOCK(IFNULL(@seed_lock_name, 'seedsql')), 'unknown'), ')'), @seed_open <=> 0 AND @seed_lock <=> 0
  UNION ALL SELECT '(session): a variable or setting could not be made', NOT (JSON_LENGTH(@seed_tables) + JSON_LENGTH(@seed_soft)
    <=> @seed_facts AND @seed_lock IS NOT NULL AND @seed_name IS NOT NULL AND @seed_script IS NOT NULL AND @@time_zone = '+00:00'
    AND FIND_IN_SET('NO_AUTO_VALUE_ON_ZERO', @@sql_mode) > 0 AND @@completion_type = 'NO_CHAIN')
) AS `checks` WHERE `bad`;
-- CREATE TABLE commits, and asks for a privilege even where the table exists: so only where it is missing, before the transaction.
SELECT COUNT(*) INTO @seed_n FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` = 'seedsql_history';
SET @seed_sql = IF(@seed_step = 1 AND @seed_n = 0, CONCAT('CREATE TABLE `seedsql_history` (',
  '`name` VARCHAR(100) COLLATE ascii_bin NOT NULL PRIMARY KEY, `state` VARCHAR(20) COLLATE ascii_bin NOT NULL, ',
  '`checksum` CHAR(64) COLLATE ascii_bin NOT NULL, `total_rows` BIGINT UNSIGNED NOT NULL, `seed` BIGINT UNSIGNED NOT NULL, ',
  '`row_checksums` MEDIUMTEXT NOT NULL, `row_keys` LONGTEXT NOT NULL, `made_by` VARCHAR(40) NOT NULL, `applied_at` DATETIME NOT NULL, ',
  '`applied_by` VARCHAR(300) NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin'), 'DO 0');
PREPARE seed_ddl FROM @seed_sql;
EXECUTE seed_ddl;
-- Triggers are named in the result.
SELECT CONCAT('; triggers run on ', GROUP_CONCAT(DISTINCT `EVENT_OBJECT_TABLE` SEPARATOR ', ')) INTO @seed_sql
  FROM `information_schema`.`TRIGGERS` JOIN JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table')) AS `seeded`
    ON BINARY CONVERT(`EVENT_OBJECT_TABLE` USING utf8mb4) = BINARY IF(@seed_fold, LOWER(`t`), `t`)
  WHERE `EVENT_OBJECT_SCHEMA` = DATABASE() AND `EVENT_MANIPULATION` IN (IF(@seed_script = 'up', 'INSERT', 'DELETE'), 'UPDATE');
SET @seed_note = IFNULL(@seed_sql, ''),
  @seed_summary = IFNULL(@seed_summary, CONCAT(@seed_rows, ' rows in ', JSON_LENGTH(@seed_tables), ' tables'));
-- Tables are compared with the facts: engine (only InnoDB rolls back), columns and types (without display width; JSON is longtext
-- on MariaDB; * is any), and that no other column needs a value. A rollback asks only for the columns.
WITH `want` AS (SELECT IF(@seed_fold, LOWER(`t`), `t`) COLLATE utf8mb4_bin AS `t`, TRIM(TRAILING ' null' FROM `c`)
    COLLATE utf8mb4_bin AS `c` FROM JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table',
    NESTED PATH '$.columns[*]' COLUMNS (`c` VARCHAR(9999) PATH '$'))) AS `j`),
  `found` AS (SELECT CONVERT(`TABLE_NAME` USING utf8mb4) COLLATE utf8mb4_bin AS `t`,
    CONVERT(`COLUMN_NAME` USING utf8mb4) COLLATE utf8mb4_bin AS `name`, CONVERT(IF(`DATA_TYPE` IN ('tinyint', 'smallint', 'mediumint',
    'int', 'bigint', 'year'), CONCAT(`DATA_TYPE`, IF(`COLUMN_TYPE` LIKE '%unsigned%', ' unsigned', '')),
    TRIM(TRAILING ' zerofill' FROM `COLUMN_TYPE`)) USING utf8mb4) COLLATE utf8mb4_bin AS `type`
    FROM `information_schema`.`COLUMNS` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` IN (SELECT `TABLE_NAME`
      FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `ENGINE` = 'InnoDB'))
SELECT IF(@seed_step <=> 1, GROUP_CONCAT(`why` SEPARATOR '; '), @seed_why), IF(@seed_step <=> 1 AND COUNT(*) = 0, 2, -2)
  INTO @seed_why, @seed_step FROM (
  SELECT IF(@seed_script = 'up', '(schema): seedsql_history is missing, or is not the InnoDB table that this version writes',
    '(unapplied): no seedsql_history of this version') AS `why`, COUNT(*) <> 10 AS `bad` FROM `found` WHERE `t` = 'seedsql_history'
  UNION ALL SELECT CONCAT('(schema): ', `want`.`t`, ' is missing, or is not an InnoDB table'), COUNT(`found`.`t`) = 0
    FROM `want` LEFT JOIN `found` ON `found`.`t` = `want`.`t` GROUP BY `want`.`t`
  UNION ALL SELECT CONCAT('(schema): ', `want`.`t`, '.', SUBSTRING_INDEX(`c`, ': ', 1), ' is ', IFNULL(`type`, 'missing'), ', expected ',
      SUBSTRING(`c`, LOCATE(': ', `c`) + 2)), `type` IS NULL OR @seed_script = 'up' AND NOT `c` IN (CONCAT(`name`, ': ', `type`),
      CONCAT(`name`, ': *'), IF(`type` = 'longtext', CONCAT(`name`, ': json'), ''))
    FROM `want` LEFT JOIN `found` ON `found`.`t` = `want`.`t` AND LEFT(`c`, CHAR_LENGTH(`name`) + 2) = CONCAT(`name`, ': ')
  UNION ALL SELECT CONCAT('(schema): ', `seeded`.`t`, '.', CONVERT(`COLUMN_NAME` USING utf8mb4) COLLATE utf8mb4_bin,
    ' is NOT NULL without a default and unknown here'), TRUE
    FROM `information_schema`.`COLUMNS` JOIN (SELECT DISTINCT `t` FROM `want`) AS `seeded`
      ON `seeded`.`t` = CONVERT(`TABLE_NAME` USING utf8mb4) COLLATE utf8mb4_bin
    LEFT JOIN `want` ON `want`.`t` = `seeded`.`t` AND LEFT(`c`, CHAR_LENGTH(`COLUMN_NAME`) + 2)
      = CONCAT(CONVERT(`COLUMN_NAME` USING utf8mb4), ': ') COLLATE utf8mb4_bin
    WHERE `TABLE_SCHEMA` = DATABASE() AND `c` IS NULL AND `IS_NULLABLE` = 'NO' AND `COLUMN_DEFAULT` IS NULL AND @seed_script = 'up'
      AND `EXTRA` NOT LIKE '%auto_increment%' AND `EXTRA` NOT LIKE '%GENERATED%'
  UNION ALL SELECT CONCAT('(schema): ', `t` COLLATE utf8mb4_bin, '.', `c`, ' is missing, which refers to the seed'), `COLUMN_NAME` IS NULL
    FROM JSON_TABLE(@seed_soft, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table', NESTED PATH '$.pairs[*]' COLUMNS (`c` VARCHAR(64)
      PATH '$[0]'))) AS `soft` JOIN `information_schema`.`TABLES` AS `there` ON `there`.`TABLE_SCHEMA` = DATABASE()
      AND BINARY CONVERT(`there`.`TABLE_NAME` USING utf8mb4) = BINARY IF(@seed_fold, LOWER(`t`), `t`) AND @seed_script = 'down'
    LEFT JOIN `information_schema`.`COLUMNS` AS `f` ON `f`.`TABLE_SCHEMA` = `there`.`TABLE_SCHEMA`
      AND `f`.`TABLE_NAME` = `there`.`TABLE_NAME` AND CONVERT(`f`.`COLUMN_NAME` USING utf8mb4) COLLATE utf8mb4_general_ci = `c`
) AS `checks` WHERE `bad`;
-- Refused? Transaction, lock and settings go back first; then the name of a column that does not exist gives the reason: MySQL has
-- no other error that a script can raise.
SET @seed_sql = IF(@seed_open <=> 1, 'DO 0', 'ROLLBACK'),
  @seed_freed = IF(@seed_step <=> 2 OR NOT @seed_lock <=> 1, 0, RELEASE_LOCK(@seed_lock_name));
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_sql = IF(@seed_step <=> 2, 'DO 0', IFNULL(@seed_restore, 'DO 0'));
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_sql = IF(@seed_step <=> 2, 'DO 0', CONCAT('SELECT `', LEFT(REPLACE(CONVERT(CONCAT_WS(' ', @seed_name, @seed_script,
  'REFUSED', IFNULL(@seed_why, '(session): a check could not be made')) USING ascii), '`', ''''), 188), '`'));
PREPARE seed_run FROM @seed_sql;
-- One transaction. A deadlock ends it, and with autocommit what follows would be kept: so it is off until the end.
SET SESSION autocommit = IF(@seed_step <=> 2, 0, @@autocommit);
SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
SET @seed_new = 0, @seed_sums = NULL, @seed_held = NULL, @seed_found = 0;
-- ==== end of frame: check ====

-- ==== frame: write (the same in every up script) ====
-- Are the ids and keys free? For each table: SELECT 'child', COUNT(*), MIN(p.id) FROM child AS p WHERE (p is seeded)
SELECT CONCAT('SELECT GROUP_CONCAT(CONCAT_WS('' '', `t`, `n`, ''rows from'', `k`) SEPARATOR '', '') INTO @seed_present ',
    'FROM (SELECT '''' AS `t`, 0 AS `n`, '''' AS `k`',
    IFNULL(GROUP_CONCAT(' UNION ALL SELECT ', QUOTE(`t`), ', COUNT(*), CONVERT(MIN(`p`.`',
    REPLACE(IFNULL(`key`, SUBSTRING_INDEX(`c`, ': ', 1)), '`', '``'), '`) USING utf8mb4) FROM ',
    IFNULL(`listed`, CONCAT('`', REPLACE(`t`, '`', '``'), '` AS `p` WHERE `p`.`',
    REPLACE(IFNULL(`key`, SUBSTRING_INDEX(`c`, ': ', 1)), '`', '``'), '` BETWEEN ', `first`, ' AND ', `last`)) SEPARATOR ''), ''),
    ') AS `present` WHERE `n` > 0') INTO @seed_sql
  FROM JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table', `key` VARCHAR(64) PATH '$.key[0]', `c` VARCHAR(999)
    PATH '$.columns[0]', `first` DECIMAL(20) PATH '$.ids[0]', `last` DECIMAL(20) PATH '$.ids[1]', `listed` TEXT PATH '$.listed')) AS `j`;
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SELECT IF(@seed_step <=> 2, GROUP_CONCAT(`why` SEPARATOR '; '), @seed_why), IF(@seed_step <=> 2 AND COUNT(*) = 0, 3, -3)
  INTO @seed_why, @seed_step FROM (
  SELECT '(applied): it is in seedsql_history already' AS `why`, COUNT(*) > 0 AS `bad`
    FROM `seedsql_history` WHERE `name` = @seed_name
  UNION ALL SELECT CONCAT('(taken): ids are in use: ', @seed_present), @seed_present IS NOT NULL
  UNION ALL SELECT '(session): the keys are not complete', NOT @seed_listed <=> (SELECT IFNULL(SUM(`n`), 0) FROM JSON_TABLE(@seed_tables,
    '$[*]' COLUMNS (`n` BIGINT PATH '$.rows', `first` DECIMAL(20) PATH '$.ids[0]')) AS `j` WHERE `first` IS NULL) OR @seed_keys IS NULL
  UNION ALL SELECT '(session): autocommit could not be switched off', @@autocommit <> 0
) AS `checks` WHERE `bad`;
-- Refused? As above.
SET @seed_sql = IF(@seed_step <=> 3 OR @seed_open <=> 1, 'DO 0', 'ROLLBACK'),
  @seed_freed = IF(@seed_step <=> 3 OR NOT @seed_lock <=> 1, 0, RELEASE_LOCK(@seed_lock_name));
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_sql = IF(@seed_step <=> 3, 'DO 0', IFNULL(@seed_restore, 'DO 0'));
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_sql = IF(@seed_step <=> 3, 'DO 0', CONCAT('SELECT `', LEFT(REPLACE(CONVERT(CONCAT_WS(' ', @seed_name, @seed_script,
  'REFUSED', IFNULL(@seed_why, '(session): a check could not be made')) USING ascii), '`', ''''), 188), '`'));
PREPARE seed_run FROM @seed_sql;
-- The history row comes first: its key keeps a second run out where GET_LOCK does not reach, and it says which rows are the seed's.
INSERT INTO `seedsql_history` (`name`, `state`, `checksum`, `total_rows`, `seed`, `row_checksums`, `row_keys`, `made_by`, `applied_at`,
  `applied_by`) VALUES (IF(@seed_step = 3, @seed_name, (SELECT 1 UNION SELECT 2)), 'applying', @seed_identity, @seed_rows, @seed_number, '',
  CONCAT('{"tables": ', @seed_tables, ', "soft": ', @seed_soft, ', "keys": {', SUBSTRING(@seed_keys, 3), '}}'), @seed_made_by,
  UTC_TIMESTAMP(), USER());
-- ==== end of frame: write ====

-- ==== rows: an INSERT fails unless @seed_step = 3 ====
INSERT INTO `first` (`id`) VALUES
  (IF(@seed_step = 3, 101, (SELECT 1 UNION SELECT 2)))
, (102)
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `last` (`id`, `nothing_id`) VALUES
  (IF(@seed_step = 3, 101, (SELECT 1 UNION SELECT 2)), NULL)
, (102, NULL)
;
SET @seed_new = @seed_new + ROW_COUNT();

-- ==== sums: what the server holds now; the rollback compares it ====
SELECT GROUP_CONCAT(`t`, '=', `n`, ':', IFNULL(`s`, 0), ';' SEPARATOR ''), SUM(`n`) INTO @seed_sums, @seed_held FROM (
  SELECT 'first' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', `id`)))) AS `s`
    FROM `first` WHERE `id` BETWEEN @first_first AND @first_last
  UNION ALL SELECT 'nothing', 0, 0
  UNION ALL SELECT 'last', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`nothing_id`)))))
    FROM `last` WHERE `id` BETWEEN @last_first AND @last_last
) AS `sums`;
-- ==== frame: finish (the same in every up script) ====
-- Every row must be there, and the history row say so.
UPDATE `seedsql_history` SET `state` = 'applied', `row_checksums` = @seed_sums
  WHERE `name` = @seed_name AND `state` = 'applying' AND @seed_step <=> 3;
SELECT IF(@seed_step <=> 3, GROUP_CONCAT(`why` SEPARATOR '; '), @seed_why), IF(@seed_step <=> 3 AND COUNT(*) = 0, 4, -4)
  INTO @seed_why, @seed_step FROM (
  SELECT CONCAT('(count): ', `t`, ' does not have its ', `n`, ' rows') AS `why`,
    INSTR(CONCAT(';', @seed_sums), CONCAT(';', `t`, '=', `n`, ':')) = 0 AS `bad`
    FROM JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table', `n` BIGINT PATH '$.rows')) AS `j`
  UNION ALL SELECT '(count): an INSERT wrote less than its rows', NOT (@seed_new <=> @seed_rows AND @seed_held <=> @seed_rows)
  UNION ALL SELECT '(count): a reference could not be filled in', NOT @seed_found <=> @seed_filled
  UNION ALL SELECT '(count): the history row could not be written', COUNT(*) <> 1 FROM `seedsql_history`
    WHERE `name` = @seed_name AND `state` = 'applied' AND `checksum` = @seed_identity AND `row_checksums` = @seed_sums
) AS `checks` WHERE `bad`;
-- COMMIT only if every check held. Whatever is not 0 is a dry run: an unclear value must not write.
SET @seed_dry = CAST(IFNULL(@seedsql_dry_run, 0) AS CHAR) <> '0';
SET @seed_sql = IF(@seed_step <=> 4 AND @@autocommit = 0 AND NOT @seed_dry, 'COMMIT', IF(@seed_open <=> 1, 'DO 0', 'ROLLBACK'));
PREPARE seed_end FROM @seed_sql;
EXECUTE seed_end;
-- A COMMIT can fail, so the history is read again, after a ROLLBACK and before one that ends the reading.
SET @seed_n = NULL, @seed_sql = IF(@seed_open <=> 1, 'DO 0', 'ROLLBACK');
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SELECT COUNT(*) INTO @seed_n FROM `seedsql_history` WHERE `name` = @seed_name AND @seed_step <=> 4;
EXECUTE seed_run;
SET @seed_result = CASE
  WHEN @seed_open IS NULL OR @seed_name IS NULL THEN 'LOST: the client lost its connection, so it is not known here; see seedsql_history'
  WHEN @seed_step = 4 AND @seed_dry THEN CONCAT('DRY RUN: ', @seed_summary, ' would be ', LOWER(@seed_done), '; rolled back', @seed_note)
  WHEN @seed_step = 4 AND @seed_n = (@seed_script = 'up') THEN CONCAT(@seed_done, ': ', @seed_summary, @seed_note)
  WHEN @seed_step = 4 THEN 'UNKNOWN: COMMIT was sent, but seedsql_history does not say so now; count the rows'
  ELSE CONCAT('NOT ', @seed_done, ': nothing was committed: ', IFNULL(@seed_why, 'see the first error')) END;
SELECT CONVERT(CONCAT_WS(' ', @seed_name, @seed_result) USING utf8mb4) AS `seedsql_result`;
DO IF(@seed_lock <=> 1, RELEASE_LOCK(@seed_lock_name), 0);
SET @seed_sql = IFNULL(@seed_restore, 'DO 0');
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_sql = IF(@seed_result REGEXP '^(APPLIED|REMOVED|DRY RUN)', 'DO 0', CONCAT('SELECT `',
  LEFT(REPLACE(CONVERT(CONCAT_WS(' ', @seed_name, @seed_result) USING ascii), '`', ''''), 188), '`'));
PREPARE seed_run FROM @seed_sql;
DEALLOCATE PREPARE seed_run;
-- ==== end of frame: finish ====
