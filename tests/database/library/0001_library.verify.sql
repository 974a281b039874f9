-- 0001_library: counts and references. Read-only.
SELECT 'rows in authors' AS `check`, 2 AS `expected`, COUNT(*) AS `found`, COUNT(*) = 2 AS `ok` FROM `authors` WHERE `id` BETWEEN 101 AND 102
UNION ALL SELECT 'rows in books', 3, COUNT(*), COUNT(*) = 3 FROM `books` WHERE `id` BETWEEN 201 AND 203
UNION ALL SELECT 'books without author', 0, COUNT(*), COUNT(*) = 0 FROM `books` LEFT JOIN `authors` ON `authors`.`id` = `books`.`author_id` WHERE `authors`.`id` IS NULL
UNION ALL SELECT 'sum of ids', 606, SUM(`id`), SUM(`id`) <=> 606 FROM `books` WHERE `id` BETWEEN 201 AND 203
;
