CREATE TABLE users (id INT PRIMARY KEY, mail VARCHAR(90) UNIQUE, boss INT, FOREIGN KEY (boss) REFERENCES users (id));
CREATE TABLE orders (id INT PRIMARY KEY, user INT NOT NULL, total DECIMAL(9, 2), CHECK (total > 0), KEY by_user (user), FOREIGN KEY (user) REFERENCES users (id));
RENAME TABLE users TO people, orders TO purchases;
ALTER TABLE people RENAME COLUMN id TO person_id, CHANGE COLUMN mail email VARCHAR(120) NOT NULL AFTER boss;
ALTER TABLE purchases RENAME COLUMN user TO buyer, RENAME INDEX by_user TO by_buyer;
ALTER TABLE purchases RENAME TO bought;
ALTER TABLE bought ADD seller INT, ADD FOREIGN KEY (seller) REFERENCES people (person_id), ADD CHECK (seller > 0);
CREATE TABLE orders (id INT PRIMARY KEY, buyer INT, FOREIGN KEY (buyer) REFERENCES people (person_id));
