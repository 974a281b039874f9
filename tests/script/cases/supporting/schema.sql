-- only the child is asked for; its parents come along as supporting tables
CREATE TABLE shelf (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  label VARCHAR(40) NOT NULL
) ENGINE=InnoDB;

CREATE TABLE box (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  shelf_id INT NOT NULL,
  CONSTRAINT fk_shelf FOREIGN KEY (shelf_id) REFERENCES shelf (id)
) ENGINE=InnoDB;

CREATE TABLE label (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  box_id INT NOT NULL,
  CONSTRAINT fk_box FOREIGN KEY (box_id) REFERENCES box (id)
) ENGINE=InnoDB;
