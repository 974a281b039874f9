-- seed many_rows (up): 1502 rows in 2 tables
-- seed 7, as of 2025-03-01, size small, for development; made by seedsql 0.1.0
--
-- personal data: no column is known to hold any
--
-- Run: mysql DATABASE < many_rows.up.sql (only try: SET @seedsql_dry_run = 1; before it). Check: .verify.sql. Undo: .down.sql.
-- The parts called frame are the same in every script; a reviewer may skip them.

-- ==== facts: the seed, then each table with its rows, ids and columns ====
SET @seed_name = 'many_rows', @seed_script = 'up', @seed_number = 7, @seed_made_by = 'seedsql 0.1.0';
SET @seed_rows = 1502, @seed_facts = 2, @seed_identity = '63cedc9f7d14d01a75c4f45ba7b17433edb94adc3d36cee95ce55515146ea878';
SET @seed_tables = '[', @seed_soft = '[', @seed_filled = 0, @seed_summary = NULL;
SET @point_first = 101, @point_last = 601, @seed_tables = CONCAT(@seed_tables, '{"table":"point","rows":501,"ids":[101,601],"columns":[',
  '"id: smallint unsigned","x: tinyint"]}, ');
SET @seed_tables = CONCAT(@seed_tables, '{"table":"mark","rows":1001,"ids":null,"keys":"mark",',
  '"listed":"JSON_TABLE(@mark_keys, ''$[*]'' COLUMNS (`k1` VARCHAR(5) PATH ''$[0]'')) AS `k` ',
  'STRAIGHT_JOIN `mark` AS `p` ON `p`.`code` = CONVERT(`k`.`k1` USING ascii) WHERE TRUE",',
  '"columns":["code: char(5)"]}, ');

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

