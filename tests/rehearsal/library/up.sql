-- 0007_library: shelf 9001-9003 (3 rows), book 18446744073709551601-18446744073709551604 (4 rows)

-- the session
SELECT COUNT(*) INTO @seedsql_count FROM (SELECT 1 AS `one`) AS `nothing`;
SET TRANSACTION READ WRITE;
SET @seedsql_step = IF(@@error_count = 0, 0, -1), @seedsql_lock = NULL;
SET @seedsql_mode = @@SESSION.sql_mode, @seedsql_zone = @@SESSION.time_zone, @seedsql_autocommit = @@SESSION.autocommit, @seedsql_client = @@SESSION.character_set_client, @seedsql_results = @@SESSION.character_set_results, @seedsql_collation = @@SESSION.collation_connection, @seedsql_limit = @@SESSION.sql_select_limit;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00', SESSION foreign_key_checks = 1, SESSION sql_select_limit = DEFAULT;
SET @seedsql_step = IF(@seedsql_step = 0 AND FIND_IN_SET('NO_AUTO_VALUE_ON_ZERO', @@SESSION.sql_mode) > 0 AND @@SESSION.time_zone = '+00:00', 1, -1);

-- the lock
SET @seedsql_name = CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE()));
SET @seedsql_lock = IF(@seedsql_step = 1, GET_LOCK(@seedsql_name, 0), NULL);
SET @seedsql_step = IF(@seedsql_step = 1 AND @seedsql_lock = 1, 2, -2);
SET @seedsql_sql = IF(@seedsql_step = -2, CONCAT('SELECT `REFUSED: connection ', IFNULL(IS_USED_LOCK(@seedsql_name), 'unknown'), ' holds the lock`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

-- the tables, and the history
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` IN ('shelf', 'book') AND `ENGINE` = 'InnoDB';
SET @seedsql_step = IF(@seedsql_step = 2 AND @seedsql_count = 2, 3, -3);
SET @seedsql_sql = IF(@seedsql_step = -3, 'SELECT `0007_library up REFUSED (schema): shelf and book must exist`', 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SELECT COUNT(*) INTO @seedsql_count FROM `information_schema`.`TABLES` WHERE `TABLE_SCHEMA` = DATABASE() AND `TABLE_NAME` = 'seedsql_history';
SET @seedsql_sql = IF(@seedsql_step = 3 AND @seedsql_count = 0, 'CREATE TABLE IF NOT EXISTS `seedsql_history` (`name` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, `table_name` VARCHAR(64) NOT NULL, `row_count` BIGINT UNSIGNED NOT NULL, `checksum` DECIMAL(40,0) NOT NULL, `applied_at` DATETIME NOT NULL, `applied_by` VARCHAR(300) NOT NULL, PRIMARY KEY (`name`, `table_name`)) ENGINE=InnoDB', 'DO 0');
PREPARE seedsql_ddl FROM @seedsql_sql;
EXECUTE seedsql_ddl;

-- one transaction
SET SESSION autocommit = 0;
ROLLBACK;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
START TRANSACTION READ WRITE;
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0007_library';
SET @seedsql_step = IF(@seedsql_step = 3 AND @seedsql_count = 0, 4, -4);
SET @seedsql_sql = IF(@seedsql_step = -4, 'SELECT `REFUSED: 0007_library is already applied; roll it back first`', 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

INSERT INTO `shelf` (`id`, `label`, `beside`) VALUES
((SELECT 9001 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 'Poetry', NULL)
,(9002, 'Cooking; and ''more''', 9001)
,(9003, _utf8mb4 X'4B756E73740AF09F8EA8', 9003)
;
INSERT INTO `book` (`id`, `shelf_id`, `title`, `copies`, `price`, `bought_on`) VALUES
((SELECT 18446744073709551601 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 9001, 'Odes', 3, 9.99, '2024-02-29')
,(18446744073709551602, 9001, '12.50 -- not a number, not a comment', 1, 12.50, '2024-03-01')
,(18446744073709551603, 9002, 'Bread @home', 7, 0.10, '2024-03-02')
;
INSERT INTO `book` (`id`, `shelf_id`, `title`, `copies`, `price`, `bought_on`) VALUES
((SELECT 18446744073709551604 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 9003, 'Blue', 2, 45.00, '2024-03-03')
;
SET @seedsql_count = NULL, @seedsql_worth = NULL;
SELECT COUNT(*), SUM(`worth`) INTO @seedsql_count, @seedsql_worth FROM `book` WHERE `id` BETWEEN 18446744073709551601 AND 18446744073709551604;
SET @seedsql_step = IF(@seedsql_step = 4 AND @seedsql_count = 4 AND @seedsql_worth = 133.17, 5, -5);
SET @seedsql_sql = IF(@seedsql_step = -5, CONCAT('SELECT `STOPPED: book has ', IFNULL(@seedsql_count, '?'), ' rows worth ', IFNULL(@seedsql_worth, '?'), '`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

INSERT INTO `seedsql_history` (`name`, `table_name`, `row_count`, `checksum`, `applied_at`, `applied_by`) SELECT '0007_library', 'shelf', COUNT(*), SUM(CRC32(CONCAT_WS('|', `id`, HEX(`label`), IFNULL(`beside`, '~')))), UTC_TIMESTAMP(), USER() FROM `shelf` WHERE `id` BETWEEN 9001 AND 9003 HAVING COUNT(*) = 3 AND (@seedsql_step <=> 5);
INSERT INTO `seedsql_history` (`name`, `table_name`, `row_count`, `checksum`, `applied_at`, `applied_by`) SELECT '0007_library', 'book', COUNT(*), SUM(CRC32(CONCAT_WS('|', `id`, `shelf_id`, HEX(`title`), `copies`, `price`, `worth`, `bought_on`))), UTC_TIMESTAMP(), USER() FROM `book` WHERE `id` BETWEEN 18446744073709551601 AND 18446744073709551604 HAVING COUNT(*) = 4 AND (@seedsql_step <=> 5);
SELECT COUNT(*) INTO @seedsql_count FROM `seedsql_history` WHERE `name` = '0007_library';
SET @seedsql_step = IF(@seedsql_step = 5 AND @seedsql_count = 2, 6, -6);
SET @seedsql_sql = IF(@seedsql_step <=> 6, 'COMMIT', 'ROLLBACK');
PREPARE seedsql_end FROM @seedsql_sql;
EXECUTE seedsql_end;
ROLLBACK;

-- what happened
SELECT IF(@seedsql_step <=> 6, '0007_library is applied', '0007_library is NOT applied') AS `seedsql_result`;
DO IF(@seedsql_lock <=> 1, RELEASE_LOCK(@seedsql_name), 0);
SET SESSION sql_mode = @seedsql_mode, SESSION time_zone = @seedsql_zone, SESSION sql_select_limit = @seedsql_limit, SESSION autocommit = IFNULL(@seedsql_autocommit, @@SESSION.autocommit);
SET SESSION character_set_client = @seedsql_client, SESSION character_set_results = @seedsql_results, SESSION collation_connection = @seedsql_collation;
DEALLOCATE PREPARE seedsql_guard;
