-- 0001_library: 2 authors (101-102), 3 books (201-203). The frame of the product's scripts, for two tables.
SELECT COUNT(*) INTO @seedsql_count FROM (SELECT 1 AS `one`) AS `nothing`;
SET TRANSACTION READ WRITE;
SET @seedsql_step = IF(@@error_count = 0 AND DATABASE() IS NOT NULL, 1, -1), @seedsql_lock = NULL;
SET @seedsql_sql = IF(@seedsql_step = -1, 'SELECT `0001_library up REFUSED (session): a transaction is open or no database is selected.`', 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
SET NAMES utf8mb4;
SET SESSION sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO', SESSION innodb_lock_wait_timeout = 2;

SET @seedsql_lock_name = LOWER(CONCAT('seedsql:', LEFT(DATABASE(), 40), ':', CRC32(DATABASE())));
SET @seedsql_lock = GET_LOCK(@seedsql_lock_name, 0);
SET @seedsql_step = IF(@seedsql_step = 1 AND @seedsql_lock = 1, 2, -2);
SET @seedsql_sql = IF(@seedsql_step = -2, CONCAT('SELECT `0001_library up REFUSED (busy): connection ', IFNULL(IS_USED_LOCK(@seedsql_lock_name), 'unknown'), ' holds ', @seedsql_lock_name, '.`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

CREATE TABLE IF NOT EXISTS `seedsql_history` (
  `name` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `state` VARCHAR(10) CHARACTER SET ascii NOT NULL,
  `checksum` CHAR(64) CHARACTER SET ascii NOT NULL,
  `total_rows` BIGINT UNSIGNED NOT NULL,
  `seed` BIGINT UNSIGNED NOT NULL,
  `row_checksums` MEDIUMTEXT,
  `row_keys` LONGTEXT,
  `applied_at` DATETIME NOT NULL,
  `applied_by` VARCHAR(300) CHARACTER SET utf8mb4 NOT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB;

SET SESSION autocommit = 0;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
SET @seedsql_checksum = NULL;
SELECT `checksum` INTO @seedsql_checksum FROM `seedsql_history` WHERE `name` = '0001_library';
SET @seedsql_step = IF(@seedsql_step = 2, IF(@seedsql_checksum IS NULL, 3, IF(CONVERT(@seedsql_checksum USING ascii) = REPEAT('a', 64), -3, -4)), @seedsql_step);
SET @seedsql_sql = IF(@seedsql_step = -3, 'SELECT `0001_library up REFUSED (applied): it is already applied.`', IF(@seedsql_step = -4, 'SELECT `0001_library up REFUSED (mismatch): another script of this name is applied.`', 'DO 0'));
PREPARE seedsql_guard FROM @seedsql_sql;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `authors` WHERE `id` BETWEEN 101 AND 102;
SET @seedsql_step = IF(@seedsql_step = 3 AND @seedsql_count = 0, 4, -5);
SET @seedsql_sql = IF(@seedsql_step = -5, CONCAT('SELECT `0001_library up REFUSED (taken): authors 101-102 has ', IFNULL(@seedsql_count, '?'), ' rows.`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;

INSERT INTO `seedsql_history` (`name`, `state`, `checksum`, `total_rows`, `seed`, `row_checksums`, `row_keys`, `applied_at`, `applied_by`) VALUES
  ((SELECT '0001_library' UNION ALL SELECT '' FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 'applying', REPEAT('a', 64), 5, 42, 'authors=2:1;books=3:1;', '{"tables": [{"name": "authors", "key": ["id"], "rows": 2, "first": 101, "last": 102, "unset": [], "columns": [["id", ""]]}, {"name": "books", "key": ["id"], "rows": 3, "first": 201, "last": 203, "unset": [], "columns": [["id", ""]]}], "references": []}', UTC_TIMESTAMP(), CURRENT_USER())
;
INSERT INTO `authors` (`id`, `name`) VALUES
  ((SELECT 101 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 'Ana O''Hara; -- 100%')
, (102, 'Žofie 📚')
;
INSERT INTO `books` (`id`, `author_id`, `title`) VALUES
  ((SELECT 201 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 101, 'First')
, (202, 101, 'Second')
;
INSERT INTO `books` (`id`, `author_id`, `title`) VALUES
  ((SELECT 203 UNION ALL SELECT 0 FROM DUAL WHERE NOT (@seedsql_step <=> 4)), 102, 'Third')
;
SET @seedsql_count = NULL;
SELECT COUNT(*) INTO @seedsql_count FROM `books` WHERE `id` BETWEEN 201 AND 203;
SET @seedsql_step = IF(@seedsql_step = 4 AND @seedsql_count = 3, 5, -6);
SET @seedsql_sql = IF(@seedsql_step = -6, CONCAT('SELECT `0001_library up STOPPED (count): books 201-203 has ', IFNULL(@seedsql_count, '?'), ' rows of 3.`'), 'DO 0');
PREPARE seedsql_guard FROM @seedsql_sql;
UPDATE `seedsql_history` SET `state` = 'applied' WHERE `name` = '0001_library' AND (@seedsql_step <=> 5);

SET @seedsql_sql = IF((@seedsql_step <=> 5) AND NOT (@seedsql_dry_run <=> 1), 'COMMIT', 'ROLLBACK');
PREPARE seed_end FROM @seedsql_sql;
EXECUTE seed_end;
ROLLBACK;
DO RELEASE_LOCK(@seedsql_lock_name);
SET SESSION autocommit = 1;
SELECT IF(@seedsql_step <=> 5, IF(@seedsql_dry_run <=> 1, '0001_library DRY RUN: 2 authors, 3 books fit; rolled back', '0001_library APPLIED: 2 authors, 3 books'), '0001_library NOT APPLIED: see the first error') AS `seedsql_result`;
