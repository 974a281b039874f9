-- a table that refers to itself, by a range and by listed keys
CREATE TABLE staff (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  boss_id INT NULL,
  CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES staff (id)
) ENGINE=InnoDB;

CREATE TABLE category (
  code VARCHAR(12) NOT NULL PRIMARY KEY,
  parent_code VARCHAR(12) NULL,
  CONSTRAINT fk_parent FOREIGN KEY (parent_code) REFERENCES category (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
