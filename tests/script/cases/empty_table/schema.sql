-- a table of no rows between two that have some
CREATE TABLE first (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY
) ENGINE=InnoDB;

CREATE TABLE nothing (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_id INT NOT NULL,
  CONSTRAINT fk_first FOREIGN KEY (first_id) REFERENCES first (id)
) ENGINE=InnoDB;

CREATE TABLE last (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nothing_id INT NULL,
  CONSTRAINT fk_nothing FOREIGN KEY (nothing_id) REFERENCES nothing (id)
) ENGINE=InnoDB;
