-- The tables of wholesale in the proportions of its sizes, as rows of INSERT statements, by hand: the same columns and
-- widths, references that exist, totals of an order that are its quantity times its price. {factor} is rows of vendors / 5.
SET threads = {threads};
CREATE MACRO h(seed, i) AS CAST(hash(i * 1000003 + seed) % 4611686018427387904 AS BIGINT);
CREATE MACRO pick(seed, i, n) AS CAST(1 + h(seed, i) % n AS BIGINT);
CREATE MACRO word(seed, i) AS (['Osprey','Bluebird','Stone','River','Highland','Northgate','Timber','Marigold','Skyline','Birch',
  'Bluestone','Sage','Bright','Trillium','Harbor','Cedar'])[pick(seed, i, 16)];
CREATE MACRO person(seed, i) AS (['Laurie','Collin','Billy','Maureen','Virginia','William','Bianca','Becky','Sandra','Caroline',
  'Jill','Fred','Dominic','Emily','Kristen','Ana'])[pick(seed, i, 16)];
CREATE MACRO family(seed, i) AS (['Mcdonald','Gillespie','Mcgee','Nolan','Huang','Cameron','Rowland','Perkins','Beasley','Mason',
  'Maddox','Berger','O''''Keefe','O''''Neill','Ridge','Wagon'])[pick(seed, i, 16)];
CREATE MACRO terms(seed, i) AS (['COD','NET_7','NET_15','NET_30','NET_60'])[pick(seed, i, 5)];
CREATE MACRO day(seed, i) AS strftime(DATE '2022-01-01' + CAST(h(seed, i) % 1600 AS INTEGER), '%Y-%m-%d');
CREATE MACRO clock(seed, i) AS lpad(CAST(8 + h(seed, i) % 10 AS VARCHAR), 2, '0') || ':' || lpad(CAST(h(seed + 1, i) % 60 AS VARCHAR), 2, '0')
  || ':' || lpad(CAST(h(seed + 2, i) % 60 AS VARCHAR), 2, '0');
CREATE MACRO money(seed, i, n) AS CAST(h(seed, i) % n AS DECIMAL(14, 2)) / 100;
CREATE MACRO shown(x) AS printf('%.2f', x);
COPY (SELECT printf(', (%d, ''%s %s Partners'', ''%s %s'', ''%s.%d@example.com'', ''+1-920-555-01%02d'', ''%s'', NULL, ''%s %s'')', i,
  word(1, i), word(2, i), person(3, i), family(4, i), lower(person(3, i)), i, h(5, i) % 100, terms(6, i), day(7, i), clock(8, i))
  FROM range(1, 5 * {factor} + 1) AS r(i)) TO '{out}/vendors.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
COPY (SELECT printf(', (%d, ''CL-%05d'', ''%s %s Wholesale'', ''%s %s'', ''%s.%d@example.com'', ''+1-812-555-01%02d'', ''%d %s Parkway, Suite %d'', ''%s'', ''TN'', ''%05d'', ''%s'', ''%s'', %s, %s, %s, ''["%s"]'', ''%s %s'')', i, i,
  word(1, i), word(2, i), person(3, i), family(4, i), lower(person(3, i)), i, h(5, i) % 100, 1000 + h(6, i) % 9000, word(7, i), h(8, i) % 200, word(9, i), h(10, i) % 99999,
  (['RETAIL','WHOLESALE','DISTRIBUTOR','MANUFACTURER'])[pick(11, i, 4)], terms(12, i), shown(money(13, i, 1000000)), shown(money(14, i, 9000000)), shown(money(15, i, 900000)), lower(word(16, i)), day(17, i), clock(18, i))
  FROM range(1, 10 * {factor} + 1) AS r(i)) TO '{out}/clients.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
COPY (SELECT printf(', (%d, ''SKU-%05d'', ''%s %s'', ''%s'', ''LB'', %s, ''%s %s'')', i, i, word(1, i), word(2, i),
  (['PRODUCE','DAIRY','BAKERY','SPICE','BEVERAGE','HOUSEHOLD'])[pick(3, i, 6)], shown(money(4, i, 2000)), day(5, i), clock(6, i))
  FROM range(1, 20 * {factor} + 1) AS r(i)) TO '{out}/products.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
COPY (SELECT printf(', (%d, ''B-%06d'', %d, %d, ''%s'', %d.000, %d.000, %s, ''%s'', ''%s'')', i, i, pick(1, i, 20 * {factor}), pick(2, i, 5 * {factor}),
  (['AWAITING_INTAKE','LIVE','ON_HOLD','QUARANTINED','SOLD_OUT','CLOSED'])[pick(3, i, 6)], h(4, i) % 25000, h(5, i) % 9000, shown(money(6, i, 900)), day(7, i), day(8, i))
  FROM range(1, 30 * {factor} + 1) AS r(i)) TO '{out}/batches.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
CREATE TABLE orders AS SELECT i, pick(1, i, 10 * {factor}) AS client, pick(2, i, 30 * {factor}) AS batch, h(3, i) % 5000 AS quantity,
  money(4, i, 1100) AS price FROM range(1, 50 * {factor} + 1) AS r(i);
COPY (SELECT printf(', (%d, ''ORD-%06d'', %d, %d, ''%s'', %d.000, %s, %s, %s, %s, ''%s %s'')', i, i, client, batch,
  (['CONFIRMED','PACKED','SHIPPED','DELIVERED'])[pick(5, i, 4)], quantity, shown(price), shown(quantity * price), shown(quantity * price * 0.0825),
  shown(quantity * price * 1.0825), day(6, i), clock(7, i)) FROM orders ORDER BY i)
  TO '{out}/orders.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
COPY (SELECT printf(', (%d, ''INV-%06d'', %d, %d, ''%s'', ''%s'', ''%s'', %s, %s, %s, %s, %s)', i, i, i, client,
  (['SENT','PARTIAL','PAID','OVERDUE'])[pick(8, i, 4)], day(6, i), day(9, i), shown(quantity * price), shown(quantity * price * 0.0825), shown(quantity * price * 1.0825),
  shown(quantity * price * 0.5), shown(quantity * price * 0.5825)) FROM orders ORDER BY i)
  TO '{out}/invoices.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
COPY (SELECT printf(', (%d, ''PAY-%06d'', %d, %d, ''%s'', %s, ''%s'', ''REF-%08d'')', i, i, i, client, (['CASH','CHECK','WIRE','ACH','CREDIT_CARD'])[pick(10, i, 5)],
  shown(quantity * price * 0.5), day(11, i), h(12, i) % 99999999) FROM orders WHERE i <= 30 * {factor} ORDER BY i)
  TO '{out}/payments.sql' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
