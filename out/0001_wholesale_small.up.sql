-- seed 0001_wholesale_small (up): 195 rows in 7 tables
-- seed 42, as of 2026-06-30, size small, for development; made by seedsql 0.1.0
--
-- personal data: generated; every value is from a reserved range
--   vendors  contact_name (person_name), contact_email (email), contact_phone (phone)
--   clients  contact_name (person_name), email (email), phone (phone), address (street), city (city), postal_code (postal_code)
--   left alone: vendors.notes: not personal (sentences about deliveries, from a list)
--   left alone: clients.name: not personal (companies, not people)
--
-- Run: mysql DATABASE < 0001_wholesale_small.up.sql (only try: SET @seedsql_dry_run = 1; before it). Check: .verify.sql. Undo: .down.sql.
-- The parts called frame are the same in every script; a reviewer may skip them.

-- ==== facts: the seed, then each table with its rows, ids and columns ====
SET @seed_name = '0001_wholesale_small', @seed_script = 'up', @seed_number = 42, @seed_made_by = 'seedsql 0.1.0';
SET @seed_rows = 195, @seed_facts = 7, @seed_identity = '3853c21c0500b8e4756ba4b36ac78aab82f68eeebf8b6b1192e3e578a1a275e5';
SET @seed_tables = '[', @seed_soft = '[', @seed_filled = 0, @seed_summary = NULL;
SET @vendors_first = 1, @vendors_last = 5, @seed_tables = CONCAT(@seed_tables, '{"table":"vendors","rows":5,"ids":[1,5],',
  '"columns":["id: bigint unsigned","name: varchar(120)","contact_name: varchar(120)","contact_email: varchar(190)",',
  '"contact_phone: varchar(32)","payment_terms: enum(''COD'',''NET_7'',''NET_15'',''NET_30'',''NET_60'')","notes: text null",',
  '"created_at: datetime"]}, ');
SET @clients_first = 1, @clients_last = 10, @seed_tables = CONCAT(@seed_tables, '{"table":"clients","rows":10,"ids":[1,10],',
  '"columns":["id: bigint unsigned","code: varchar(20)","name: varchar(120)","contact_name: varchar(120)","email: varchar(190)",',
  '"phone: varchar(32)","address: varchar(160)","city: varchar(80)","region: char(2)","postal_code: varchar(10)",',
  '"client_type: enum(''RETAIL'',''WHOLESALE'',''DISTRIBUTOR'',''MANUFACTURER'')",',
  '"payment_terms: enum(''COD'',''NET_7'',''NET_15'',''NET_30'',''NET_60'')","credit_limit: decimal(12,2)",',
  '"total_spent: decimal(12,2)","total_owed: decimal(12,2)","tags: json","created_at: datetime"]}, ');
SET @products_first = 1, @products_last = 20, @seed_tables = CONCAT(@seed_tables, '{"table":"products","rows":20,"ids":[1,20],',
  '"columns":["id: bigint unsigned","sku: varchar(20)","name: varchar(120)",',
  '"category: enum(''PRODUCE'',''DAIRY'',''BAKERY'',''SPICE'',''BEVERAGE'',''HOUSEHOLD'')","unit: enum(''LB'',''OZ'',''G'',''EA'')",',
  '"list_price: decimal(12,2)","created_at: datetime"]}, ');
SET @batches_first = 1, @batches_last = 30, @seed_tables = CONCAT(@seed_tables, '{"table":"batches","rows":30,"ids":[1,30],',
  '"columns":["id: bigint unsigned","code: varchar(20)","product_id: bigint unsigned","vendor_id: bigint unsigned",',
  '"status: enum(''AWAITING_INTAKE'',''LIVE'',''ON_HOLD'',''QUARANTINED'',''SOLD_OUT'',''CLOSED'')",',
  '"quantity_received: decimal(12,3)","quantity_on_hand: decimal(12,3)","unit_cost: decimal(12,2)","received_on: date",',
  '"expires_on: date null"]}, ');
SET @orders_first = 1, @orders_last = 50, @seed_tables = CONCAT(@seed_tables, '{"table":"orders","rows":50,"ids":[1,50],',
  '"columns":["id: bigint unsigned","order_number: varchar(20)","client_id: bigint unsigned","batch_id: bigint unsigned",',
  '"status: enum(''CONFIRMED'',''PACKED'',''SHIPPED'',''DELIVERED'')","quantity: decimal(12,3)","unit_price: decimal(12,2)",',
  '"subtotal: decimal(12,2)","tax: decimal(12,2)","total: decimal(12,2)","ordered_at: datetime"]}, ');
SET @invoices_first = 1, @invoices_last = 50, @seed_tables = CONCAT(@seed_tables, '{"table":"invoices","rows":50,"ids":[1,50],',
  '"columns":["id: bigint unsigned","invoice_number: varchar(20)","order_id: bigint unsigned","client_id: bigint unsigned",',
  '"status: enum(''SENT'',''PARTIAL'',''PAID'',''OVERDUE'')","issued_on: date","due_on: date","subtotal: decimal(12,2)",',
  '"tax: decimal(12,2)","total: decimal(12,2)","amount_paid: decimal(12,2)","amount_due: decimal(12,2)"]}, ');
