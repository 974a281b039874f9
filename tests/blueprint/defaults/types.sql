-- Every type, NOT NULL and not; keys; CHECKs: what a column gets by itself.
CREATE TABLE kinds (
  id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT,
  a TINYINT, b TINYINT(1) NOT NULL, c SMALLINT UNSIGNED, d MEDIUMINT NOT NULL, e INT, f BIGINT, g BIGINT UNSIGNED NOT NULL,
  h DECIMAL(10,2), i DECIMAL(5,4) NOT NULL, j FLOAT, k DOUBLE NOT NULL, l BIT(1), m BIT(8) NOT NULL,
  n DATE, o DATETIME NOT NULL, p DATETIME(6), q TIMESTAMP NULL, r TIME NOT NULL, s YEAR,
  t CHAR(1), u CHAR(36) NOT NULL, v VARCHAR(5), w VARCHAR(60) NOT NULL, x VARCHAR(255), y VARCHAR(2000),
  z TINYTEXT, aa TEXT NOT NULL, ab LONGTEXT, ac BINARY(16) NOT NULL, ad VARBINARY(20), ae BLOB, af JSON, ag JSON NOT NULL,
  ah ENUM('x','y','z'), ai ENUM('one') NOT NULL, aj SET('p','q','r'), ak SET('p') NOT NULL
);
CREATE TABLE limited (
  code VARCHAR(12) PRIMARY KEY,
  u1 INT NOT NULL UNIQUE, u2 VARCHAR(20) UNIQUE, u3 CHAR(3) NOT NULL UNIQUE, u4 DATE NOT NULL UNIQUE, u5 BINARY(16) UNIQUE,
  c1 INT NOT NULL CHECK (c1 > 5), c2 INT CHECK (c2 BETWEEN 3 AND 9), c3 VARCHAR(9) CHECK (c3 IN ('a', 'b')),
  c4 INT NOT NULL, c5 INT NOT NULL, c6 DATE NOT NULL, c7 DATE, c8 VARCHAR(9) NOT NULL CHECK (c8 LIKE 'AB%'),
  CHECK (c4 < c5), CHECK (c6 <= c7)
);
CREATE TABLE people (
  id INT PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(40) NOT NULL, full_name VARCHAR(90), email VARCHAR(90) UNIQUE,
  phone VARCHAR(20), mobile CHAR(9), birth_date DATE, birth_year SMALLINT, address VARCHAR(100), street VARCHAR(60), city VARCHAR(40),
  state VARCHAR(30), region CHAR(2), postal_code VARCHAR(10), country VARCHAR(40), country_code CHAR(2), iban VARCHAR(34), ssn CHAR(11),
  username VARCHAR(30) UNIQUE, password_hash VARCHAR(100), token VARCHAR(64), ip_address VARCHAR(45), user_agent VARCHAR(200),
  company VARCHAR(60), notes TEXT, gender CHAR(1), passport_no VARCHAR(12), tax_id VARCHAR(15), card_number VARCHAR(19)
);
CREATE TABLE named (
  id INT PRIMARY KEY, name VARCHAR(60), title VARCHAR(120), slug VARCHAR(80), sku VARCHAR(20), code VARCHAR(10), description TEXT,
  price DECIMAL(10,2), amount DECIMAL(12,2) NOT NULL, quantity INT, total DECIMAL(12,2), tax DECIMAL(10,2), discount DECIMAL(5,2),
  percent DECIMAL(5,2), rate DECIMAL(6,4), rating TINYINT, score INT, weight DECIMAL(8,3), latitude DECIMAL(9,6), longitude DECIMAL(9,6),
  is_active TINYINT(1), deleted TINYINT(1) NOT NULL, position INT, sort_order INT, version INT, views_count INT, url VARCHAR(200),
  image VARCHAR(200), color CHAR(7), currency CHAR(3), language CHAR(2), timezone VARCHAR(40), status VARCHAR(20), type VARCHAR(20),
  created_at DATETIME NOT NULL, updated_at DATETIME, deleted_at DATETIME, due_date DATE, starts_at DATETIME, ends_at DATETIME,
  duration INT, age INT, year INT, month TINYINT, hours DECIMAL(5,2), uuid CHAR(36) NOT NULL, hash CHAR(64), file_size BIGINT
);
CREATE TABLE children (
  id INT PRIMARY KEY, kind BIGINT UNSIGNED, named_id INT NOT NULL, person INT UNIQUE, parent INT,
  FOREIGN KEY (kind) REFERENCES kinds (id), FOREIGN KEY (named_id) REFERENCES named (id), FOREIGN KEY (person) REFERENCES people (id),
  FOREIGN KEY (parent) REFERENCES children (id)
);
