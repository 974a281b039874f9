-- a column that points to a table without a foreign key
CREATE TABLE device (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  label VARCHAR(40) NOT NULL
) ENGINE=InnoDB;

CREATE TABLE reading (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  device_ref INT NULL COMMENT 'points to device, without a foreign key',
  taken_at DATETIME(3) NOT NULL
) ENGINE=InnoDB;
