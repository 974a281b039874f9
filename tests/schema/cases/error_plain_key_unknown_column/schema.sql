CREATE TABLE a (
  id INT PRIMARY KEY,
  email INT
);
CREATE INDEX i ON a (mail);
