-- 0007_library: read-only
SELECT `check`, `expected`, `found`, `expected` = `found` AS `ok` FROM (
SELECT 'shelf: rows' AS `check`, 3 AS `expected`, (SELECT COUNT(*) FROM `shelf` WHERE `id` BETWEEN 9001 AND 9003) AS `found`
UNION ALL
SELECT 'book: worth = copies * price', 0, (SELECT COUNT(*) FROM `book` WHERE NOT (`worth` = ROUND(`copies` * `price`, 2)))
UNION ALL
SELECT 'book: worth of all', 133.17, (SELECT SUM(`worth`) FROM `book`)
UNION ALL
SELECT 'book: has a shelf', 0, (SELECT COUNT(*) FROM `book` AS `b` LEFT JOIN `shelf` AS `s` ON `s`.`id` = `b`.`shelf_id` WHERE `s`.`id` IS NULL)
) AS `checks`;
