CREATE TABLE a (
  id INT PRIMARY KEY,
  email INT,
  UNIQUE KEY u (emial)
);
