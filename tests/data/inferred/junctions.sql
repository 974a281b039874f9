-- Tables whose rows a NOT NULL UNIQUE key identifies, as ORMs write them for many-to-many relations; and what is left out.
CREATE TABLE post (id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(120) NOT NULL);
CREATE TABLE label (nr INT NOT NULL, name VARCHAR(60) NOT NULL UNIQUE, UNIQUE KEY (nr));
CREATE TABLE label_to_post (
  a INT NOT NULL, b INT NOT NULL, UNIQUE KEY ab (a, b), KEY b (b),
  FOREIGN KEY (a) REFERENCES label (nr) ON DELETE CASCADE, FOREIGN KEY (b) REFERENCES post (id) ON DELETE CASCADE
);
CREATE TABLE redirect (old_path VARCHAR(80) NOT NULL, new_path VARCHAR(80) NOT NULL, hits INT, UNIQUE KEY (old_path));
CREATE TABLE redirect_check (
  id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, old_path VARCHAR(80) NOT NULL,
  FOREIGN KEY (old_path) REFERENCES redirect (old_path)
);
CREATE TABLE team (id INT PRIMARY KEY, lead_id INT NOT NULL);
CREATE TABLE worker (id INT PRIMARY KEY, team_id INT NOT NULL, CONSTRAINT in_team FOREIGN KEY (team_id) REFERENCES team (id));
CREATE TABLE shift (id INT PRIMARY KEY, worker_id INT NOT NULL, FOREIGN KEY (worker_id) REFERENCES worker (id));
ALTER TABLE team ADD CONSTRAINT led_by FOREIGN KEY (lead_id) REFERENCES worker (id);