SET @payments_first = 1, @payments_last = 30, @seed_tables = CONCAT(@seed_tables, '{"table":"payments","rows":30,"ids":[1,30],',
  '"columns":["id: bigint unsigned","payment_number: varchar(20)","invoice_id: bigint unsigned","client_id: bigint unsigned",',
  '"method: enum(''CASH'',''CHECK'',''WIRE'',''ACH'',''CREDIT_CARD'')","amount: decimal(12,2)","paid_on: date",',
  '"reference: varchar(40) null"]}, ');

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
INSERT INTO `vendors` (`id`, `name`, `contact_name`, `contact_email`, `contact_phone`, `payment_terms`, `notes`, `created_at`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'Osprey Roost Partners', 'Laurie Mcdonald', 'laurie.mcdonald@example.com', '+1-920-555-0151', 'NET_60', NULL, '2024-01-14 08:52:00')
, (2, 'Bluebird Meadows Distributors', 'Collin François', 'collin.francois@example.com', '+1-412-555-0186', 'NET_7', NULL, '2023-02-09 12:08:00')
, (3, 'Stone Dairy Partners', 'Billy Gillespie', 'billy.gillespie@example.net', '+1-505-555-0170', 'NET_15', NULL, '2024-04-08 17:33:00')
, (4, 'River Ledge Brothers', 'Maureen Mcgee', 'maureen.mcgee@example.org', '+1-614-555-0192', 'NET_30', NULL, '2022-02-27 06:41:00')
, (5, 'Highland Granary Inc.', 'Virginia O''Keefe', 'virginia.okeefe@example.org', '+1-850-555-0152', 'COD', NULL, '2021-11-24 23:08:00')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `clients` (`id`, `code`, `name`, `contact_name`, `email`, `phone`, `address`, `city`, `region`, `postal_code`, `client_type`,
  `payment_terms`, `credit_limit`, `total_spent`, `total_owed`, `tags`, `created_at`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'CL-00001', 'Trillium Wagon Wholesale', 'William Nolan', 'william.nolan1@example.com', '+1-812-555-0142', '4885 Fir Circle, Suite 187', 'Evansville', 'IN', '47795', 'WHOLESALE', 'COD', 60000.00, 48.32, 0.00, '[]', '2024-12-02 14:47:00')
