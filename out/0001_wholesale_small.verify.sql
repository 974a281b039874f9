-- seed 0001_wholesale_small (verify): reads only. One result table; every line must be ok = 1.
-- seed 42, as of 2026-06-30, size small, for development; made by seedsql 0.1.0. Only the rows of the seed are looked at, by their keys.

-- ==== frame: start (the same in every verify script) ====
-- These settings decide how values are read and compared; the session's own are restored at the end.
SET @seed_1 = @@sql_mode, @seed_2 = @@time_zone, @seed_3 = @@sql_select_limit, @seed_4 = @@sql_big_selects,
  @seed_5 = @@character_set_client, @seed_6 = @@character_set_results, @seed_7 = @@collation_connection, @seed_8 = @@optimizer_switch;
SET NAMES utf8mb4;
SET sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO', time_zone = '+00:00',
  sql_select_limit = 18446744073709551615, sql_big_selects = 1;
-- MySQL 9.7 counts wrongly in a GROUP BY over a WITH table that is not merged into its query and is read several times. With this
-- switch on, and with literals for the ranges of ids, it is merged.
SET optimizer_switch = 'derived_merge=on';
-- ==== end of frame: start ====

SET @seed_name = '0001_wholesale_small', @seed_expected = '', @seed_state = 'missing', @seed_applied = '',
  @seed_identity = '3853c21c0500b8e4756ba4b36ac78aab82f68eeebf8b6b1192e3e578a1a275e5';
SELECT `row_checksums`, `state`, `checksum` INTO @seed_expected, @seed_state, @seed_applied
  FROM `seedsql_history` WHERE `name` = @seed_name;

-- ==== the seeded rows of each table, and what they sum up to now ====
WITH
  `s_vendors` AS (SELECT * FROM `vendors` WHERE `id` BETWEEN 1 AND 5),
  `s_clients` AS (SELECT * FROM `clients` WHERE `id` BETWEEN 1 AND 10),
  `s_products` AS (SELECT * FROM `products` WHERE `id` BETWEEN 1 AND 20),
  `s_batches` AS (SELECT * FROM `batches` WHERE `id` BETWEEN 1 AND 30),
  `s_orders` AS (SELECT * FROM `orders` WHERE `id` BETWEEN 1 AND 50),
  `s_invoices` AS (SELECT * FROM `invoices` WHERE `id` BETWEEN 1 AND 50),
  `s_payments` AS (SELECT * FROM `payments` WHERE `id` BETWEEN 1 AND 30),
  `seed_sums` AS (
  SELECT 'vendors' AS `t`, COUNT(*) AS `n`, SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`name`), QUOTE(`contact_name`),
    QUOTE(`contact_email`), QUOTE(`contact_phone`), QUOTE(`payment_terms`), QUOTE(`notes`), `created_at`)))) AS `s` FROM `s_vendors`
  UNION ALL SELECT 'clients', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`code`), QUOTE(`name`), QUOTE(`contact_name`),
    QUOTE(`email`), QUOTE(`phone`), QUOTE(`address`), QUOTE(`city`), QUOTE(`region`), QUOTE(`postal_code`), QUOTE(`client_type`),
    QUOTE(`payment_terms`), `credit_limit`, `total_spent`, `total_owed`, QUOTE(`tags`), `created_at`)))) FROM `s_clients`
  UNION ALL SELECT 'products', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`sku`), QUOTE(`name`), QUOTE(`category`),
    QUOTE(`unit`), `list_price`, `created_at`)))) FROM `s_products`
  UNION ALL SELECT 'batches', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`code`), `product_id`, `vendor_id`, QUOTE(`status`),
    `quantity_received`, `quantity_on_hand`, `unit_cost`, `received_on`, QUOTE(`expires_on`))))) FROM `s_batches`
  UNION ALL SELECT 'orders', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`order_number`), `client_id`, `batch_id`,
    QUOTE(`status`), `quantity`, `unit_price`, `subtotal`, `tax`, `total`, `ordered_at`)))) FROM `s_orders`
  UNION ALL SELECT 'invoices', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`invoice_number`), `order_id`, `client_id`,
    QUOTE(`status`), `issued_on`, `due_on`, `subtotal`, `tax`, `total`, `amount_paid`, `amount_due`)))) FROM `s_invoices`
  UNION ALL SELECT 'payments', COUNT(*), SUM(CRC32(CRC32(CONCAT_WS(',', `id`, QUOTE(`payment_number`), `invoice_id`, `client_id`,
    QUOTE(`method`), `amount`, `paid_on`, QUOTE(`reference`))))) FROM `s_payments`
  )