-- ==== keys: of the rows that no range of ids names; the rollback and the checks take them from the history row ====
SET @mark_keys = CONCAT(
  '[["m0001"]'
, ', ["m0002"]'
, ', ["m0003"]'
, ', ["m0004"]'
, ', ["m0005"]'
, ', ["m0006"]'
, ', ["m0007"]'
, ', ["m0008"]'
, ', ["m0009"]'
, ', ["m0010"]'
, ', ["m0011"]'
, ', ["m0012"]'
, ', ["m0013"]'
, ', ["m0014"]'
, ', ["m0015"]'
, ', ["m0016"]'
, ', ["m0017"]'
, ', ["m0018"]'
, ', ["m0019"]'
, ', ["m0020"]'
, ', ["m0021"]'
, ', ["m0022"]'
, ', ["m0023"]'
, ', ["m0024"]'
, ', ["m0025"]'
, ', ["m0026"]'
, ', ["m0027"]'
, ', ["m0028"]'
, ', ["m0029"]'
, ', ["m0030"]'
, ', ["m0031"]'
, ', ["m0032"]'
, ', ["m0033"]'
, ', ["m0034"]'
, ', ["m0035"]'
, ', ["m0036"]'
, ', ["m0037"]'
, ', ["m0038"]'
, ', ["m0039"]'
, ', ["m0040"]'
, ', ["m0041"]'
, ', ["m0042"]'
, ', ["m0043"]'
, ', ["m0044"]'
, ', ["m0045"]'
, ', ["m0046"]'
, ', ["m0047"]'
, ', ["m0048"]'
, ', ["m0049"]'
, ', ["m0050"]'
, ', ["m0051"]'
, ', ["m0052"]'
, ', ["m0053"]'
, ', ["m0054"]'
, ', ["m0055"]'
, ', ["m0056"]'
, ', ["m0057"]'
, ', ["m0058"]'
, ', ["m0059"]'
, ', ["m0060"]'
, ', ["m0061"]'
, ', ["m0062"]'
, ', ["m0063"]'
, ', ["m0064"]'
, ', ["m0065"]'
, ', ["m0066"]'
, ', ["m0067"]'
, ', ["m0068"]'
, ', ["m0069"]'
, ', ["m0070"]'
, ', ["m0071"]'
, ', ["m0072"]'
, ', ["m0073"]'
, ', ["m0074"]'
, ', ["m0075"]'
, ', ["m0076"]'
, ', ["m0077"]'
, ', ["m0078"]'
, ', ["m0079"]'
, ', ["m0080"]'
, ', ["m0081"]'
, ', ["m0082"]'
, ', ["m0083"]'
, ', ["m0084"]'
, ', ["m0085"]'
, ', ["m0086"]'
, ', ["m0087"]'
, ', ["m0088"]'
, ', ["m0089"]'
, ', ["m0090"]'
, ', ["m0091"]'
, ', ["m0092"]'
, ', ["m0093"]'
, ', ["m0094"]'
, ', ["m0095"]'
, ', ["m0096"]'
, ', ["m0097"]'
, ', ["m0098"]'
, ', ["m0099"]'
, ', ["m0100"]'
, ', ["m0101"]'
, ', ["m0102"]'
, ', ["m0103"]'
, ', ["m0104"]'
, ', ["m0105"]'
, ', ["m0106"]'
, ', ["m0107"]'
, ', ["m0108"]'
, ', ["m0109"]'
, ', ["m0110"]'
, ', ["m0111"]'
, ', ["m0112"]'
, ', ["m0113"]'
, ', ["m0114"]'
, ', ["m0115"]'
, ', ["m0116"]'
, ', ["m0117"]'
, ', ["m0118"]'
, ', ["m0119"]'
, ', ["m0120"]'
, ', ["m0121"]'
, ', ["m0122"]'
, ', ["m0123"]'
, ', ["m0124"]'
, ', ["m0125"]'
, ', ["m0126"]'
, ', ["m0127"]'
, ', ["m0128"]'
, ', ["m0129"]'
, ', ["m0130"]'
, ', ["m0131"]'
, ', ["m0132"]'
, ', ["m0133"]'
, ', ["m0134"]'
, ', ["m0135"]'
, ', ["m0136"]'
, ', ["m0137"]'
, ', ["m0138"]'
, ', ["m0139"]'
, ', ["m0140"]'
, ', ["m0141"]'
, ', ["m0142"]'
, ', ["m0143"]'
, ', ["m0144"]'
, ', ["m0145"]'
, ', ["m0146"]'
, ', ["m0147"]'
, ', ["m0148"]'
, ', ["m0149"]'
, ', ["m0150"]'
, ', ["m0151"]'
, ', ["m0152"]'
, ', ["m0153"]'
, ', ["m0154"]'
, ', ["m0155"]'
, ', ["m0156"]'
, ', ["m0157"]'
, ', ["m0158"]'
, ', ["m0159"]'
, ', ["m0160"]'
, ', ["m0161"]'
, ', ["m0162"]'
, ', ["m0163"]'
, ', ["m0164"]'
, ', ["m0165"]'
, ', ["m0166"]'
, ', ["m0167"]'
, ', ["m0168"]'
, ', ["m0169"]'
, ', ["m0170"]'
, ', ["m0171"]'
, ', ["m0172"]'
, ', ["m0173"]'
, ', ["m0174"]'
, ', ["m0175"]'
, ', ["m0176"]'
, ', ["m0177"]'
, ', ["m0178"]'
, ', ["m0179"]'
, ', ["m0180"]'
, ', ["m0181"]'
, ', ["m0182"]'
, ', ["m0183"]'
, ', ["m0184"]'
, ', ["m0185"]'
, ', ["m0186"]'
, ', ["m0187"]'
, ', ["m0188"]'
, ', ["m0189"]'
, ', ["m0190"]'
, ', ["m0191"]'
, ', ["m0192"]'
, ', ["m0193"]'
, ', ["m0194"]'
, ', ["m0195"]'
, ', ["m0196"]'
, ', ["m0197"]'
, ', ["m0198"]'
, ', ["m0199"]'
, ', ["m0200"]'
, ', ["m0201"]'
, ', ["m0202"]'
, ', ["m0203"]'
, ', ["m0204"]'
, ', ["m0205"]'
, ', ["m0206"]'
, ', ["m0207"]'
, ', ["m0208"]'
, ', ["m0209"]'
, ', ["m0210"]'
, ', ["m0211"]'
, ', ["m0212"]'
, ', ["m0213"]'
, ', ["m0214"]'
, ', ["m0215"]'
, ', ["m0216"]'
, ', ["m0217"]'
, ', ["m0218"]'
, ', ["m0219"]'
, ', ["m0220"]'
, ', ["m0221"]'
, ', ["m0222"]'
, ', ["m0223"]'
, ', ["m0224"]'
, ', ["m0225"]'
, ', ["m0226"]'
, ', ["m0227"]'
, ', ["m0228"]'
, ', ["m0229"]'
, ', ["m0230"]'
, ', ["m0231"]'
, ', ["m0232"]'
, ', ["m0233"]'
, ', ["m0234"]'
, ', ["m0235"]'
, ', ["m0236"]'
, ', ["m0237"]'
, ', ["m0238"]'
, ', ["m0239"]'
, ', ["m0240"]'
, ', ["m0241"]'
, ', ["m0242"]'
, ', ["m0243"]'
, ', ["m0244"]'
, ', ["m0245"]'
, ', ["m0246"]'
, ', ["m0247"]'
, ', ["m0248"]'
, ', ["m0249"]'
, ', ["m0250"]'
, ', ["m0251"]'
, ', ["m0252"]'
, ', ["m0253"]'
, ', ["m0254"]'
, ', ["m0255"]'
, ', ["m0256"]'
, ', ["m0257"]'
, ', ["m0258"]'
, ', ["m0259"]'
, ', ["m0260"]'
, ', ["m0261"]'
, ', ["m0262"]'
, ', ["m0263"]'
, ', ["m0264"]'
, ', ["m0265"]'
, ', ["m0266"]'
, ', ["m0267"]'
, ', ["m0268"]'
, ', ["m0269"]'
, ', ["m0270"]'
, ', ["m0271"]'
, ', ["m0272"]'
, ', ["m0273"]'
, ', ["m0274"]'
, ', ["m0275"]'
, ', ["m0276"]'
, ', ["m0277"]'
, ', ["m0278"]'
, ', ["m0279"]'
, ', ["m0280"]'
, ', ["m0281"]'
, ', ["m0282"]'
, ', ["m0283"]'
, ', ["m0284"]'
, ', ["m0285"]'
, ', ["m0286"]'
, ', ["m0287"]'
, ', ["m0288"]'
, ', ["m0289"]'
, ', ["m0290"]'
, ', ["m0291"]'
, ', ["m0292"]'
, ', ["m0293"]'
, ', ["m0294"]'
, ', ["m0295"]'
, ', ["m0296"]'
, ', ["m0297"]'
, ', ["m0298"]'
, ', ["m0299"]'
, ', ["m0300"]'
, ', ["m0301"]'
, ', ["m0302"]'
, ', ["m0303"]'
, ', ["m0304"]'
, ', ["m0305"]'
, ', ["m0306"]'
, ', ["m0307"]'
, ', ["m0308"]'
, ', ["m0309"]'
, ', ["m0310"]'
, ', ["m0311"]'
, ', ["m0312"]'
, ', ["m0313"]'
, ', ["m0314"]'
, ', ["m0315"]'
, ', ["m0316"]'
, ', ["m0317"]'
, ', ["m0318"]'
, ', ["m0319"]'
, ', ["m0320"]'
, ', ["m0321"]'
, ', ["m0322"]'
, ', ["m0323"]'
, ', ["m0324"]'
, ', ["m0325"]'
, ', ["m0326"]'
, ', ["m0327"]'
, ', ["m0328"]'
, ', ["m0329"]'
, ', ["m0330"]'
, ', ["m0331"]'
, ', ["m0332"]'
, ', ["m0333"]'
, ', ["m0334"]'
, ', ["m0335"]'
, ', ["m0336"]'
, ', ["m0337"]'
, ', ["m0338"]'
, ', ["m0339"]'
, ', ["m0340"]'
, ', ["m0341"]'
, ', ["m0342"]'
, ', ["m0343"]'
, ', ["m0344"]'
, ', ["m0345"]'
, ', ["m0346"]'
, ', ["m0347"]'
, ', ["m0348"]'
, ', ["m0349"]'
, ', ["m0350"]'
, ', ["m0351"]'
, ', ["m0352"]'
, ', ["m0353"]'
, ', ["m0354"]'
, ', ["m0355"]'
, ', ["m0356"]'
, ', ["m0357"]'
, ', ["m0358"]'
, ', ["m0359"]'
, ', ["m0360"]'
, ', ["m0361"]'
, ', ["m0362"]'
, ', ["m0363"]'
, ', ["m0364"]'
, ', ["m0365"]'
, ', ["m0366"]'
, ', ["m0367"]'
, ', ["m0368"]'
, ', ["m0369"]'
, ', ["m0370"]'
, ', ["m0371"]'
, ', ["m0372"]'
, ', ["m0373"]'
, ', ["m0374"]'
, ', ["m0375"]'
, ', ["m0376"]'
, ', ["m0377"]'
, ', ["m0378"]'
, ', ["m0379"]'
, ', ["m0380"]'
, ', ["m0381"]'
, ', ["m0382"]'
, ', ["m0383"]'
, ', ["m0384"]'
, ', ["m0385"]'
, ', ["m0386"]'
, ', ["m0387"]'
, ', ["m0388"]'
, ', ["m0389"]'
, ', ["m0390"]'
, ', ["m0391"]'
, ', ["m0392"]'
, ', ["m0393"]'
, ', ["m0394"]'
, ', ["m0395"]'
, ', ["m0396"]'
, ', ["m0397"]'
, ', ["m0398"]'
, ', ["m0399"]'
, ', ["m0400"]'
, ', ["m0401"]'
, ', ["m0402"]'
, ', ["m0403"]'
, ', ["m0404"]'
, ', ["m0405"]'
, ', ["m0406"]'
, ', ["m0407"]'
, ', ["m0408"]'
, ', ["m0409"]'
, ', ["m0410"]'
, ', ["m0411"]'
, ', ["m0412"]'
, ', ["m0413"]'
, ', ["m0414"]'
, ', ["m0415"]'
, ', ["m0416"]'
, ', ["m0417"]'
, ', ["m0418"]'
, ', ["m0419"]'
, ', ["m0420"]'
, ', ["m0421"]'
, ', ["m0422"]'
, ', ["m0423"]'
, ', ["m0424"]'
, ', ["m0425"]'
, ', ["m0426"]'
, ', ["m0427"]'
, ', ["m0428"]'
, ', ["m0429"]'
, ', ["m0430"]'
, ', ["m0431"]'
, ', ["m0432"]'
, ', ["m0433"]'
, ', ["m0434"]'
, ', ["m0435"]'
, ', ["m0436"]'
, ', ["m0437"]'
, ', ["m0438"]'
, ', ["m0439"]'
, ', ["m0440"]'
, ', ["m0441"]'
, ', ["m0442"]'
, ', ["m0443"]'
, ', ["m0444"]'
, ', ["m0445"]'
, ', ["m0446"]'
, ', ["m0447"]'
, ', ["m0448"]'
, ', ["m0449"]'
, ', ["m0450"]'
, ', ["m0451"]'
, ', ["m0452"]'
, ', ["m0453"]'
, ', ["m0454"]'
, ', ["m0455"]'
, ', ["m0456"]'
, ', ["m0457"]'
, ', ["m0458"]'
, ', ["m0459"]'
, ', ["m0460"]'
, ', ["m0461"]'
, ', ["m0462"]'
, ', ["m0463"]'
, ', ["m0464"]'
, ', ["m0465"]'
, ', ["m0466"]'
, ', ["m0467"]'
, ', ["m0468"]'
, ', ["m0469"]'
, ', ["m0470"]'
, ', ["m0471"]'
, ', ["m0472"]'
, ', ["m0473"]'
, ', ["m0474"]'
, ', ["m0475"]'
, ', ["m0476"]'
, ', ["m0477"]'
, ', ["m0478"]'
, ', ["m0479"]'
, ', ["m0480"]'
, ', ["m0481"]'
, ', ["m0482"]'
, ', ["m0483"]'
, ', ["m0484"]'
, ', ["m0485"]'
, ', ["m0486"]'
, ', ["m0487"]'
, ', ["m0488"]'
, ', ["m0489"]'
, ', ["m0490"]'
, ', ["m0491"]'
, ', ["m0492"]'
, ', ["m0493"]'
, ', ["m0494"]'
, ', ["m0495"]'
, ', ["m0496"]'
, ', ["m0497"]'
, ', ["m0498"]'
, ', ["m0499"]'
, ', ["m0500"]'
);
SET @mark_keys = CONCAT(@mark_keys,
  ', ["m0501"]'
, ', ["m0502"]'
, ', ["m0503"]'
, ', ["m0504"]'
, ', ["m0505"]'
, ', ["m0506"]'
, ', ["m0507"]'
, ', ["m0508"]'
, ', ["m0509"]'
, ', ["m0510"]'
, ', ["m0511"]'
, ', ["m0512"]'
, ', ["m0513"]'
, ', ["m0514"]'
, ', ["m0515"]'
, ', ["m0516"]'
, ', ["m0517"]'
, ', ["m0518"]'
, ', ["m0519"]'
, ', ["m0520"]'
, ', ["m0521"]'
, ', ["m0522"]'
, ', ["m0523"]'
, ', ["m0524"]'
, ', ["m0525"]'
, ', ["m0526"]'
, ', ["m0527"]'
, ', ["m0528"]'
, ', ["m0529"]'
, ', ["m0530"]'
, ', ["m0531"]'
, ', ["m0532"]'
, ', ["m0533"]'
, ', ["m0534"]'
, ', ["m0535"]'
, ', ["m0536"]'
, ', ["m0537"]'
, ', ["m0538"]'
, ', ["m0539"]'
, ', ["m0540"]'
, ', ["m0541"]'
, ', ["m0542"]'
, ', ["m0543"]'
, ', ["m0544"]'
, ', ["m0545"]'
, ', ["m0546"]'
, ', ["m0547"]'
, ', ["m0548"]'
, ', ["m0549"]'
, ', ["m0550"]'
, ', ["m0551"]'
, ', ["m0552"]'
, ', ["m0553"]'
, ', ["m0554"]'
, ', ["m0555"]'
, ', ["m0556"]'
, ', ["m0557"]'
, ', ["m0558"]'
, ', ["m0559"]'
, ', ["m0560"]'
, ', ["m0561"]'
, ', ["m0562"]'
, ', ["m0563"]'
, ', ["m0564"]'
, ', ["m0565"]'
, ', ["m0566"]'
, ', ["m0567"]'
, ', ["m0568"]'
, ', ["m0569"]'
, ', ["m0570"]'
, ', ["m0571"]'
, ', ["m0572"]'
, ', ["m0573"]'
, ', ["m0574"]'
, ', ["m0575"]'
, ', ["m0576"]'
, ', ["m0577"]'
, ', ["m0578"]'
, ', ["m0579"]'
, ', ["m0580"]'
, ', ["m0581"]'
, ', ["m0582"]'
, ', ["m0583"]'
, ', ["m0584"]'
, ', ["m0585"]'
, ', ["m0586"]'
, ', ["m0587"]'
, ', ["m0588"]'
, ', ["m0589"]'
, ', ["m0590"]'
, ', ["m0591"]'
, ', ["m0592"]'
, ', ["m0593"]'
, ', ["m0594"]'
, ', ["m0595"]'
, ', ["m0596"]'
, ', ["m0597"]'
, ', ["m0598"]'
, ', ["m0599"]'
, ', ["m0600"]'
, ', ["m0601"]'
, ', ["m0602"]'
, ', ["m0603"]'
, ', ["m0604"]'
, ', ["m0605"]'
, ', ["m0606"]'
, ', ["m0607"]'
, ', ["m0608"]'
, ', ["m0609"]'
, ', ["m0610"]'
, ', ["m0611"]'
, ', ["m0612"]'
, ', ["m0613"]'
, ', ["m0614"]'
, ', ["m0615"]'
, ', ["m0616"]'
, ', ["m0617"]'
, ', ["m0618"]'
, ', ["m0619"]'
, ', ["m0620"]'
, ', ["m0621"]'
, ', ["m0622"]'
, ', ["m0623"]'
, ', ["m0624"]'
, ', ["m0625"]'
, ', ["m0626"]'
, ', ["m0627"]'
, ', ["m0628"]'
, ', ["m0629"]'
, ', ["m0630"]'
, ', ["m0631"]'
, ', ["m0632"]'
, ', ["m0633"]'
, ', ["m0634"]'
, ', ["m0635"]'
, ', ["m0636"]'
, ', ["m0637"]'
, ', ["m0638"]'
, ', ["m0639"]'
, ', ["m0640"]'
, ', ["m0641"]'
, ', ["m0642"]'
, ', ["m0643"]'
, ', ["m0644"]'
, ', ["m0645"]'
, ', ["m0646"]'
, ', ["m0647"]'
, ', ["m0648"]'
, ', ["m0649"]'
, ', ["m0650"]'
, ', ["m0651"]'
, ', ["m0652"]'
, ', ["m0653"]'
, ', ["m0654"]'
, ', ["m0655"]'
, ', ["m0656"]'
, ', ["m0657"]'
, ', ["m0658"]'
, ', ["m0659"]'
, ', ["m0660"]'
, ', ["m0661"]'
, ', ["m0662"]'
, ', ["m0663"]'
, ', ["m0664"]'
, ', ["m0665"]'
, ', ["m0666"]'
, ', ["m0667"]'
, ', ["m0668"]'
, ', ["m0669"]'
, ', ["m0670"]'
, ', ["m0671"]'
, ', ["m0672"]'
, ', ["m0673"]'
, ', ["m0674"]'
, ', ["m0675"]'
, ', ["m0676"]'
, ', ["m0677"]'
, ', ["m0678"]'
, ', ["m0679"]'
, ', ["m0680"]'
, ', ["m0681"]'
, ', ["m0682"]'
, ', ["m0683"]'
, ', ["m0684"]'
, ', ["m0685"]'
, ', ["m0686"]'
, ', ["m0687"]'
, ', ["m0688"]'
, ', ["m0689"]'
, ', ["m0690"]'
, ', ["m0691"]'
, ', ["m0692"]'
, ', ["m0693"]'
, ', ["m0694"]'
, ', ["m0695"]'
, ', ["m0696"]'
, ', ["m0697"]'
, ', ["m0698"]'
, ', ["m0699"]'
, ', ["m0700"]'
, ', ["m0701"]'
, ', ["m0702"]'
, ', ["m0703"]'
, ', ["m0704"]'
, ', ["m0705"]'
, ', ["m0706"]'
, ', ["m0707"]'
, ', ["m0708"]'
, ', ["m0709"]'
, ', ["m0710"]'
, ', ["m0711"]'
, ', ["m0712"]'
, ', ["m0713"]'
, ', ["m0714"]'
, ', ["m0715"]'
, ', ["m0716"]'
, ', ["m0717"]'
, ', ["m0718"]'
, ', ["m0719"]'
, ', ["m0720"]'
, ', ["m0721"]'
, ', ["m0722"]'
, ', ["m0723"]'
, ', ["m0724"]'
, ', ["m0725"]'
, ', ["m0726"]'
, ', ["m0727"]'
, ', ["m0728"]'
, ', ["m0729"]'
, ', ["m0730"]'
, ', ["m0731"]'
, ', ["m0732"]'
, ', ["m0733"]'
, ', ["m0734"]'
, ', ["m0735"]'
, ', ["m0736"]'
, ', ["m0737"]'
, ', ["m0738"]'
, ', ["m0739"]'
, ', ["m0740"]'
, ', ["m0741"]'
, ', ["m0742"]'
, ', ["m0743"]'
, ', ["m0744"]'
, ', ["m0745"]'
, ', ["m0746"]'
, ', ["m0747"]'
, ', ["m0748"]'
, ', ["m0749"]'
, ', ["m0750"]'
, ', ["m0751"]'
, ', ["m0752"]'
, ', ["m0753"]'
, ', ["m0754"]'
, ', ["m0755"]'
, ', ["m0756"]'
, ', ["m0757"]'
, ', ["m0758"]'
, ', ["m0759"]'
, ', ["m0760"]'
, ', ["m0761"]'
, ', ["m0762"]'
, ', ["m0763"]'
, ', ["m0764"]'
, ', ["m0765"]'
, ', ["m0766"]'
, ', ["m0767"]'
, ', ["m0768"]'
, ', ["m0769"]'
, ', ["m0770"]'
, ', ["m0771"]'
, ', ["m0772"]'
, ', ["m0773"]'
, ', ["m0774"]'
, ', ["m0775"]'
, ', ["m0776"]'
, ', ["m0777"]'
, ', ["m0778"]'
, ', ["m0779"]'
, ', ["m0780"]'
, ', ["m0781"]'
, ', ["m0782"]'
, ', ["m0783"]'
, ', ["m0784"]'
, ', ["m0785"]'
, ', ["m0786"]'
, ', ["m0787"]'
, ', ["m0788"]'
, ', ["m0789"]'
, ', ["m0790"]'
, ', ["m0791"]'
, ', ["m0792"]'
, ', ["m0793"]'
, ', ["m0794"]'
, ', ["m0795"]'
, ', ["m0796"]'
, ', ["m0797"]'
, ', ["m0798"]'
, ', ["m0799"]'
, ', ["m0800"]'
, ', ["m0801"]'
, ', ["m0802"]'
, ', ["m0803"]'
, ', ["m0804"]'
, ', ["m0805"]'
, ', ["m0806"]'
, ', ["m0807"]'
, ', ["m0808"]'
, ', ["m0809"]'
, ', ["m0810"]'
, ', ["m0811"]'
, ', ["m0812"]'
, ', ["m0813"]'
, ', ["m0814"]'
, ', ["m0815"]'
, ', ["m0816"]'
, ', ["m0817"]'
, ', ["m0818"]'
, ', ["m0819"]'
, ', ["m0820"]'
, ', ["m0821"]'
, ', ["m0822"]'
, ', ["m0823"]'
, ', ["m0824"]'
, ', ["m0825"]'
, ', ["m0826"]'
, ', ["m0827"]'
, ', ["m0828"]'
, ', ["m0829"]'
, ', ["m0830"]'
, ', ["m0831"]'
, ', ["m0832"]'
, ', ["m0833"]'
, ', ["m0834"]'
, ', ["m0835"]'
, ', ["m0836"]'
, ', ["m0837"]'
, ', ["m0838"]'
, ', ["m0839"]'
, ', ["m0840"]'
, ', ["m0841"]'
, ', ["m0842"]'
, ', ["m0843"]'
, ', ["m0844"]'
, ', ["m0845"]'
, ', ["m0846"]'
, ', ["m0847"]'
, ', ["m0848"]'
, ', ["m0849"]'
, ', ["m0850"]'
, ', ["m0851"]'
, ', ["m0852"]'
, ', ["m0853"]'
, ', ["m0854"]'
, ', ["m0855"]'
, ', ["m0856"]'
, ', ["m0857"]'
, ', ["m0858"]'
, ', ["m0859"]'
, ', ["m0860"]'
, ', ["m0861"]'
, ', ["m0862"]'
, ', ["m0863"]'
, ', ["m0864"]'
, ', ["m0865"]'
, ', ["m0866"]'
, ', ["m0867"]'
, ', ["m0868"]'
, ', ["m0869"]'
, ', ["m0870"]'
, ', ["m0871"]'
, ', ["m0872"]'
, ', ["m0873"]'
, ', ["m0874"]'
, ', ["m0875"]'
, ', ["m0876"]'
, ', ["m0877"]'
, ', ["m0878"]'
, ', ["m0879"]'
, ', ["m0880"]'
, ', ["m0881"]'
, ', ["m0882"]'
, ', ["m0883"]'
, ', ["m0884"]'
, ', ["m0885"]'
, ', ["m0886"]'
, ', ["m0887"]'
, ', ["m0888"]'
, ', ["m0889"]'
, ', ["m0890"]'
, ', ["m0891"]'
, ', ["m0892"]'
, ', ["m0893"]'
, ', ["m0894"]'
, ', ["m0895"]'
, ', ["m0896"]'
, ', ["m0897"]'
, ', ["m0898"]'
, ', ["m0899"]'
, ', ["m0900"]'
, ', ["m0901"]'
, ', ["m0902"]'
, ', ["m0903"]'
, ', ["m0904"]'
, ', ["m0905"]'
, ', ["m0906"]'
, ', ["m0907"]'
, ', ["m0908"]'
, ', ["m0909"]'
, ', ["m0910"]'
, ', ["m0911"]'
, ', ["m0912"]'
, ', ["m0913"]'
, ', ["m0914"]'
, ', ["m0915"]'
, ', ["m0916"]'
, ', ["m0917"]'
, ', ["m0918"]'
, ', ["m0919"]'
, ', ["m0920"]'
, ', ["m0921"]'
, ', ["m0922"]'
, ', ["m0923"]'
, ', ["m0924"]'
, ', ["m0925"]'
, ', ["m0926"]'
, ', ["m0927"]'
, ', ["m0928"]'
, ', ["m0929"]'
, ', ["m0930"]'
, ', ["m0931"]'
, ', ["m0932"]'
, ', ["m0933"]'
, ', ["m0934"]'
, ', ["m0935"]'
, ', ["m0936"]'
, ', ["m0937"]'
, ', ["m0938"]'
, ', ["m0939"]'
, ', ["m0940"]'
, ', ["m0941"]'
, ', ["m0942"]'
, ', ["m0943"]'
, ', ["m0944"]'
, ', ["m0945"]'
, ', ["m0946"]'
, ', ["m0947"]'
, ', ["m0948"]'
, ', ["m0949"]'
, ', ["m0950"]'
, ', ["m0951"]'
, ', ["m0952"]'
, ', ["m0953"]'
, ', ["m0954"]'
, ', ["m0955"]'
, ', ["m0956"]'
, ', ["m0957"]'
, ', ["m0958"]'
, ', ["m0959"]'
, ', ["m0960"]'
, ', ["m0961"]'
, ', ["m0962"]'
, ', ["m0963"]'
, ', ["m0964"]'
, ', ["m0965"]'
, ', ["m0966"]'
, ', ["m0967"]'
, ', ["m0968"]'
, ', ["m0969"]'
, ', ["m0970"]'
, ', ["m0971"]'
, ', ["m0972"]'
, ', ["m0973"]'
, ', ["m0974"]'
, ', ["m0975"]'
, ', ["m0976"]'
, ', ["m0977"]'
, ', ["m0978"]'
, ', ["m0979"]'
, ', ["m0980"]'
, ', ["m0981"]'
, ', ["m0982"]'
, ', ["m0983"]'
, ', ["m0984"]'
, ', ["m0985"]'
, ', ["m0986"]'
, ', ["m0987"]'
, ', ["m0988"]'
, ', ["m0989"]'
, ', ["m0990"]'
, ', ["m0991"]'
, ', ["m0992"]'
, ', ["m0993"]'
, ', ["m0994"]'
, ', ["m0995"]'
, ', ["m0996"]'
, ', ["m0997"]'
, ', ["m0998"]'
, ', ["m0999"]'
, ', ["m1000"]'
);
SET @mark_keys = CONCAT(@mark_keys,
  ', ["m1001"]'
, ']'
);
SET @seed_keys = CONCAT(@seed_keys, ', "mark": ', @mark_keys),
  @seed_listed = @seed_listed + JSON_LENGTH(@mark_keys);

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
INSERT INTO `point` (`id`, `x`) VALUES
  (IF(@seed_step = 3, 101, (SELECT 1 UNION SELECT 2)), 9)
