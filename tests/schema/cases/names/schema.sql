-- Reserved words, backticks, mixed case, blanks, digits, unicode; unquoted where that is allowed.
CREATE TABLE `order` (
  `select` INT NOT NULL, `back``tick` INT, camelCase INT, snake_case INT, `with blank` INT, 1st INT, `ünï` INT, $dollar INT, `key` INT,
  status INT, type INT, date DATE, comment INT, position INT, action INT, period INT, delimiter INT, `primary` INT, name INT, value INT,
  PRIMARY KEY (`SELECT`), UNIQUE KEY `a``key` (`back``tick`, CAMELCASE), KEY `key` (`key`)
);
CREATE TABLE `a``b` (`order_select` INT PRIMARY KEY, FOREIGN KEY (order_select) REFERENCES `order` (`Select`));
