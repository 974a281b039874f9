CREATE TABLE t (id INT PRIMARY KEY);
SET @sql = 'SELECT 1';
SET @sql = IF(@there, 'SELECT 1', CONCAT('alter table ', 't', ' ADD x INT'));
PREPARE statement FROM @sql;
