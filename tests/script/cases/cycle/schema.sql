-- two tables that refer to each other: the nullable side is filled in last
CREATE TABLE team (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  captain_id INT NULL,
  name VARCHAR(40) NOT NULL,
  CONSTRAINT fk_captain FOREIGN KEY (captain_id) REFERENCES player (id)
) ENGINE=InnoDB;

CREATE TABLE player (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  team_id INT NOT NULL,
  CONSTRAINT fk_team FOREIGN KEY (team_id) REFERENCES team (id)
) ENGINE=InnoDB;