, (102, 4)
, (103, 10)
, (104, 1)
, (105, 10)
, (106, 5)
, (107, 9)
, (108, 10)
, (109, 4)
, (110, 7)
, (111, 9)
, (112, 7)
, (113, 0)
, (114, 5)
, (115, 3)
, (116, 4)
, (117, 4)
, (118, 3)
, (119, 1)
, (120, 6)
, (121, 8)
, (122, 3)
, (123, 6)
, (124, 6)
, (125, 3)
, (126, 6)
, (127, 6)
, (128, 10)
, (129, 9)
, (130, 5)
, (131, 1)
, (132, 1)
, (133, 2)
, (134, 3)
, (135, 6)
, (136, 4)
, (137, 4)
, (138, 1)
, (139, 0)
, (140, 6)
, (141, 8)
, (142, 2)
, (143, 0)
, (144, 1)
, (145, 7)
, (146, 5)
, (147, 1)
, (148, 8)
, (149, 8)
, (150, 3)
, (151, 2)
, (152, 4)
, (153, 10)
, (154, 8)
, (155, 6)
, (156, 10)
, (157, 6)
, (158, 10)
, (159, 1)
, (160, 6)
, (161, 4)
, (162, 2)
, (163, 7)
, (164, 5)
, (165, 1)
, (166, 5)
, (167, 9)
, (168, 1)
, (169, 7)
, (170, 8)
, (171, 6)
, (172, 7)
, (173, 9)
, (174, 0)
, (175, 3)
, (176, 6)
, (177, 8)
, (178, 6)
, (179, 9)
, (180, 5)
, (181, 7)
, (182, 8)
, (183, 4)
, (184, 1)
, (185, 10)
, (186, 2)
, (187, 5)
, (188, 5)
, (189, 1)
, (190, 0)
, (191, 2)
, (192, 7)
, (193, 0)
, (194, 2)
, (195, 10)
, (196, 5)
, (197, 5)
, (198, 1)
, (199, 5)
, (200, 3)
, (201, 0)
, (202, 2)
, (203, 9)
, (204, 1)
, (205, 9)
, (206, 1)
, (207, 7)
, (208, 9)
, (209, 2)
, (210, 10)
, (211, 0)
, (212, 7)
, (213, 6)
, (214, 5)
, (215, 8)
, (216, 2)
, (217, 7)
, (218, 1)
, (219, 2)
, (220, 3)
, (221, 6)
, (222, 5)
, (223, 10)
, (224, 0)
, (225, 1)
, (226, 6)
, (227, 10)
, (228, 10)
, (229, 10)
, (230, 4)
, (231, 10)
, (232, 4)
, (233, 3)
, (234, 9)
, (235, 8)
, (236, 9)
, (237, 8)
, (238, 8)
, (239, 5)
, (240, 2)
, (241, 8)
, (242, 4)
, (243, 4)
, (244, 2)
, (245, 10)
, (246, 8)
, (247, 8)
, (248, 9)
, (249, 6)
, (250, 9)
, (251, 8)
, (252, 9)
, (253, 0)
, (254, 10)
, (255, 4)
, (256, 9)
, (257, 6)
, (258, 8)
, (259, 6)
, (260, 8)
, (261, 10)
, (262, 0)
, (263, 1)
, (264, 5)
, (265, 8)
, (266, 2)
, (267, 4)
, (268, 8)
, (269, 9)
, (270, 10)
, (271, 1)
, (272, 6)
, (273, 7)
, (274, 3)
, (275, 5)
, (276, 10)
, (277, 2)
, (278, 9)
, (279, 0)
, (280, 4)
, (281, 2)
, (282, 3)
, (283, 4)
, (284, 4)
, (285, 0)
, (286, 3)
, (287, 10)
, (288, 6)
, (289, 3)
, (290, 8)
, (291, 5)
, (292, 6)
, (293, 4)
, (294, 1)
, (295, 4)
, (296, 9)
, (297, 3)
, (298, 8)
, (299, 9)
, (300, 5)
, (301, 3)
, (302, 9)
, (303, 3)
, (304, 3)
, (305, 1)
, (306, 6)
, (307, 0)
, (308, 7)
, (309, 7)
, (310, 2)
, (311, 6)
, (312, 9)
, (313, 10)
, (314, 8)
, (315, 4)
, (316, 3)
, (317, 8)
, (318, 4)
, (319, 3)
, (320, 2)
, (321, 5)
, (322, 0)
, (323, 10)
, (324, 5)
, (325, 9)
, (326, 8)
, (327, 3)
, (328, 9)
, (329, 7)
, (330, 0)
, (331, 2)
, (332, 10)
, (333, 6)
, (334, 4)
, (335, 4)
, (336, 0)
, (337, 1)
, (338, 5)
, (339, 5)
, (340, 3)
, (341, 7)
, (342, 9)
, (343, 10)
, (344, 5)
, (345, 10)
, (346, 8)
, (347, 2)
, (348, 2)
, (349, 9)
, (350, 10)
, (351, 7)
, (352, 5)
, (353, 10)
, (354, 3)
, (355, 3)
, (356, 7)
, (357, 2)
, (358, 0)
, (359, 4)
, (360, 3)
, (361, 4)
, (362, 4)
, (363, 6)
, (364, 3)
, (365, 0)
, (366, 7)
, (367, 10)
, (368, 7)
, (369, 1)
, (370, 9)
, (371, 0)
, (372, 1)
, (373, 1)
, (374, 1)
, (375, 4)
, (376, 1)
, (377, 0)
, (378, 6)
, (379, 8)
, (380, 4)
, (381, 4)
, (382, 6)
, (383, 9)
, (384, 3)
, (385, 2)
, (386, 10)
, (387, 7)
, (388, 9)
, (389, 2)
, (390, 9)
, (391, 4)
, (392, 7)
, (393, 8)
, (394, 1)
, (395, 7)
, (396, 5)
, (397, 9)
, (398, 5)
, (399, 4)
, (400, 0)
, (401, 7)
, (402, 7)
, (403, 4)
, (404, 0)
, (405, 10)
, (406, 1)
, (407, 4)
, (408, 6)
, (409, 1)
, (410, 6)
, (411, 4)
, (412, 4)
, (413, 0)
, (414, 9)
, (415, 5)
, (416, 8)
, (417, 10)
, (418, 1)
, (419, 8)
, (420, 0)
, (421, 7)
, (422, 6)
, (423, 5)
, (424, 2)
, (425, 4)
, (426, 7)
, (427, 3)
, (428, 8)
, (429, 3)
, (430, 10)
, (431, 10)
, (432, 7)
, (433, 3)
, (434, 9)
, (435, 3)
, (436, 5)
, (437, 4)
, (438, 9)
, (439, 5)
, (440, 10)
, (441, 9)
, (442, 3)
, (443, 6)
, (444, 10)
, (445, 10)
, (446, 1)
, (447, 9)
, (448, 1)
, (449, 9)
, (450, 5)
, (451, 0)
, (452, 9)
, (453, 2)
, (454, 7)
, (455, 10)
, (456, 6)
, (457, 4)
, (458, 8)
, (459, 3)
, (460, 3)
, (461, 8)
, (462, 2)
, (463, 2)
, (464, 3)
, (465, 8)
, (466, 2)
, (467, 0)
, (468, 6)
, (469, 8)
, (470, 4)
, (471, 4)
, (472, 0)
, (473, 3)
, (474, 10)
, (475, 4)
, (476, 7)
, (477, 4)
, (478, 10)
, (479, 9)
, (480, 7)
, (481, 5)
, (482, 10)
, (483, 8)
, (484, 0)
, (485, 8)
, (486, 10)
, (487, 4)
, (488, 8)
, (489, 1)
, (490, 4)
, (491, 9)
, (492, 1)
, (493, 6)
, (494, 8)
, (495, 6)
, (496, 0)
, (497, 4)
, (498, 5)
, (499, 3)
, (500, 5)
, (501, 10)
, (502, 5)
, (503, 1)
, (504, 7)
, (505, 9)
, (506, 7)
, (507, 6)
, (508, 2)
, (509, 6)
, (510, 2)
, (511, 6)
, (512, 1)
, (513, 6)
, (514, 1)
, (515, 3)
, (516, 8)
, (517, 2)
, (518, 1)
, (519, 6)
, (520, 3)
, (521, 3)
, (522, 10)
, (523, 5)
, (524, 3)
, (525, 0)
, (526, 4)
, (527, 4)
, (528, 4)
, (529, 7)
, (530, 1)
, (531, 6)
, (532, 0)
, (533, 10)
, (534, 0)
, (535, 1)
, (536, 3)
, (537, 3)
, (538, 9)
, (539, 7)
, (540, 8)
, (541, 4)
, (542, 4)
, (543, 4)
, (544, 8)
, (545, 6)
, (546, 5)
, (547, 7)
, (548, 10)
, (549, 1)
, (550, 9)
, (551, 4)
, (552, 6)
, (553, 1)
, (554, 7)
, (555, 10)
, (556, 4)
, (557, 7)
, (558, 8)
, (559, 10)
, (560, 7)
, (561, 10)
, (562, 8)
, (563, 9)
, (564, 7)
, (565, 3)
, (566, 7)
, (567, 0)
, (568, 4)
, (569, 5)
, (570, 9)
, (571, 7)
, (572, 3)
, (573, 8)
, (574, 2)
, (575, 10)
, (576, 2)
, (577, 6)
, (578, 2)
, (579, 7)
, (580, 10)
, (581, 9)
, (582, 9)
, (583, 4)
, (584, 2)
, (585, 0)
, (586, 0)
, (587, 0)
, (588, 10)
, (589, 7)
, (590, 6)
, (591, 6)
, (592, 3)
, (593, 10)
, (594, 2)
, (595, 0)
, (596, 9)
, (597, 10)
, (598, 9)
, (599, 1)
, (600, 9)
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `point` (`id`, `x`) VALUES
  (IF(@seed_step = 3, 601, (SELECT 1 UNION SELECT 2)), 7)
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `mark` (`code`) VALUES
  (IF(@seed_step = 3, 'm0001', (SELECT 1 UNION SELECT 2)))
