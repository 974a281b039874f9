-- a table outside the plan refers to a planned one, by its key and by a unique key
CREATE TABLE account (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number VARCHAR(20) NOT NULL,
  UNIQUE KEY uq_number (number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE audit (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT NULL,
  account_number VARCHAR(20) NULL,
  CONSTRAINT fk_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL,
  CONSTRAINT fk_number FOREIGN KEY (account_number) REFERENCES account (number) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
