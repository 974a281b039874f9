-- seed self_reference (down)
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
--
-- Run: mysql DATABASE < self_reference.down.sql (only try: SET @seedsql_dry_run = 1; before it). It removes exactly the rows
-- of the up script, if they are as they were written and nothing else refers to them. Before it,
-- SET @seedsql_ignore_edited = 1; removes rows that were edited as well, SET @seedsql_ignore_dependents = 1; those that others refer to
-- (what refers to them goes as its foreign key says: CASCADE, SET NULL, or the server refuses), SET @seedsql_force_down = 1; both.

-- ==== facts: the seed, then each table with its rows, ids and columns ====
SET @seed_name = 'self_reference', @seed_script = 'down', @seed_number = 7, @seed_made_by = 'seedsql 0.1.0';
SET @seed_rows = 8, @seed_facts = 2, @seed_identity = 'ca0860c6010edc0ccfce6df8482d09e9a68fb3f3a36f07a990c88ae49e2526c5';
SET @seed_tables = '[', @seed_soft = '[', @seed_filled = 0, @seed_summary = NULL;
SET @staff_first = 101, @staff_last = 104, @seed_tables = CONCAT(@seed_tables, '{"table":"staff","rows":4,"ids":[101,104],',
  '"unset":["boss_id"],"columns":["id: int","boss_id: int null"]}, ');
SET @seed_tables = CONCAT(@seed_tables, '{"table":"category","rows":4,"ids":null,"unset":["parent_code"],"keys":"category",',
  '"listed":"JSON_TABLE(@category_keys, ''$[*]'' COLUMNS (`k1` VARCHAR(12) PATH ''$[0]'')) AS `k` ',
  'STRAIGHT_JOIN `category` AS `p` ON `p`.`code` = CONVERT(`k`.`k1` USING ascii) WHERE TRUE",',
  '"columns":["code: varchar(12)","parent_code: varchar(12) null"]}, ');

-- ==== frame: check (the same in every down script) ====
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
SET @seed_state = NULL, @seed_applied = NULL, @seed_expected = NULL, @seed_changed = NULL, @seed_summed = NULL, @seed_known = '',
  @seed_held = NULL, @seed_inside = 'not counted', @seed_outside = 'not counted', @seed_keys = '{}';
-- Locks on rows keep no new child of a key out that is not the primary one: counting in a SERIALIZABLE transaction does.
SELECT COUNT(*) INTO @seed_n FROM JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table')) AS `seeded`
  JOIN `information_schema`.`KEY_COLUMN_USAGE` AS `f` ON BINARY CONVERT(`f`.`REFERENCED_TABLE_NAME` USING utf8mb4) = BINARY IF(@seed_fold,
    LOWER(`t`), `t`)
  LEFT JOIN `information_schema`.`KEY_COLUMN_USAGE` AS `p` ON `p`.`TABLE_SCHEMA` = DATABASE() AND `p`.`CONSTRAINT_NAME` = 'PRIMARY'
    AND `p`.`TABLE_NAME` = `f`.`REFERENCED_TABLE_NAME` AND `p`.`COLUMN_NAME` = `f`.`REFERENCED_COLUMN_NAME`
  WHERE `f`.`REFERENCED_TABLE_SCHEMA` = DATABASE() AND `p`.`COLUMN_NAME` IS NULL;
SET @seed_sql = IF(@seed_open <=> 1, 'DO 0', 'ROLLBACK');
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_sql = CONCAT('SET TRANSACTION ISOLATION LEVEL ', IF(@seed_n > 0, 'SERIALIZABLE', 'READ COMMITTED'), ', READ WRITE');
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
-- Is this seed applied? Its row has keys, too; more than 100 levels of JSON are error 3157.
SELECT `state`, `checksum`, `row_checksums`, IF(REPLACE(REPLACE(LEFT(`row_keys`, 9999), '[', '{'), ']', '}') REGEXP '([{][^}{]*){99}',
    '{}', IF(JSON_VALID(`row_keys`), `row_keys`, '{}'))
  INTO @seed_state, @seed_applied, @seed_expected, @seed_keys FROM `seedsql_history` WHERE `name` = @seed_name FOR UPDATE;
-- ==== end of frame: check ====

SET @category_keys = JSON_EXTRACT(@seed_keys, '$.keys.category'),
  @seed_listed = @seed_listed + JSON_LENGTH(@seed_keys, '$.keys.category');