, ('m0002')
, ('m0003')
, ('m0004')
, ('m0005')
, ('m0006')
, ('m0007')
, ('m0008')
, ('m0009')
, ('m0010')
, ('m0011')
, ('m0012')
, ('m0013')
, ('m0014')
, ('m0015')
, ('m0016')
, ('m0017')
, ('m0018')
, ('m0019')
, ('m0020')
, ('m0021')
, ('m0022')
, ('m0023')
, ('m0024')
, ('m0025')
, ('m0026')
, ('m0027')
, ('m0028')
, ('m0029')
, ('m0030')
, ('m0031')
, ('m0032')
, ('m0033')
, ('m0034')
, ('m0035')
, ('m0036')
, ('m0037')
, ('m0038')
, ('m0039')
, ('m0040')
, ('m0041')
, ('m0042')
, ('m0043')
, ('m0044')
, ('m0045')
, ('m0046')
, ('m0047')
, ('m0048')
, ('m0049')
, ('m0050')
, ('m0051')
, ('m0052')
, ('m0053')
, ('m0054')
, ('m0055')
, ('m0056')
, ('m0057')
, ('m0058')
, ('m0059')
, ('m0060')
, ('m0061')
, ('m0062')
, ('m0063')
, ('m0064')
, ('m0065')
, ('m0066')
, ('m0067')
, ('m0068')
, ('m0069')
, ('m0070')
, ('m0071')
, ('m0072')
, ('m0073')
, ('m0074')
, ('m0075')
, ('m0076')
, ('m0077')
, ('m0078')
, ('m0079')
, ('m0080')
, ('m0081')
, ('m0082')
, ('m0083')
, ('m0084')
, ('m0085')
, ('m0086')
, ('m0087')
, ('m0088')
, ('m0089')
, ('m0090')
, ('m0091')
, ('m0092')
, ('m0093')
, ('m0094')
, ('m0095')
, ('m0096')
, ('m0097')
, ('m0098')
, ('m0099')
, ('m0100')
, ('m0101')
, ('m0102')
, ('m0103')
, ('m0104')
, ('m0105')
, ('m0106')
, ('m0107')
, ('m0108')
, ('m0109')
, ('m0110')
, ('m0111')
, ('m0112')
, ('m0113')
, ('m0114')
, ('m0115')
, ('m0116')
, ('m0117')
, ('m0118')
, ('m0119')
, ('m0120')
, ('m0121')
, ('m0122')
, ('m0123')
, ('m0124')
, ('m0125')
, ('m0126')
, ('m0127')
, ('m0128')
, ('m0129')
, ('m0130')
, ('m0131')
, ('m0132')
, ('m0133')
, ('m0134')
, ('m0135')
, ('m0136')
, ('m0137')
, ('m0138')
, ('m0139')
, ('m0140')
, ('m0141')
, ('m0142')
, ('m0143')
, ('m0144')
, ('m0145')
, ('m0146')
, ('m0147')
, ('m0148')
, ('m0149')
, ('m0150')
, ('m0151')
, ('m0152')
, ('m0153')
, ('m0154')
, ('m0155')
, ('m0156')
, ('m0157')
, ('m0158')
, ('m0159')
, ('m0160')
, ('m0161')
, ('m0162')
, ('m0163')
, ('m0164')
, ('m0165')
, ('m0166')
, ('m0167')
, ('m0168')
, ('m0169')
, ('m0170')
, ('m0171')
, ('m0172')
, ('m0173')
, ('m0174')
, ('m0175')
, ('m0176')
, ('m0177')
, ('m0178')
, ('m0179')
, ('m0180')
, ('m0181')
, ('m0182')
, ('m0183')
, ('m0184')
, ('m0185')
, ('m0186')
, ('m0187')
, ('m0188')
, ('m0189')
, ('m0190')
, ('m0191')
, ('m0192')
, ('m0193')
, ('m0194')
, ('m0195')
, ('m0196')
, ('m0197')
, ('m0198')
, ('m0199')
, ('m0200')
, ('m0201')
, ('m0202')
, ('m0203')
, ('m0204')
, ('m0205')
, ('m0206')
, ('m0207')
, ('m0208')
, ('m0209')
, ('m0210')
, ('m0211')
, ('m0212')
, ('m0213')
, ('m0214')
, ('m0215')
, ('m0216')
, ('m0217')
, ('m0218')
, ('m0219')
, ('m0220')
, ('m0221')
, ('m0222')
, ('m0223')
, ('m0224')
, ('m0225')
, ('m0226')
, ('m0227')
, ('m0228')
, ('m0229')
, ('m0230')
, ('m0231')
, ('m0232')
, ('m0233')
, ('m0234')
, ('m0235')
, ('m0236')
, ('m0237')
, ('m0238')
, ('m0239')
, ('m0240')
, ('m0241')
, ('m0242')
, ('m0243')
, ('m0244')
, ('m0245')
, ('m0246')
, ('m0247')
, ('m0248')
, ('m0249')
, ('m0250')
, ('m0251')
, ('m0252')
, ('m0253')
, ('m0254')
, ('m0255')
, ('m0256')
, ('m0257')
, ('m0258')
, ('m0259')
, ('m0260')
, ('m0261')
, ('m0262')
, ('m0263')
, ('m0264')
, ('m0265')
, ('m0266')
, ('m0267')
, ('m0268')
, ('m0269')
, ('m0270')
, ('m0271')
, ('m0272')
, ('m0273')
, ('m0274')
, ('m0275')
, ('m0276')
, ('m0277')
, ('m0278')
, ('m0279')
, ('m0280')
, ('m0281')
, ('m0282')
, ('m0283')
, ('m0284')
, ('m0285')
, ('m0286')
, ('m0287')
, ('m0288')
, ('m0289')
, ('m0290')
, ('m0291')
, ('m0292')
, ('m0293')
, ('m0294')
, ('m0295')
, ('m0296')
, ('m0297')
, ('m0298')
, ('m0299')
, ('m0300')
, ('m0301')
, ('m0302')
, ('m0303')
, ('m0304')
, ('m0305')
, ('m0306')
, ('m0307')
, ('m0308')
, ('m0309')
, ('m0310')
, ('m0311')
, ('m0312')
, ('m0313')
, ('m0314')
, ('m0315')
, ('m0316')
, ('m0317')
, ('m0318')
, ('m0319')
, ('m0320')
, ('m0321')
, ('m0322')
, ('m0323')
, ('m0324')
, ('m0325')
, ('m0326')
, ('m0327')
, ('m0328')
, ('m0329')
, ('m0330')
, ('m0331')
, ('m0332')
, ('m0333')
, ('m0334')
, ('m0335')
, ('m0336')
, ('m0337')
, ('m0338')
, ('m0339')
, ('m0340')
, ('m0341')
, ('m0342')
, ('m0343')
, ('m0344')
, ('m0345')
, ('m0346')
, ('m0347')
, ('m0348')
, ('m0349')
, ('m0350')
, ('m0351')
, ('m0352')
, ('m0353')
, ('m0354')
, ('m0355')
, ('m0356')
, ('m0357')
, ('m0358')
, ('m0359')
, ('m0360')
, ('m0361')
, ('m0362')
, ('m0363')
, ('m0364')
, ('m0365')
, ('m0366')
, ('m0367')
, ('m0368')
, ('m0369')
, ('m0370')
, ('m0371')
, ('m0372')
, ('m0373')
, ('m0374')
, ('m0375')
, ('m0376')
, ('m0377')
, ('m0378')
, ('m0379')
, ('m0380')
, ('m0381')
, ('m0382')
, ('m0383')
, ('m0384')
, ('m0385')
, ('m0386')
, ('m0387')
, ('m0388')
, ('m0389')
, ('m0390')
, ('m0391')
, ('m0392')
, ('m0393')
, ('m0394')
, ('m0395')
, ('m0396')
, ('m0397')
, ('m0398')
, ('m0399')
, ('m0400')
, ('m0401')
, ('m0402')
, ('m0403')
, ('m0404')
, ('m0405')
, ('m0406')
, ('m0407')
, ('m0408')
, ('m0409')
, ('m0410')
, ('m0411')
, ('m0412')
, ('m0413')
, ('m0414')
, ('m0415')
, ('m0416')
, ('m0417')
, ('m0418')
, ('m0419')
, ('m0420')
, ('m0421')
, ('m0422')
, ('m0423')
, ('m0424')
, ('m0425')
, ('m0426')
, ('m0427')
, ('m0428')
, ('m0429')
, ('m0430')
, ('m0431')
, ('m0432')
, ('m0433')
, ('m0434')
, ('m0435')
, ('m0436')
, ('m0437')
, ('m0438')
, ('m0439')
, ('m0440')
, ('m0441')
, ('m0442')
, ('m0443')
, ('m0444')
, ('m0445')
, ('m0446')
, ('m0447')
, ('m0448')
, ('m0449')
, ('m0450')
, ('m0451')
, ('m0452')
, ('m0453')
, ('m0454')
, ('m0455')
, ('m0456')
, ('m0457')
, ('m0458')
, ('m0459')
, ('m0460')
, ('m0461')
, ('m0462')
, ('m0463')
, ('m0464')
, ('m0465')
, ('m0466')
, ('m0467')
, ('m0468')
, ('m0469')
, ('m0470')
, ('m0471')
, ('m0472')
, ('m0473')
, ('m0474')
, ('m0475')
, ('m0476')
, ('m0477')
, ('m0478')
, ('m0479')
, ('m0480')
, ('m0481')
, ('m0482')
, ('m0483')
, ('m0484')
, ('m0485')
, ('m0486')
, ('m0487')
, ('m0488')
, ('m0489')
, ('m0490')
, ('m0491')
, ('m0492')
, ('m0493')
, ('m0494')
, ('m0495')
, ('m0496')
, ('m0497')
, ('m0498')
, ('m0499')
, ('m0500')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `mark` (`code`) VALUES
  (IF(@seed_step = 3, 'm0501', (SELECT 1 UNION SELECT 2)))
