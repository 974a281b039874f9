CREATE TABLE a (id INT PRIMARY KEY, amount INT, CONSTRAINT amount_positive CHECK (amount > 0));
ALTER TABLE a DROP CONSTRAINT amount_positiv;
