-- servers: none
-- The client sends all up to // at once, and servers take several statements together.
DELIMITER //
SET @a = 1;
CREATE TABLE one (id INT PRIMARY KEY, event VARCHAR(20) DEFAULT 'a; b');
CREATE TABLE two (id INT PRIMARY KEY, one_id INT, FOREIGN KEY (one_id) REFERENCES one (id))
//
CREATE TRIGGER t BEFORE INSERT ON one FOR EACH ROW BEGIN SET NEW.event = 'x'; SET @b = 1; END//
DELIMITER ;
CREATE TABLE three (id INT PRIMARY KEY);