, (2, 'CL-00002', 'Northgate Pass Group', 'Bianca Huang', 'bianca.huang2@example.com', '+1-423-555-0156', '6090 Harbor Parkway', 'Chattanooga', 'TN', '37400', 'RETAIL', 'NET_30', 12500.00, 1820.68, 1299.17, '["priority", "net-terms"]', '2022-11-10 00:53:00')
, (3, 'CL-00003', 'Timber Acres Brothers', 'Becky Cameron', 'becky.cameron3@example.com', '+1-808-555-0151', '8337 Industrial Terrace', 'Honolulu', 'HI', '96867', 'MANUFACTURER', 'NET_60', 80000.00, 22068.78, 10016.85, '["priority"]', '2024-12-08 17:27:00')
, (4, 'CL-00004', 'Marigold Vineyard Supply Co.', 'Sandra Rowland', 'sandra.rowland4@example.com', '+1-865-555-0185', '9023 Fir Lane, Suite 140', 'Knoxville', 'TN', '37986', 'DISTRIBUTOR', 'NET_15', 70000.00, 2047.81, 2047.81, '["new"]', '2023-02-05 02:11:00')
, (5, 'CL-00005', 'Skyline Basin Cooperative', 'Caroline Perkins', 'caroline.perkins5@example.com', '+1-402-555-0172', '2170 Cherry Place, Suite 108', 'Omaha', 'NE', '68183', 'RETAIL', 'NET_7', 15000.00, 6393.64, 5055.15, '["net-terms", "multi-site"]', '2024-05-23 09:37:00')
, (6, 'CL-00006', 'Birch Pass Partners', 'Jill Beasley', 'jill.beasley6@example.com', '+1-619-555-0130', '1137 Cottage Avenue, Suite 188', 'San Diego', 'CA', '92174', 'RETAIL', 'NET_30', 10000.00, 14648.43, 8646.77, '["seasonal"]', '2023-02-11 14:06:00')
, (7, 'CL-00007', 'River Stream Trading Co.', 'Fred Mason', 'fred.mason7@example.com', '+1-860-555-0152', '6333 Union Square', 'Hartford', 'CT', '06107', 'DISTRIBUTOR', 'NET_30', 30000.00, 94.32, 94.32, '["priority", "net-terms"]', '2023-10-01 10:08:00')
, (8, 'CL-00008', 'Bluestone Terrace & Co.', 'Dominic O''Neill', 'dominic.oneill8@example.com', '+1-612-555-0142', '2564 Birch Avenue', 'Minneapolis', 'MN', '55466', 'RETAIL', 'NET_30', 15000.00, 0.00, 0.00, '["priority", "net-terms"]', '2024-08-01 11:47:00')
, (9, 'CL-00009', 'Sage Junction Supply Co.', 'Emily Maddox', 'emily.maddox9@example.com', '+1-817-555-0125', '7629 Grant Terrace, Suite 136', 'Fort Worth', 'TX', '76126', 'RETAIL', 'NET_7', 15000.00, 353.07, 0.00, '["net-terms", "multi-site"]', '2023-06-22 01:47:00')
, (10, 'CL-00010', 'Bright Wood Trading Co.', 'Kristen Berger', 'kristen.berger10@example.com', '+1-602-555-0152', '9183 Chestnut Avenue', 'Phoenix', 'AZ', '85067', 'WHOLESALE', 'NET_30', 40000.00, 3043.08, 2786.47, '["priority"]', '2022-12-04 00:27:00')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `products` (`id`, `sku`, `name`, `category`, `unit`, `list_price`, `created_at`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'SKU-00001', 'Classic Sparkling Water', 'BEVERAGE', 'EA', 4.05, '2023-01-27 12:35:00')
, (2, 'SKU-00002', 'Premium Lemons', 'PRODUCE', 'LB', 8.88, '2024-04-10 00:02:00')
, (3, 'SKU-00003', 'Organic Ground Ginger', 'SPICE', 'G', 0.22, '2024-09-18 02:49:00')
, (4, 'SKU-00004', 'Family Greek Yogurt', 'DAIRY', 'OZ', 1.59, '2023-09-20 21:09:00')
, (5, 'SKU-00005', 'Select Rye Bread', 'BAKERY', 'EA', 4.93, '2023-08-19 20:56:00')
, (6, 'SKU-00006', 'Farmhouse Hand Soap', 'HOUSEHOLD', 'EA', 10.43, '2024-08-19 00:09:00')
, (7, 'SKU-00007', 'Reserve Carrots', 'PRODUCE', 'LB', 10.80, '2023-02-18 06:02:00')
, (8, 'SKU-00008', 'Everyday Oregano', 'SPICE', 'G', 0.34, '2023-05-23 13:55:00')
, (9, 'SKU-00009', 'Classic Butter', 'DAIRY', 'OZ', 1.68, '2024-03-07 10:33:00')
, (10, 'SKU-00010', 'Premium Cold Brew', 'BEVERAGE', 'EA', 4.82, '2024-01-11 08:59:00')
, (11, 'SKU-00011', 'Farmhouse Gala Apples', 'PRODUCE', 'LB', 9.48, '2023-10-10 02:26:00')
, (12, 'SKU-00012', 'Reserve Sourdough Loaf', 'BAKERY', 'EA', 8.45, '2023-10-10 16:36:00')
, (13, 'SKU-00013', 'Organic Apple Juice', 'BEVERAGE', 'EA', 2.84, '2024-05-09 00:03:00')
, (14, 'SKU-00014', 'Classic Greek Yogurt', 'DAIRY', 'OZ', 1.98, '2024-02-28 06:43:00')
, (15, 'SKU-00015', 'Farmhouse Lemons', 'PRODUCE', 'LB', 10.92, '2022-12-10 20:14:00')
, (16, 'SKU-00016', 'Everyday Paper Towels', 'HOUSEHOLD', 'EA', 2.29, '2024-03-24 22:25:00')
, (17, 'SKU-00017', 'Select Trash Bags', 'HOUSEHOLD', 'EA', 9.77, '2023-04-02 08:51:00')
, (18, 'SKU-00018', 'Family Rye Bread', 'BAKERY', 'EA', 2.40, '2023-08-18 04:20:00')
, (19, 'SKU-00019', 'Select Sponges', 'HOUSEHOLD', 'EA', 8.45, '2024-02-05 21:00:00')
, (20, 'SKU-00020', 'Farmhouse Smoked Paprika', 'SPICE', 'G', 0.22, '2024-08-01 08:48:00')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `batches` (`id`, `code`, `product_id`, `vendor_id`, `status`, `quantity_received`, `quantity_on_hand`, `unit_cost`,
  `received_on`, `expires_on`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'B-000001', 1, 1, 'SOLD_OUT', 60.000, 0.000, 2.51, '2025-12-11', '2027-09-07')