-- ==== sums: are the rows as they were written? Locked, parents first, since a new child row needs a lock on its parent ====
SELECT GROUP_CONCAT(IF(INSTR(CONCAT(';', @seed_expected), CONCAT(';', `t`, '=', `n`, ':', IFNULL(`s`, 0), ';')), NULL,
  CONCAT(`t`, ' (', `n`, ' of ', SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(';', @seed_expected), CONCAT(';', `t`, '='), -1), ':', 1),
  ' rows left)')) SEPARATOR ', '), COUNT(*), SUM(`n`) INTO @seed_changed, @seed_summed, @seed_held FROM (
  (SELECT 'staff' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`boss_id`))))) AS `s`
    FROM `staff` WHERE `id` BETWEEN @staff_first AND @staff_last FOR UPDATE)
  UNION ALL (SELECT STRAIGHT_JOIN 'category', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', QUOTE(`code`), QUOTE(`parent_code`)))))
    FROM (SELECT * FROM JSON_TABLE(@category_keys, '$[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]')) AS `j`) AS `k` JOIN `category` AS `s`
    ON `s`.`code` = CONVERT(`k`.`k1` USING ascii) FOR UPDATE)
) AS `sums`;
-- ==== own references: rows of these tables outside the seed that refer to it ====
SELECT GROUP_CONCAT(IF(`n` > 0, CONCAT(`r`, ' ', `n`, ' (', `rule`, ')'), NULL) SEPARATOR ', '), GROUP_CONCAT(`r` SEPARATOR ' / ')
  INTO @seed_inside, @seed_known FROM (
  SELECT '' AS `r`, '' AS `rule`, 0 AS `n`
  UNION ALL SELECT 'staff.boss_id>staff', 'no action', COUNT(*) FROM `staff` AS `c` WHERE `c`.`boss_id` BETWEEN @staff_first
    AND @staff_last AND NOT `c`.`id` BETWEEN @staff_first AND @staff_last
  UNION ALL SELECT 'category.parent_code>category', 'no action', COUNT(*) FROM (SELECT `k1` FROM (SELECT STRAIGHT_JOIN `c`.`code` AS `k1`,
    0 AS `own` FROM JSON_TABLE(@category_keys, '$[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]')) AS `k` JOIN `category` AS `c`
    ON `c`.`parent_code` = CONVERT(`k`.`k1` USING ascii) UNION ALL SELECT STRAIGHT_JOIN `s`.`code`, 1 FROM JSON_TABLE(@category_keys,
    '$[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]')) AS `k` JOIN `category` AS `s` ON `s`.`code` = CONVERT(`k`.`k1` USING ascii)) AS `all`
    GROUP BY `k1` HAVING MAX(`own`) = 0) AS `beside`
) AS `inside`;
-- ==== frame: references (the same in every down script) ====
-- The seeded rows of each table, for the statements made here: child AS p WHERE p.id BETWEEN 1 AND 5
SELECT JSON_ARRAYAGG(JSON_OBJECT('t', `t`, 'seeded', IFNULL(`listed`, CONCAT('`', REPLACE(`t`, '`', '``'), '` AS `p` WHERE `p`.`',
    REPLACE(IFNULL(`key`, SUBSTRING_INDEX(`c`, ': ', 1)), '`', '``'), '` BETWEEN ', `first`, ' AND ', `last`)))) INTO @seed_seeded
  FROM JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.table', `key` VARCHAR(64) PATH '$.key[0]', `c` VARCHAR(999)
    PATH '$.columns[0]', `first` DECIMAL(20) PATH '$.ids[0]', `last` DECIMAL(20) PATH '$.ids[1]', `listed` TEXT PATH '$.listed')) AS `j`;
