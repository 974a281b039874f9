-- servers: none
-- References to a later table, and a cycle: dumps load them with foreign_key_checks off.
CREATE TABLE a (id INT PRIMARY KEY, b_id INT, FOREIGN KEY (b_id) REFERENCES b (id));
CREATE TABLE b (id INT PRIMARY KEY, a_id INT NOT NULL, CONSTRAINT b_to_a FOREIGN KEY (a_id) REFERENCES shop.a (id));