, (2, 'B-000002', 6, 2, 'AWAITING_INTAKE', 108.000, 108.000, 7.20, '2026-06-27', NULL)
, (3, 'B-000003', 10, 3, 'CLOSED', 240.000, 12.000, 2.75, '2025-11-04', '2027-06-08')
, (4, 'B-000004', 9, 4, 'ON_HOLD', 1408.000, 1408.000, 1.09, '2025-08-27', '2026-11-06')
, (5, 'B-000005', 15, 5, 'QUARANTINED', 725.000, 725.000, 7.32, '2025-11-10', '2026-06-06')
, (6, 'B-000006', 3, 5, 'LIVE', 24500.000, 10000.000, 0.14, '2026-01-30', '2027-04-14')
, (7, 'B-000007', 8, 3, 'SOLD_OUT', 7500.000, 0.000, 0.22, '2026-01-05', '2027-04-07')
, (8, 'B-000008', 11, 4, 'SOLD_OUT', 500.000, 0.000, 5.88, '2026-05-21', '2027-09-23')
, (9, 'B-000009', 13, 1, 'CLOSED', 936.000, 12.000, 1.90, '2025-10-03', '2027-06-16')
, (10, 'B-000010', 14, 2, 'CLOSED', 928.000, 32.000, 1.41, '2025-08-12', '2026-11-14')
, (11, 'B-000011', 7, 5, 'LIVE', 650.000, 637.500, 6.26, '2025-10-01', '2027-02-18')
, (12, 'B-000012', 12, 4, 'LIVE', 564.000, 324.000, 5.41, '2026-01-24', '2027-02-03')
, (13, 'B-000013', 2, 2, 'SOLD_OUT', 200.000, 0.000, 6.39, '2025-08-25', '2026-09-29')
, (14, 'B-000014', 5, 2, 'CLOSED', 228.000, 12.000, 2.66, '2026-03-02', '2027-09-12')
, (15, 'B-000015', 4, 1, 'AWAITING_INTAKE', 1344.000, 1344.000, 0.95, '2026-06-30', '2028-05-13')
, (16, 'B-000016', 16, 3, 'LIVE', 636.000, 552.000, 1.31, '2025-12-25', NULL)
, (17, 'B-000017', 17, 4, 'ON_HOLD', 504.000, 504.000, 7.03, '2025-10-03', NULL)
, (18, 'B-000018', 18, 1, 'AWAITING_INTAKE', 84.000, 84.000, 1.56, '2026-06-29', '2028-04-12')
, (19, 'B-000019', 19, 2, 'QUARANTINED', 192.000, 192.000, 5.32, '2026-05-06', NULL)
, (20, 'B-000020', 20, 1, 'LIVE', 19000.000, 13250.000, 0.12, '2026-04-09', '2027-09-18')
, (21, 'B-000021', 17, 3, 'LIVE', 1188.000, 468.000, 6.74, '2026-05-23', NULL)
, (22, 'B-000022', 9, 2, 'LIVE', 1376.000, 320.000, 1.06, '2025-11-17', '2027-03-30')
, (23, 'B-000023', 15, 5, 'LIVE', 662.500, 237.500, 6.12, '2025-11-07', '2027-01-15')
, (24, 'B-000024', 15, 1, 'SOLD_OUT', 562.500, 0.000, 6.88, '2025-08-10', '2027-05-10')
, (25, 'B-000025', 18, 5, 'LIVE', 1140.000, 672.000, 1.58, '2025-11-08', '2027-07-15')
, (26, 'B-000026', 4, 3, 'LIVE', 2656.000, 1888.000, 1.11, '2026-02-08', '2027-12-08')
, (27, 'B-000027', 19, 2, 'LIVE', 600.000, 192.000, 5.75, '2025-08-21', NULL)
, (28, 'B-000028', 20, 2, 'LIVE', 4500.000, 3750.000, 0.15, '2026-02-05', '2027-10-25')
, (29, 'B-000029', 10, 5, 'CLOSED', 540.000, 12.000, 3.42, '2025-12-22', '2027-01-02')
, (30, 'B-000030', 9, 2, 'LIVE', 1184.000, 640.000, 1.11, '2025-08-19', '2026-09-05')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `orders` (`id`, `order_number`, `client_id`, `batch_id`, `status`, `quantity`, `unit_price`, `subtotal`, `tax`, `total`,
  `ordered_at`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'ORD-000001', 3, 16, 'SHIPPED', 84.000, 2.24, 188.16, 0.00, 188.16, '2026-06-23 14:16:22')