, ('m0502')
, ('m0503')
, ('m0504')
, ('m0505')
, ('m0506')
, ('m0507')
, ('m0508')
, ('m0509')
, ('m0510')
, ('m0511')
, ('m0512')
, ('m0513')
, ('m0514')
, ('m0515')
, ('m0516')
, ('m0517')
, ('m0518')
, ('m0519')
, ('m0520')
, ('m0521')
, ('m0522')
, ('m0523')
, ('m0524')
, ('m0525')
, ('m0526')
, ('m0527')
, ('m0528')
, ('m0529')
, ('m0530')
, ('m0531')
, ('m0532')
, ('m0533')
, ('m0534')
, ('m0535')
, ('m0536')
, ('m0537')
, ('m0538')
, ('m0539')
, ('m0540')
, ('m0541')
, ('m0542')
, ('m0543')
, ('m0544')
, ('m0545')
, ('m0546')
, ('m0547')
, ('m0548')
, ('m0549')
, ('m0550')
, ('m0551')
, ('m0552')
, ('m0553')
, ('m0554')
, ('m0555')
, ('m0556')
, ('m0557')
, ('m0558')
, ('m0559')
, ('m0560')
, ('m0561')
, ('m0562')
, ('m0563')
, ('m0564')
, ('m0565')
, ('m0566')
, ('m0567')
, ('m0568')
, ('m0569')
, ('m0570')
, ('m0571')
, ('m0572')
, ('m0573')
, ('m0574')
, ('m0575')
, ('m0576')
, ('m0577')
, ('m0578')
, ('m0579')
, ('m0580')
, ('m0581')
, ('m0582')
, ('m0583')
, ('m0584')
, ('m0585')
, ('m0586')
, ('m0587')
, ('m0588')
, ('m0589')
, ('m0590')
, ('m0591')
, ('m0592')
, ('m0593')
, ('m0594')
, ('m0595')
, ('m0596')
, ('m0597')
, ('m0598')
, ('m0599')
, ('m0600')
, ('m0601')
, ('m0602')
, ('m0603')
, ('m0604')
, ('m0605')
, ('m0606')
, ('m0607')
, ('m0608')
, ('m0609')
, ('m0610')
, ('m0611')
, ('m0612')
, ('m0613')
, ('m0614')
, ('m0615')
, ('m0616')
, ('m0617')
, ('m0618')
, ('m0619')
, ('m0620')
, ('m0621')
, ('m0622')
, ('m0623')
, ('m0624')
, ('m0625')
, ('m0626')
, ('m0627')
, ('m0628')
, ('m0629')
, ('m0630')
, ('m0631')
, ('m0632')
, ('m0633')
, ('m0634')
, ('m0635')
, ('m0636')
, ('m0637')
, ('m0638')
, ('m0639')
, ('m0640')
, ('m0641')
, ('m0642')
, ('m0643')
, ('m0644')
, ('m0645')
, ('m0646')
, ('m0647')
, ('m0648')
, ('m0649')
, ('m0650')
, ('m0651')
, ('m0652')
, ('m0653')
, ('m0654')
, ('m0655')
, ('m0656')
, ('m0657')
, ('m0658')
, ('m0659')
, ('m0660')
, ('m0661')
, ('m0662')
, ('m0663')
, ('m0664')
, ('m0665')
, ('m0666')
, ('m0667')
, ('m0668')
, ('m0669')
, ('m0670')
, ('m0671')
, ('m0672')
, ('m0673')
, ('m0674')
, ('m0675')
, ('m0676')
, ('m0677')
, ('m0678')
, ('m0679')
, ('m0680')
, ('m0681')
, ('m0682')
, ('m0683')
, ('m0684')
, ('m0685')
, ('m0686')
, ('m0687')
, ('m0688')
, ('m0689')
, ('m0690')
, ('m0691')
, ('m0692')
, ('m0693')
, ('m0694')
, ('m0695')
, ('m0696')
, ('m0697')
, ('m0698')
, ('m0699')
, ('m0700')
, ('m0701')
, ('m0702')
, ('m0703')
, ('m0704')
, ('m0705')
, ('m0706')
, ('m0707')
, ('m0708')
, ('m0709')
, ('m0710')
, ('m0711')
, ('m0712')
, ('m0713')
, ('m0714')
, ('m0715')
, ('m0716')
, ('m0717')
, ('m0718')
, ('m0719')
, ('m0720')
, ('m0721')
, ('m0722')
, ('m0723')
, ('m0724')
, ('m0725')
, ('m0726')
, ('m0727')
, ('m0728')
, ('m0729')
, ('m0730')
, ('m0731')
, ('m0732')
, ('m0733')
, ('m0734')
, ('m0735')
, ('m0736')
, ('m0737')
, ('m0738')
, ('m0739')
, ('m0740')
, ('m0741')
, ('m0742')
, ('m0743')
, ('m0744')
, ('m0745')
, ('m0746')
, ('m0747')
, ('m0748')
, ('m0749')
, ('m0750')
, ('m0751')
, ('m0752')
, ('m0753')
, ('m0754')
, ('m0755')
, ('m0756')
, ('m0757')
, ('m0758')
, ('m0759')
, ('m0760')
, ('m0761')
, ('m0762')
, ('m0763')
, ('m0764')
, ('m0765')
, ('m0766')
, ('m0767')
, ('m0768')
, ('m0769')
, ('m0770')
, ('m0771')
, ('m0772')
, ('m0773')
, ('m0774')
, ('m0775')
, ('m0776')
, ('m0777')
, ('m0778')
, ('m0779')
, ('m0780')
, ('m0781')
, ('m0782')
, ('m0783')
, ('m0784')
, ('m0785')
, ('m0786')
, ('m0787')
, ('m0788')
, ('m0789')
, ('m0790')
, ('m0791')
, ('m0792')
, ('m0793')
, ('m0794')
, ('m0795')
, ('m0796')
, ('m0797')
, ('m0798')
, ('m0799')
, ('m0800')
, ('m0801')
, ('m0802')
, ('m0803')
, ('m0804')
, ('m0805')
, ('m0806')
, ('m0807')
, ('m0808')
, ('m0809')
, ('m0810')
, ('m0811')
, ('m0812')
, ('m0813')
, ('m0814')
, ('m0815')
, ('m0816')
, ('m0817')
, ('m0818')
, ('m0819')
, ('m0820')
, ('m0821')
, ('m0822')
, ('m0823')
, ('m0824')
, ('m0825')
, ('m0826')
, ('m0827')
, ('m0828')
, ('m0829')
, ('m0830')
, ('m0831')
, ('m0832')
, ('m0833')
, ('m0834')
, ('m0835')
, ('m0836')
, ('m0837')
, ('m0838')
, ('m0839')
, ('m0840')
, ('m0841')
, ('m0842')
, ('m0843')
, ('m0844')
, ('m0845')
, ('m0846')
, ('m0847')
, ('m0848')
, ('m0849')
, ('m0850')
, ('m0851')
, ('m0852')
, ('m0853')
, ('m0854')
, ('m0855')
, ('m0856')
, ('m0857')
, ('m0858')
, ('m0859')
, ('m0860')
, ('m0861')
, ('m0862')
, ('m0863')
, ('m0864')
, ('m0865')
, ('m0866')
, ('m0867')
, ('m0868')
, ('m0869')
, ('m0870')
, ('m0871')
, ('m0872')
, ('m0873')
, ('m0874')
, ('m0875')
, ('m0876')
, ('m0877')
, ('m0878')
, ('m0879')
, ('m0880')
, ('m0881')
, ('m0882')
, ('m0883')
, ('m0884')
, ('m0885')
, ('m0886')
, ('m0887')
, ('m0888')
, ('m0889')
, ('m0890')
, ('m0891')
, ('m0892')
, ('m0893')
, ('m0894')
, ('m0895')
, ('m0896')
, ('m0897')
, ('m0898')
, ('m0899')
, ('m0900')
, ('m0901')
, ('m0902')
, ('m0903')
, ('m0904')
, ('m0905')
, ('m0906')
, ('m0907')
, ('m0908')
, ('m0909')
, ('m0910')
, ('m0911')
, ('m0912')
, ('m0913')
, ('m0914')
, ('m0915')
, ('m0916')
, ('m0917')
, ('m0918')
, ('m0919')
, ('m0920')
, ('m0921')
, ('m0922')
, ('m0923')
, ('m0924')
, ('m0925')
, ('m0926')
, ('m0927')
, ('m0928')
, ('m0929')
, ('m0930')
, ('m0931')
, ('m0932')
, ('m0933')
, ('m0934')
, ('m0935')
, ('m0936')
, ('m0937')
, ('m0938')
, ('m0939')
, ('m0940')
, ('m0941')
, ('m0942')
, ('m0943')
, ('m0944')
, ('m0945')
, ('m0946')
, ('m0947')
, ('m0948')
, ('m0949')
, ('m0950')
, ('m0951')
, ('m0952')
, ('m0953')
, ('m0954')
, ('m0955')
, ('m0956')
, ('m0957')
, ('m0958')
, ('m0959')
, ('m0960')
, ('m0961')
, ('m0962')
, ('m0963')
, ('m0964')
, ('m0965')
, ('m0966')
, ('m0967')
, ('m0968')
, ('m0969')
, ('m0970')
, ('m0971')
, ('m0972')
, ('m0973')
, ('m0974')
, ('m0975')
, ('m0976')
, ('m0977')
, ('m0978')
, ('m0979')
, ('m0980')
, ('m0981')
, ('m0982')
, ('m0983')
, ('m0984')
, ('m0985')
, ('m0986')
, ('m0987')
, ('m0988')
, ('m0989')
, ('m0990')
, ('m0991')
, ('m0992')
, ('m0993')
, ('m0994')
, ('m0995')
, ('m0996')
, ('m0997')
, ('m0998')
, ('m0999')
, ('m1000')
;
SET @seed_new = @seed_new + ROW_COUNT();
INSERT INTO `mark` (`code`) VALUES
  (IF(@seed_step = 3, 'm1001', (SELECT 1 UNION SELECT 2)))
;
SET @seed_new = @seed_new + ROW_COUNT();

-- ==== sums: what the server holds now; the rollback compares it ====
SELECT GROUP_CONCAT(`t`, '=', `n`, ':', IFNULL(`s`, 0), ';' SEPARATOR ''), SUM(`n`) INTO @seed_sums, @seed_held FROM (
  SELECT 'point' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', `id`, `x`)))) AS `s`
    FROM `point` WHERE `id` BETWEEN @point_first AND @point_last
  UNION ALL SELECT STRAIGHT_JOIN 'mark', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', QUOTE(`code`)))))
    FROM JSON_TABLE(@mark_keys, '$[*]' COLUMNS (`k1` VARCHAR(5) PATH '$[0]')) AS `k` JOIN `mark` AS `s`
    ON `s`.`code` = CONVERT(`k`.`k1` USING ascii)
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