-- ==== one check a line ====
SELECT `check`, `expected`, `found`, `expected` <=> `found` AS `ok` FROM (
  SELECT 'seedsql_history: applied' AS `check`, 1 AS `expected`, @seed_state = 'applied' AND @seed_applied = @seed_identity AS `found`
  UNION ALL SELECT 'vendors: rows', 5, (SELECT COUNT(*) FROM `s_vendors`)
  UNION ALL SELECT 'clients: rows', 10, (SELECT COUNT(*) FROM `s_clients`)
  UNION ALL SELECT 'products: rows', 20, (SELECT COUNT(*) FROM `s_products`)
  UNION ALL SELECT 'batches: rows', 30, (SELECT COUNT(*) FROM `s_batches`)
  UNION ALL SELECT 'orders: rows', 50, (SELECT COUNT(*) FROM `s_orders`)
  UNION ALL SELECT 'invoices: rows', 50, (SELECT COUNT(*) FROM `s_invoices`)
  UNION ALL SELECT 'payments: rows', 30, (SELECT COUNT(*) FROM `s_payments`)
  UNION ALL SELECT 'batches.product_id: orphans', 0, (SELECT COUNT(*) FROM `s_batches` WHERE `product_id` NOT IN (SELECT `id`
    FROM `products`))
  UNION ALL SELECT 'batches.vendor_id: orphans', 0, (SELECT COUNT(*) FROM `s_batches` WHERE `vendor_id` NOT IN (SELECT `id`
    FROM `vendors`))
  UNION ALL SELECT 'orders.client_id: orphans', 0, (SELECT COUNT(*) FROM `s_orders` WHERE `client_id` NOT IN (SELECT `id` FROM `clients`))
  UNION ALL SELECT 'orders.batch_id: orphans', 0, (SELECT COUNT(*) FROM `s_orders` WHERE `batch_id` NOT IN (SELECT `id` FROM `batches`))
  UNION ALL SELECT 'invoices.order_id: orphans', 0, (SELECT COUNT(*) FROM `s_invoices` WHERE `order_id` NOT IN (SELECT `id`
    FROM `orders`))
  UNION ALL SELECT 'invoices.client_id: orphans', 0, (SELECT COUNT(*) FROM `s_invoices` WHERE `client_id` NOT IN (SELECT `id`
    FROM `clients`))
  UNION ALL SELECT 'payments.invoice_id: orphans', 0, (SELECT COUNT(*) FROM `s_payments` WHERE `invoice_id` NOT IN (SELECT `id`
    FROM `invoices`))
  UNION ALL SELECT 'payments.client_id: orphans', 0, (SELECT COUNT(*) FROM `s_payments` WHERE `client_id` NOT IN (SELECT `id`
    FROM `clients`))
  UNION ALL SELECT 'orders: subtotal is quantity times unit price', 0, (SELECT COUNT(*) FROM (SELECT o.id FROM `s_orders` o
    WHERE o.subtotal <> ROUND(o.quantity * o.unit_price, 2)) AS `broken`)
  UNION ALL SELECT 'orders: total is subtotal plus tax', 0, (SELECT COUNT(*) FROM (SELECT o.id FROM `s_orders` o
    WHERE o.total <> o.subtotal + o.tax OR o.subtotal <= 0 OR o.tax < 0) AS `broken`)
  UNION ALL SELECT 'orders: only sellable batches are sold', 0, (SELECT COUNT(*) FROM (SELECT o.id FROM `s_orders` o JOIN `s_batches` b
    ON b.id = o.batch_id WHERE b.status NOT IN ('LIVE', 'SOLD_OUT', 'CLOSED')) AS `broken`)
  UNION ALL SELECT 'orders: sold on or after the day the batch came in, before it expires', 0, (SELECT COUNT(*) FROM (SELECT o.id
    FROM `s_orders` o JOIN `s_batches` b ON b.id = o.batch_id WHERE DATE(o.ordered_at) < b.received_on
    OR DATE(o.ordered_at) >= b.expires_on) AS `broken`)
  UNION ALL SELECT 'orders: price is above cost', 0, (SELECT COUNT(*) FROM (SELECT o.id FROM `s_orders` o JOIN `s_batches` b
    ON b.id = o.batch_id WHERE o.unit_price <= b.unit_cost) AS `broken`)
  UNION ALL SELECT 'batches: on hand is received less what orders took, never below zero', 0, (SELECT COUNT(*) FROM (SELECT b.id
    FROM `s_batches` b LEFT JOIN (SELECT o.batch_id, SUM(o.quantity) AS taken FROM `s_orders` o GROUP BY o.batch_id) t
    ON t.batch_id = b.id WHERE b.quantity_on_hand <> b.quantity_received - COALESCE(t.taken, 0) OR b.quantity_on_hand < 0) AS `broken`)
  UNION ALL SELECT 'batches: sold out exactly when sold and nothing is on hand', 0, (SELECT COUNT(*) FROM (SELECT b.id FROM `s_batches` b
    LEFT JOIN (SELECT DISTINCT o.batch_id FROM `s_orders` o) t ON t.batch_id = b.id
    WHERE (b.status = 'SOLD_OUT') <> (b.quantity_on_hand = 0 AND t.batch_id IS NOT NULL)) AS `broken`)
  UNION ALL SELECT 'invoices: client and amounts are those of the order', 0, (SELECT COUNT(*) FROM (SELECT i.id FROM `s_invoices` i
    JOIN `s_orders` o ON o.id = i.order_id WHERE i.client_id <> o.client_id OR i.subtotal <> o.subtotal OR i.tax <> o.tax
    OR i.total <> o.total) AS `broken`)
  UNION ALL SELECT 'invoices: issued on or after the day of the order', 0, (SELECT COUNT(*) FROM (SELECT i.id FROM `s_invoices` i
    JOIN `s_orders` o ON o.id = i.order_id WHERE i.issued_on < DATE(o.ordered_at)) AS `broken`)
  UNION ALL SELECT 'invoices: due by the client''s payment terms', 0, (SELECT COUNT(*) FROM (SELECT i.id FROM `s_invoices` i
    JOIN `s_clients` c ON c.id = i.client_id WHERE DATEDIFF(i.due_on, i.issued_on) <> CASE c.payment_terms WHEN 'COD' THEN 0 WHEN 'NET_7'
    THEN 7 WHEN 'NET_15' THEN 15 WHEN 'NET_30' THEN 30 WHEN 'NET_60' THEN 60 END) AS `broken`)
  UNION ALL SELECT 'invoices: paid is the sum of its payments, due is the rest', 0, (SELECT COUNT(*) FROM (SELECT i.id FROM `s_invoices` i
    LEFT JOIN (SELECT p.invoice_id, SUM(p.amount) AS paid FROM `s_payments` p GROUP BY p.invoice_id) t ON t.invoice_id = i.id
    WHERE i.amount_paid <> COALESCE(t.paid, 0) OR i.amount_due <> i.total - i.amount_paid OR i.amount_due < 0) AS `broken`)
  UNION ALL SELECT 'invoices: status follows from amounts and dates', 0, (SELECT COUNT(*) FROM (SELECT i.id FROM `s_invoices` i WHERE
    i.status <> CASE WHEN i.amount_due = 0 THEN 'PAID' WHEN i.due_on < '2026-06-30' THEN 'OVERDUE' WHEN i.amount_paid > 0 THEN 'PARTIAL'
    ELSE 'SENT' END) AS `broken`)
  UNION ALL SELECT 'payments: client is the invoice''s, amount is above zero, paid between issue and as_of', 0, (SELECT COUNT(*)
    FROM (SELECT p.id FROM `s_payments` p JOIN `s_invoices` i ON i.id = p.invoice_id WHERE p.client_id <> i.client_id OR p.amount <= 0
    OR p.paid_on < i.issued_on OR p.paid_on > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'clients: total spent is the sum of its orders', 0, (SELECT COUNT(*) FROM (SELECT c.id FROM `s_clients` c LEFT
    JOIN (SELECT o.client_id, SUM(o.total) AS spent FROM `s_orders` o GROUP BY o.client_id) t ON t.client_id = c.id
    WHERE c.total_spent <> COALESCE(t.spent, 0)) AS `broken`)
  UNION ALL SELECT 'clients: total owed is the sum of what its invoices have due', 0, (SELECT COUNT(*) FROM (SELECT c.id
    FROM `s_clients` c LEFT JOIN (SELECT i.client_id, SUM(i.amount_due) AS owed FROM `s_invoices` i GROUP BY i.client_id) t
    ON t.client_id = c.id WHERE c.total_owed <> COALESCE(t.owed, 0)) AS `broken`)
  UNION ALL SELECT 'clients: there before their first order', 0, (SELECT COUNT(*) FROM (SELECT o.id FROM `s_orders` o JOIN `s_clients` c
    ON c.id = o.client_id WHERE o.ordered_at < c.created_at) AS `broken`)
  UNION ALL SELECT 'vendors: nothing lies after as_of', 0, (SELECT COUNT(*) FROM (SELECT v.id FROM `s_vendors` v
    WHERE v.created_at > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'clients: nothing lies after as_of', 0, (SELECT COUNT(*) FROM (SELECT c.id FROM `s_clients` c
    WHERE c.created_at > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'products: nothing lies after as_of', 0, (SELECT COUNT(*) FROM (SELECT p.id FROM `s_products` p
    WHERE p.created_at > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'batches: nothing lies after as_of', 0, (SELECT COUNT(*) FROM (SELECT b.id FROM `s_batches` b
    WHERE b.received_on > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'orders: nothing lies after as_of', 0, (SELECT COUNT(*) FROM (SELECT o.id FROM `s_orders` o
    WHERE o.ordered_at > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'invoices: none is issued after as_of', 0, (SELECT COUNT(*) FROM (SELECT i.id FROM `s_invoices` i
    WHERE i.issued_on > '2026-06-30') AS `broken`)
  UNION ALL SELECT 'vendors.contact_email: email outside its reserved range', 0, (SELECT COUNT(*) FROM `s_vendors`
    WHERE (CAST(`contact_email` AS CHAR) <> '' AND LOWER(CAST(`contact_email` AS CHAR)) NOT REGEXP
    '^([^@ ]+@(([a-z0-9-]+[.])*(example[.](com|net|org)|test|example|invalid|localhost)))$'))
  UNION ALL SELECT 'vendors.contact_phone: phone outside its reserved range', 0, (SELECT COUNT(*) FROM `s_vendors`
    WHERE (CAST(`contact_phone` AS CHAR) <> '' AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(LOWER(CAST(`contact_phone` AS CHAR)),
    ' ', ''), '(', ''), ')', ''), '.', ''), '/', ''), '-', '') NOT REGEXP
    '^(((([+]|00|011)?1)?([0-9][0-9][0-9])?55501[0-9][0-9]|([+]440?|00440?|0)(2079460|1632960|7700900|'
    '8081570|3069990)[0-9][0-9][0-9]|01[0-9][0-9])((ext|x|#)[0-9]+)?)$'))
  UNION ALL SELECT 'clients.email: email outside its reserved range', 0, (SELECT COUNT(*) FROM `s_clients`
    WHERE (CAST(`email` AS CHAR) <> '' AND LOWER(CAST(`email` AS CHAR)) NOT REGEXP
    '^([^@ ]+@(([a-z0-9-]+[.])*(example[.](com|net|org)|test|example|invalid|localhost)))$'))
  UNION ALL SELECT 'clients.phone: phone outside its reserved range', 0, (SELECT COUNT(*) FROM `s_clients`
    WHERE (CAST(`phone` AS CHAR) <> '' AND REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(LOWER(CAST(`phone` AS CHAR)), ' ', ''), '(',
    ''), ')', ''), '.', ''), '/', ''), '-', '') NOT REGEXP
    '^(((([+]|00|011)?1)?([0-9][0-9][0-9])?55501[0-9][0-9]|([+]440?|00440?|0)(2079460|1632960|7700900|'
    '8081570|3069990)[0-9][0-9][0-9]|01[0-9][0-9])((ext|x|#)[0-9]+)?)$'))
  UNION ALL SELECT CONCAT(`t`, ': rows as they were written'), 1,
    INSTR(CONCAT(';', @seed_expected), CONCAT(';', `t`, '=', `n`, ':', IFNULL(`s`, 0), ';')) > 0 FROM `seed_sums`
) AS `checks`;

-- ==== frame: end (the same in every verify script) ====
SET sql_mode = @seed_1, time_zone = @seed_2, sql_select_limit = @seed_3, sql_big_selects = @seed_4, character_set_client = @seed_5,
  character_set_results = @seed_6, collation_connection = @seed_7, optimizer_switch = @seed_8;
-- ==== end of frame: end ====