, (2, 'ORD-000002', 3, 7, 'DELIVERED', 3500.000, 0.34, 1190.00, 0.00, 1190.00, '2026-05-07 08:43:47')
, (3, 'ORD-000003', 3, 20, 'CONFIRMED', 5750.000, 0.20, 1150.00, 0.00, 1150.00, '2026-06-29 11:23:14')
, (4, 'ORD-000004', 6, 1, 'CONFIRMED', 36.000, 3.97, 142.92, 11.79, 154.71, '2026-06-29 09:12:20')
, (5, 'ORD-000005', 5, 13, 'DELIVERED', 200.000, 7.81, 1562.00, 128.87, 1690.87, '2026-03-18 16:46:30')
, (6, 'ORD-000006', 6, 21, 'SHIPPED', 192.000, 9.57, 1837.44, 151.59, 1989.03, '2026-06-25 08:35:29')
, (7, 'ORD-000007', 4, 11, 'DELIVERED', 12.500, 10.69, 133.63, 0.00, 133.63, '2025-10-29 15:15:41')
, (8, 'ORD-000008', 6, 8, 'PACKED', 250.000, 9.39, 2347.50, 193.67, 2541.17, '2026-06-27 13:28:58')
, (9, 'ORD-000009', 3, 3, 'DELIVERED', 36.000, 4.63, 166.68, 0.00, 166.68, '2026-06-06 11:57:17')
, (10, 'ORD-000010', 6, 12, 'PACKED', 12.000, 7.44, 89.28, 7.37, 96.65, '2026-06-27 09:48:17')
, (11, 'ORD-000011', 6, 6, 'DELIVERED', 5000.000, 0.21, 1050.00, 86.63, 1136.63, '2026-03-22 14:47:31')
, (12, 'ORD-000012', 5, 23, 'DELIVERED', 287.500, 10.81, 3107.88, 256.40, 3364.28, '2026-06-04 17:22:34')
, (13, 'ORD-000013', 3, 10, 'DELIVERED', 320.000, 1.86, 595.20, 0.00, 595.20, '2025-10-13 09:39:45')
, (14, 'ORD-000014', 10, 9, 'DELIVERED', 288.000, 2.70, 777.60, 0.00, 777.60, '2026-05-07 12:23:36')
, (15, 'ORD-000015', 3, 22, 'DELIVERED', 608.000, 1.51, 918.08, 0.00, 918.08, '2026-01-28 13:13:44')
, (16, 'ORD-000016', 4, 14, 'DELIVERED', 216.000, 4.73, 1021.68, 0.00, 1021.68, '2026-03-31 11:06:38')
, (17, 'ORD-000017', 3, 24, 'DELIVERED', 175.000, 10.48, 1834.00, 0.00, 1834.00, '2025-08-26 09:29:23')
, (18, 'ORD-000018', 3, 25, 'DELIVERED', 204.000, 2.26, 461.04, 0.00, 461.04, '2026-02-05 14:43:48')
, (19, 'ORD-000019', 2, 26, 'DELIVERED', 768.000, 1.53, 1175.04, 96.94, 1271.98, '2026-04-27 10:23:32')
, (20, 'ORD-000020', 3, 27, 'DELIVERED', 180.000, 7.52, 1353.60, 0.00, 1353.60, '2026-05-13 17:55:04')
, (21, 'ORD-000021', 3, 28, 'PACKED', 750.000, 0.21, 157.50, 0.00, 157.50, '2026-06-26 11:50:40')
, (22, 'ORD-000022', 5, 29, 'DELIVERED', 276.000, 4.48, 1236.48, 102.01, 1338.49, '2026-03-20 14:21:15')
, (23, 'ORD-000023', 6, 30, 'DELIVERED', 32.000, 1.55, 49.60, 4.09, 53.69, '2026-05-23 17:13:07')
, (24, 'ORD-000024', 6, 6, 'DELIVERED', 3750.000, 0.20, 750.00, 61.88, 811.88, '2026-04-22 11:27:04')
, (25, 'ORD-000025', 6, 23, 'DELIVERED', 50.000, 9.61, 480.50, 39.64, 520.14, '2026-02-04 11:35:37')
, (26, 'ORD-000026', 6, 30, 'DELIVERED', 224.000, 1.68, 376.32, 31.05, 407.37, '2025-12-25 14:50:32')
, (27, 'ORD-000027', 6, 9, 'PACKED', 240.000, 2.67, 640.80, 52.87, 693.67, '2026-06-26 11:23:27')
, (28, 'ORD-000028', 6, 7, 'DELIVERED', 4000.000, 0.32, 1280.00, 105.60, 1385.60, '2026-03-26 17:47:00')
, (29, 'ORD-000029', 3, 12, 'DELIVERED', 228.000, 8.11, 1849.08, 0.00, 1849.08, '2026-03-13 12:35:09')
, (30, 'ORD-000030', 10, 21, 'DELIVERED', 252.000, 8.99, 2265.48, 0.00, 2265.48, '2026-06-06 08:41:29')
, (31, 'ORD-000031', 3, 8, 'DELIVERED', 250.000, 9.10, 2275.00, 0.00, 2275.00, '2026-05-31 15:00:52')
, (32, 'ORD-000032', 2, 9, 'DELIVERED', 192.000, 2.64, 506.88, 41.82, 548.70, '2026-05-02 15:18:21')
, (33, 'ORD-000033', 9, 29, 'SHIPPED', 72.000, 4.53, 326.16, 26.91, 353.07, '2026-06-21 13:38:11')
, (34, 'ORD-000034', 6, 25, 'DELIVERED', 264.000, 2.33, 615.12, 50.75, 665.87, '2025-12-17 14:35:33')
, (35, 'ORD-000035', 4, 6, 'DELIVERED', 4250.000, 0.21, 892.50, 0.00, 892.50, '2026-03-27 09:33:34')
, (36, 'ORD-000036', 1, 30, 'DELIVERED', 32.000, 1.51, 48.32, 0.00, 48.32, '2026-06-16 15:24:24')
, (37, 'ORD-000037', 6, 3, 'SHIPPED', 60.000, 4.34, 260.40, 21.48, 281.88, '2026-06-24 15:25:06')
, (38, 'ORD-000038', 6, 3, 'DELIVERED', 132.000, 4.82, 636.24, 52.49, 688.73, '2025-12-31 17:47:05')
, (39, 'ORD-000039', 6, 10, 'DELIVERED', 576.000, 1.82, 1048.32, 86.49, 1134.81, '2026-06-19 12:05:49')
, (40, 'ORD-000040', 3, 21, 'PACKED', 276.000, 8.79, 2426.04, 0.00, 2426.04, '2026-06-27 16:26:53')
, (41, 'ORD-000041', 3, 30, 'DELIVERED', 256.000, 1.66, 424.96, 0.00, 424.96, '2025-10-22 10:32:13')
, (42, 'ORD-000042', 7, 1, 'DELIVERED', 24.000, 3.93, 94.32, 0.00, 94.32, '2026-05-22 14:32:28')
, (43, 'ORD-000043', 3, 22, 'DELIVERED', 448.000, 1.56, 698.88, 0.00, 698.88, '2026-06-14 14:27:45')
, (44, 'ORD-000044', 6, 23, 'DELIVERED', 87.500, 10.05, 879.38, 72.55, 951.93, '2026-05-27 10:53:46')
, (45, 'ORD-000045', 3, 24, 'DELIVERED', 125.000, 10.37, 1296.25, 0.00, 1296.25, '2026-04-30 08:58:45')
, (46, 'ORD-000046', 3, 24, 'DELIVERED', 262.500, 10.70, 2808.75, 0.00, 2808.75, '2025-12-17 17:59:39')
, (47, 'ORD-000047', 3, 9, 'DELIVERED', 204.000, 2.75, 561.00, 0.00, 561.00, '2026-01-31 16:51:04')
, (48, 'ORD-000048', 6, 6, 'DELIVERED', 1500.000, 0.19, 285.00, 23.51, 308.51, '2026-03-04 10:27:00')
, (49, 'ORD-000049', 3, 27, 'DELIVERED', 228.000, 7.52, 1714.56, 0.00, 1714.56, '2026-06-18 08:06:10')
, (50, 'ORD-000050', 6, 29, 'PACKED', 180.000, 4.24, 763.20, 62.96, 826.16, '2026-06-27 11:40:54')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `invoices` (`id`, `invoice_number`, `order_id`, `client_id`, `status`, `issued_on`, `due_on`, `subtotal`, `tax`, `total`,
  `amount_paid`, `amount_due`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'INV-000001', 1, 3, 'PAID', '2026-06-24', '2026-08-23', 188.16, 0.00, 188.16, 188.16, 0.00)
