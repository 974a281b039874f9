-- What the server computes must fit its type and differ where it is unique; CHECKs ask for regular expressions.
CREATE TABLE person (
  id INT AUTO_INCREMENT PRIMARY KEY, weight DECIMAL(5,2) NOT NULL, height DECIMAL(5,2) NOT NULL,
  first_name VARCHAR(60) NOT NULL, last_name VARCHAR(60) NOT NULL, note VARCHAR(200) NULL,
  bmi DECIMAL(5,2) AS (weight / POW(height / 100, 2)) STORED,
  full_name VARCHAR(40) AS (CONCAT(first_name, ' ', last_name)) STORED,
  tag VARCHAR(30) AS (CONCAT_WS('-', note, 'x')) VIRTUAL
);
CREATE TABLE stock (
  id INT AUTO_INCREMENT PRIMARY KEY, on_hand INT NOT NULL, reserved INT NOT NULL, price INT NOT NULL,
  free INT UNSIGNED AS (on_hand - reserved) STORED, share DECIMAL(3,2) AS (reserved / on_hand) STORED,
  half INT AS (on_hand / 2) STORED, value SMALLINT AS (reserved * price) STORED
);
CREATE TABLE document (
  id INT AUTO_INCREMENT PRIMARY KEY, body JSON NOT NULL,
  reference VARCHAR(20) AS (JSON_UNQUOTE(JSON_EXTRACT(body, '$.reference'))) STORED,
  level INT AS (JSON_EXTRACT(body, '$."meta"."level"')) STORED,
  day DATE AS (JSON_UNQUOTE(JSON_EXTRACT(body, '$.day'))) STORED,
  UNIQUE KEY by_reference (reference)
);
CREATE TABLE experiment (
  id INT AUTO_INCREMENT PRIMARY KEY, elabid VARCHAR(255) NOT NULL UNIQUE, color CHAR(7) NOT NULL, email VARCHAR(190) NULL,
  code VARCHAR(20) NULL, kind VARCHAR(20) NOT NULL, year INT NOT NULL, slug VARCHAR(30) NOT NULL,
  UNIQUE KEY (kind, slug),
  CHECK (elabid REGEXP '^[0-9]{8}-[0-9a-f]{40}$'), CHECK (color RLIKE '^#[0-9A-Fa-f]{6}$'),
  CHECK (email REGEXP '^[^@]+@[^@]+[.][a-z]{2,}$'), CHECK (code REGEXP '^(?:AB|CD)-[A-Z]+[0-9]{2,4}$'),
  CHECK (kind RLIKE '^(trial|control)$'), CHECK (slug REGEXP '^[a-z]+(-[a-z]+)*\\.[[:digit:]]{4,8}$')
);
