-- two tables whose keys are ranges, one reference
CREATE TABLE author (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  born DATE NULL
) ENGINE=InnoDB;

CREATE TABLE book (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  author_id INT UNSIGNED NOT NULL,
  title VARCHAR(120) NOT NULL,
  price DECIMAL(8,2) NOT NULL,
  CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES author (id)
) ENGINE=InnoDB;