, (2, 'INV-000002', 2, 3, 'PAID', '2026-05-08', '2026-07-07', 1190.00, 0.00, 1190.00, 1190.00, 0.00)
, (3, 'INV-000003', 3, 3, 'SENT', '2026-06-30', '2026-08-29', 1150.00, 0.00, 1150.00, 0.00, 1150.00)
, (4, 'INV-000004', 4, 6, 'SENT', '2026-06-30', '2026-07-30', 142.92, 11.79, 154.71, 0.00, 154.71)
, (5, 'INV-000005', 5, 5, 'OVERDUE', '2026-03-18', '2026-03-25', 1562.00, 128.87, 1690.87, 0.00, 1690.87)
, (6, 'INV-000006', 6, 6, 'PARTIAL', '2026-06-25', '2026-07-25', 1837.44, 151.59, 1989.03, 716.05, 1272.98)
, (7, 'INV-000007', 7, 4, 'OVERDUE', '2025-10-29', '2025-11-13', 133.63, 0.00, 133.63, 0.00, 133.63)
, (8, 'INV-000008', 8, 6, 'PARTIAL', '2026-06-30', '2026-07-30', 2347.50, 193.67, 2541.17, 1728.00, 813.17)
, (9, 'INV-000009', 9, 3, 'SENT', '2026-06-07', '2026-08-06', 166.68, 0.00, 166.68, 0.00, 166.68)
, (10, 'INV-000010', 10, 6, 'PAID', '2026-06-29', '2026-07-29', 89.28, 7.37, 96.65, 96.65, 0.00)
, (11, 'INV-000011', 11, 6, 'PAID', '2026-03-23', '2026-04-22', 1050.00, 86.63, 1136.63, 1136.63, 0.00)
, (12, 'INV-000012', 12, 5, 'OVERDUE', '2026-06-04', '2026-06-11', 3107.88, 256.40, 3364.28, 0.00, 3364.28)
, (13, 'INV-000013', 13, 3, 'PAID', '2025-10-14', '2025-12-13', 595.20, 0.00, 595.20, 595.20, 0.00)
, (14, 'INV-000014', 14, 10, 'OVERDUE', '2026-05-07', '2026-06-06', 777.60, 0.00, 777.60, 256.61, 520.99)
, (15, 'INV-000015', 15, 3, 'PAID', '2026-01-29', '2026-03-30', 918.08, 0.00, 918.08, 918.08, 0.00)
, (16, 'INV-000016', 16, 4, 'OVERDUE', '2026-04-02', '2026-04-17', 1021.68, 0.00, 1021.68, 0.00, 1021.68)
, (17, 'INV-000017', 17, 3, 'OVERDUE', '2025-08-27', '2025-10-26', 1834.00, 0.00, 1834.00, 0.00, 1834.00)
, (18, 'INV-000018', 18, 3, 'OVERDUE', '2026-02-06', '2026-04-07', 461.04, 0.00, 461.04, 0.00, 461.04)
, (19, 'INV-000019', 19, 2, 'OVERDUE', '2026-04-28', '2026-05-28', 1175.04, 96.94, 1271.98, 521.51, 750.47)
, (20, 'INV-000020', 20, 3, 'SENT', '2026-05-15', '2026-07-14', 1353.60, 0.00, 1353.60, 0.00, 1353.60)
, (21, 'INV-000021', 21, 3, 'PAID', '2026-06-28', '2026-08-27', 157.50, 0.00, 157.50, 157.50, 0.00)
, (22, 'INV-000022', 22, 5, 'PAID', '2026-03-22', '2026-03-29', 1236.48, 102.01, 1338.49, 1338.49, 0.00)
, (23, 'INV-000023', 23, 6, 'OVERDUE', '2026-05-23', '2026-06-22', 49.60, 4.09, 53.69, 0.00, 53.69)
, (24, 'INV-000024', 24, 6, 'OVERDUE', '2026-04-24', '2026-05-24', 750.00, 61.88, 811.88, 0.00, 811.88)
, (25, 'INV-000025', 25, 6, 'OVERDUE', '2026-02-04', '2026-03-06', 480.50, 39.64, 520.14, 0.00, 520.14)
, (26, 'INV-000026', 26, 6, 'OVERDUE', '2025-12-26', '2026-01-25', 376.32, 31.05, 407.37, 171.10, 236.27)
, (27, 'INV-000027', 27, 6, 'PARTIAL', '2026-06-26', '2026-07-26', 640.80, 52.87, 693.67, 478.63, 215.04)
, (28, 'INV-000028', 28, 6, 'OVERDUE', '2026-03-28', '2026-04-27', 1280.00, 105.60, 1385.60, 0.00, 1385.60)
, (29, 'INV-000029', 29, 3, 'PAID', '2026-03-14', '2026-05-13', 1849.08, 0.00, 1849.08, 1849.08, 0.00)
, (30, 'INV-000030', 30, 10, 'SENT', '2026-06-08', '2026-07-08', 2265.48, 0.00, 2265.48, 0.00, 2265.48)
, (31, 'INV-000031', 31, 3, 'PARTIAL', '2026-06-02', '2026-08-01', 2275.00, 0.00, 2275.00, 1501.50, 773.50)
, (32, 'INV-000032', 32, 2, 'OVERDUE', '2026-05-03', '2026-06-02', 506.88, 41.82, 548.70, 0.00, 548.70)
, (33, 'INV-000033', 33, 9, 'PAID', '2026-06-22', '2026-06-29', 326.16, 26.91, 353.07, 353.07, 0.00)
, (34, 'INV-000034', 34, 6, 'OVERDUE', '2025-12-17', '2026-01-16', 615.12, 50.75, 665.87, 0.00, 665.87)
, (35, 'INV-000035', 35, 4, 'OVERDUE', '2026-03-27', '2026-04-11', 892.50, 0.00, 892.50, 0.00, 892.50)
, (36, 'INV-000036', 36, 1, 'PAID', '2026-06-16', '2026-06-16', 48.32, 0.00, 48.32, 48.32, 0.00)
, (37, 'INV-000037', 37, 6, 'PAID', '2026-06-26', '2026-07-26', 260.40, 21.48, 281.88, 281.88, 0.00)
, (38, 'INV-000038', 38, 6, 'OVERDUE', '2025-12-31', '2026-01-30', 636.24, 52.49, 688.73, 440.79, 247.94)
, (39, 'INV-000039', 39, 6, 'SENT', '2026-06-21', '2026-07-21', 1048.32, 86.49, 1134.81, 0.00, 1134.81)
, (40, 'INV-000040', 40, 3, 'SENT', '2026-06-28', '2026-08-27', 2426.04, 0.00, 2426.04, 0.00, 2426.04)
, (41, 'INV-000041', 41, 3, 'OVERDUE', '2025-10-24', '2025-12-23', 424.96, 0.00, 424.96, 0.00, 424.96)
, (42, 'INV-000042', 42, 7, 'OVERDUE', '2026-05-22', '2026-06-21', 94.32, 0.00, 94.32, 0.00, 94.32)
, (43, 'INV-000043', 43, 3, 'PARTIAL', '2026-06-15', '2026-08-14', 698.88, 0.00, 698.88, 286.54, 412.34)
, (44, 'INV-000044', 44, 6, 'PAID', '2026-05-27', '2026-06-26', 879.38, 72.55, 951.93, 951.93, 0.00)
, (45, 'INV-000045', 45, 3, 'PARTIAL', '2026-05-01', '2026-06-30', 1296.25, 0.00, 1296.25, 842.56, 453.69)
, (46, 'INV-000046', 46, 3, 'PAID', '2025-12-17', '2026-02-15', 2808.75, 0.00, 2808.75, 2808.75, 0.00)
, (47, 'INV-000047', 47, 3, 'OVERDUE', '2026-02-02', '2026-04-03', 561.00, 0.00, 561.00, 0.00, 561.00)
, (48, 'INV-000048', 48, 6, 'OVERDUE', '2026-03-05', '2026-04-04', 285.00, 23.51, 308.51, 0.00, 308.51)
, (49, 'INV-000049', 49, 3, 'PAID', '2026-06-18', '2026-08-17', 1714.56, 0.00, 1714.56, 1714.56, 0.00)
, (50, 'INV-000050', 50, 6, 'SENT', '2026-06-27', '2026-07-27', 763.20, 62.96, 826.16, 0.00, 826.16)
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `payments` (`id`, `payment_number`, `invoice_id`, `client_id`, `method`, `amount`, `paid_on`, `reference`) VALUES
  (IF(@seed_step = 3, 1, (SELECT 1 UNION SELECT 2)), 'PAY-000001', 8, 6, 'CASH', 1728.00, '2026-06-30', NULL)