-- Rows of other tables that refer to the seed, by foreign keys and soft references above:
--   SELECT 'child.column>parent', 'cascade', COUNT(*) FROM child AS c, parent AS p WHERE (p is seeded) AND c.column = p.id
SELECT CONCAT('SELECT GROUP_CONCAT(`r`, '' '', `n`, '' ('', `rule`, '')'' SEPARATOR '', '') INTO @seed_outside FROM (SELECT '''' AS `r`, ',
    ''''' AS `rule`, 0 AS `n`', IFNULL(GROUP_CONCAT(' UNION ALL SELECT ', QUOTE(`r`), ', ', QUOTE(`rule`), ', COUNT(*) FROM ', `child`,
    ' AS `c`, ', `seeded`, ' AND ', `pairs` SEPARATOR ''), ''), ') AS `outside` WHERE `n` > 0') INTO @seed_sql FROM (
  SELECT CONCAT_WS('.', NULLIF(`k`.`TABLE_SCHEMA`, DATABASE()), `k`.`TABLE_NAME`, CONCAT(GROUP_CONCAT(`k`.`COLUMN_NAME`
      ORDER BY `k`.`ORDINAL_POSITION` SEPARATOR '+'), '>', `k`.`REFERENCED_TABLE_NAME`)) AS `r`,
      IFNULL(LOWER(MIN(`DELETE_RULE`)), 'unknown') AS `rule`, `k`.`REFERENCED_TABLE_NAME` AS `parent`,
      CONCAT('`', REPLACE(`k`.`TABLE_SCHEMA`, '`', '``'), '`.`', REPLACE(`k`.`TABLE_NAME`, '`', '``'), '`') AS `child`,
      GROUP_CONCAT('`c`.`', REPLACE(`k`.`COLUMN_NAME`, '`', '``'), '` = `p`.`', REPLACE(`k`.`REFERENCED_COLUMN_NAME`, '`', '``'), '`'
      SEPARATOR ' AND ') AS `pairs` FROM `information_schema`.`KEY_COLUMN_USAGE` AS `k`
    LEFT JOIN `information_schema`.`REFERENTIAL_CONSTRAINTS` AS `f` ON `f`.`CONSTRAINT_SCHEMA` = `k`.`CONSTRAINT_SCHEMA`
      AND `f`.`CONSTRAINT_NAME` = `k`.`CONSTRAINT_NAME` AND `f`.`TABLE_NAME` = `k`.`TABLE_NAME`
    WHERE `k`.`REFERENCED_TABLE_SCHEMA` = DATABASE()
    GROUP BY `k`.`CONSTRAINT_NAME`, `k`.`TABLE_SCHEMA`, `k`.`TABLE_NAME`, `k`.`REFERENCED_TABLE_NAME`
  UNION ALL SELECT CONCAT(`t`, '.', GROUP_CONCAT(`c` SEPARATOR '+'), '>', `p`), 'soft', IF(@seed_fold, LOWER(`p`), `p`),
      CONCAT('`', REPLACE(`t`, '`', '``'), '`'),
      GROUP_CONCAT('`c`.`', REPLACE(`c`, '`', '``'), '` = `p`.`', REPLACE(`pc`, '`', '``'), '`' SEPARATOR ' AND ')
    FROM JSON_TABLE(@seed_soft, '$[*]' COLUMNS (`i` FOR ORDINALITY, `t` VARCHAR(64) PATH '$.table', `p` VARCHAR(64) PATH '$.parent',
      NESTED PATH '$.pairs[*]' COLUMNS (`c` VARCHAR(64) PATH '$[0]', `pc` VARCHAR(64) PATH '$[1]'))) AS `soft`
    JOIN `information_schema`.`TABLES` AS `there` ON `TABLE_SCHEMA` = DATABASE()
      AND BINARY CONVERT(`TABLE_NAME` USING utf8mb4) = BINARY IF(@seed_fold, LOWER(`t`), `t`)
    GROUP BY `i`, `t`, `p`
  ) AS `refs`
  JOIN JSON_TABLE(@seed_seeded, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.t', `seeded` TEXT PATH '$.seeded')) AS `parents`
    ON BINARY CONVERT(`refs`.`parent` USING utf8mb4) = BINARY IF(@seed_fold, LOWER(`parents`.`t`), `parents`.`t`)
  WHERE INSTR(BINARY CONCAT(' / ', IF(@seed_fold, LOWER(@seed_known), @seed_known), ' / '),
    BINARY CONCAT(' / ', IF(@seed_fold, LOWER(`r`), `r`), ' / ')) = 0;
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
SET @seed_over_edited = @seedsql_force_down <=> 1 OR @seedsql_ignore_edited <=> 1,
  @seed_over_dependents = @seedsql_force_down <=> 1 OR @seedsql_ignore_dependents <=> 1,
  @seed_outside = CONCAT_WS(', ', @seed_inside, @seed_outside);
-- Rows that were gone before are not counted.
SET @seed_summary = IF(@seed_held = @seed_rows, @seed_summary, CONCAT(@seed_held, ' of ', @seed_summary)),
  @seed_note = CONCAT(@seed_note, IFNULL(CONCAT('; overridden: changed or removed since: ', @seed_changed), ''),
  IF(@seed_outside = '', '', CONCAT('; overridden: rows outside the seed that referred to it: ', @seed_outside)));
SELECT IF(@seed_step <=> 2, GROUP_CONCAT(`why` SEPARATOR '; '), @seed_why), IF(@seed_step <=> 2 AND COUNT(*) = 0, 3, -3)
  INTO @seed_why, @seed_step FROM (
  SELECT '(unapplied): seedsql_history does not have it' AS `why`, @seed_state IS NULL AS `bad`
  UNION ALL SELECT '(mismatch): the seed applied here has other rows', @seed_state IS NOT NULL AND NOT @seed_applied <=> @seed_identity
  UNION ALL SELECT CONCAT('(unfinished): the history says ', @seed_state, '; SET @seedsql_force_down = 1 removes its rows'),
    @seed_state <> 'applied' AND NOT @seed_over_edited
  UNION ALL SELECT CONCAT('(dependents): rows outside the seed refer to it: ', @seed_outside),
    @seed_outside <> '' AND NOT @seed_over_dependents AND @seed_state IS NOT NULL
  UNION ALL SELECT CONCAT('(edited): seeded rows were changed or removed: ', @seed_changed),
    @seed_changed IS NOT NULL AND NOT @seed_over_edited AND @seed_state <=> 'applied' AND @seed_applied <=> @seed_identity
  UNION ALL SELECT '(session): the rows, or what refers to them, could not be counted', @seed_state IS NOT NULL
    AND (@seed_outside LIKE '%not counted%' OR NOT @seed_summed <=> JSON_LENGTH(@seed_tables) OR NOT @seed_listed <=> (SELECT
      IFNULL(SUM(`n`), 0) FROM JSON_TABLE(@seed_tables, '$[*]' COLUMNS (`n` BIGINT PATH '$.rows', `first` DECIMAL(20) PATH '$.ids[0]'))
      AS `j` WHERE `first` IS NULL))
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
-- ==== end of frame: references ====

-- ==== rows: deleted, children first ====
UPDATE `staff` SET `boss_id` = NULL WHERE `id` BETWEEN @staff_first AND @staff_last AND @seed_step <=> 3;
UPDATE JSON_TABLE(@category_keys, '$[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]')) AS `k` LEFT JOIN `category` AS `s`
  ON `s`.`code` = CONVERT(`k`.`k1` USING ascii) SET `s`.`parent_code` = NULL WHERE @seed_step <=> 3;
DELETE FROM `category` USING JSON_TABLE(@category_keys, '$[*]' COLUMNS (`k1` VARCHAR(12) PATH '$[0]')) AS `k` LEFT JOIN `category`
  ON `category`.`code` = CONVERT(`k`.`k1` USING ascii) WHERE @seed_step <=> 3;
DELETE FROM `staff` WHERE `id` BETWEEN @staff_first AND @staff_last AND @seed_step <=> 3;
-- ==== frame: finish (the same in every down script) ====
-- Every row must be gone. The statement has a SELECT 'child', COUNT(*) FROM child AS p WHERE p.id BETWEEN 1 AND 5 for each table.
SELECT CONCAT('SELECT GROUP_CONCAT(`t`, '' '', `n`, '' rows'' SEPARATOR '', '') INTO @seed_present FROM (SELECT '''' AS `t`, 0 AS `n`',
    IFNULL(GROUP_CONCAT(' UNION ALL SELECT ', QUOTE(`t`), ', COUNT(*) FROM ',
    `seeded` SEPARATOR ''), ''),
    ') AS `present` WHERE `n` > 0') INTO @seed_sql
  FROM JSON_TABLE(@seed_seeded, '$[*]' COLUMNS (`t` VARCHAR(64) PATH '$.t', `seeded` TEXT PATH '$.seeded')) AS `j`;
PREPARE seed_run FROM @seed_sql;
EXECUTE seed_run;
DELETE FROM `seedsql_history` WHERE `name` = @seed_name AND @seed_step <=> 3;
SELECT IF(@seed_step <=> 3, GROUP_CONCAT(`why` SEPARATOR '; '), @seed_why), IF(@seed_step <=> 3 AND COUNT(*) = 0, 4, -4)
  INTO @seed_why, @seed_step FROM (
  SELECT CONCAT('(count): rows could not be removed: ', @seed_present) AS `why`, @seed_present IS NOT NULL AS `bad`
  UNION ALL SELECT '(count): the history row could not be removed', COUNT(*) > 0 FROM `seedsql_history` WHERE `name` = @seed_name
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