, (2, 'PAY-000002', 1, 3, 'CHECK', 188.16, '2026-06-25', 'CHK-87421')
, (3, 'PAY-000003', 10, 6, 'WIRE', 96.65, '2026-06-30', 'WIR-71793')
, (4, 'PAY-000004', 2, 3, 'CREDIT_CARD', 595.00, '2026-06-07', 'CC-17765')
, (5, 'PAY-000005', 2, 3, 'ACH', 595.00, '2026-05-12', 'ACH-60188')
, (6, 'PAY-000006', 6, 6, 'CHECK', 716.05, '2026-06-27', 'CHK-90986')
, (7, 'PAY-000007', 14, 10, 'CREDIT_CARD', 256.61, '2026-06-28', 'CC-99975')
, (8, 'PAY-000008', 15, 3, 'CREDIT_CARD', 918.08, '2026-05-16', 'CC-44158')
, (9, 'PAY-000009', 13, 3, 'WIRE', 595.20, '2026-05-14', 'WIR-38973')
, (10, 'PAY-000010', 11, 6, 'CHECK', 568.32, '2026-04-24', 'CHK-53546')
, (11, 'PAY-000011', 11, 6, 'CASH', 568.31, '2026-04-27', NULL)
, (12, 'PAY-000012', 19, 2, 'WIRE', 521.51, '2026-05-23', 'WIR-30255')
, (13, 'PAY-000013', 26, 6, 'ACH', 171.10, '2026-01-15', 'ACH-47465')
, (14, 'PAY-000014', 21, 3, 'CHECK', 157.50, '2026-06-28', 'CHK-93493')
, (15, 'PAY-000015', 22, 5, 'CHECK', 1338.49, '2026-05-03', 'CHK-18682')
, (16, 'PAY-000016', 29, 3, 'ACH', 924.54, '2026-06-23', 'ACH-37517')
, (17, 'PAY-000017', 29, 3, 'ACH', 924.54, '2026-03-18', 'ACH-49230')
, (18, 'PAY-000018', 27, 6, 'ACH', 478.63, '2026-06-28', 'ACH-49666')
, (19, 'PAY-000019', 38, 6, 'ACH', 440.79, '2026-04-25', 'ACH-31596')
, (20, 'PAY-000020', 37, 6, 'WIRE', 281.88, '2026-06-28', 'WIR-52525')
, (21, 'PAY-000021', 33, 9, 'ACH', 353.07, '2026-06-23', 'ACH-23466')
, (22, 'PAY-000022', 36, 1, 'CHECK', 24.16, '2026-06-26', 'CHK-32874')
, (23, 'PAY-000023', 36, 1, 'CASH', 24.16, '2026-06-24', NULL)
, (24, 'PAY-000024', 31, 3, 'CREDIT_CARD', 1501.50, '2026-06-12', 'CC-54597')
, (25, 'PAY-000025', 43, 3, 'WIRE', 286.54, '2026-06-28', 'WIR-50138')
, (26, 'PAY-000026', 49, 3, 'WIRE', 1714.56, '2026-06-19', 'WIR-15933')
, (27, 'PAY-000027', 44, 6, 'CREDIT_CARD', 951.93, '2026-06-21', 'CC-87022')
, (28, 'PAY-000028', 46, 3, 'CASH', 1404.38, '2026-04-30', NULL)
, (29, 'PAY-000029', 46, 3, 'WIRE', 1404.37, '2026-06-16', 'WIR-77391')
, (30, 'PAY-000030', 45, 3, 'ACH', 842.56, '2026-05-03', 'ACH-88944')
;
SET @seed_new = @seed_new + ROW_COUNT();

-- ==== sums: what the server holds now; the rollback compares it ====
SELECT GROUP_CONCAT(`t`, '=', `n`, ':', IFNULL(`s`, 0), ';' SEPARATOR ''), SUM(`n`) INTO @seed_sums, @seed_held FROM (
  SELECT 'vendors' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`name`), QUOTE(`contact_name`),
    QUOTE(`contact_email`), QUOTE(`contact_phone`), QUOTE(`payment_terms`), QUOTE(`notes`), `created_at`)))) AS `s`
    FROM `vendors` WHERE `id` BETWEEN @vendors_first AND @vendors_last
  UNION ALL SELECT 'clients', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`code`), QUOTE(`name`), QUOTE(`contact_name`),
    QUOTE(`email`), QUOTE(`phone`), QUOTE(`address`), QUOTE(`city`), QUOTE(`region`), QUOTE(`postal_code`), QUOTE(`client_type`),
    QUOTE(`payment_terms`), `credit_limit`, `total_spent`, `total_owed`, QUOTE(`tags`), `created_at`))))
    FROM `clients` WHERE `id` BETWEEN @clients_first AND @clients_last
  UNION ALL SELECT 'products', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`sku`), QUOTE(`name`), QUOTE(`category`),
    QUOTE(`unit`), `list_price`, `created_at`))))
    FROM `products` WHERE `id` BETWEEN @products_first AND @products_last
  UNION ALL SELECT 'batches', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`code`), `product_id`, `vendor_id`, QUOTE(`status`),
    `quantity_received`, `quantity_on_hand`, `unit_cost`, `received_on`, QUOTE(`expires_on`)))))
    FROM `batches` WHERE `id` BETWEEN @batches_first AND @batches_last
  UNION ALL SELECT 'orders', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`order_number`), `client_id`, `batch_id`,
    QUOTE(`status`), `quantity`, `unit_price`, `subtotal`, `tax`, `total`, `ordered_at`))))
    FROM `orders` WHERE `id` BETWEEN @orders_first AND @orders_last
  UNION ALL SELECT 'invoices', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`invoice_number`), `order_id`, `client_id`,
    QUOTE(`status`), `issued_on`, `due_on`, `subtotal`, `tax`, `total`, `amount_paid`, `amount_due`))))
    FROM `invoices` WHERE `id` BETWEEN @invoices_first AND @invoices_last
  UNION ALL SELECT 'payments', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`payment_number`), `invoice_id`, `client_id`,
    QUOTE(`method`), `amount`, `paid_on`, QUOTE(`reference`)))))
    FROM `payments` WHERE `id` BETWEEN @payments_first AND @payments_last
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
