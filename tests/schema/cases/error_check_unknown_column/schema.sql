CREATE TABLE a (
  id INT PRIMARY KEY,
  quantity INT,
  CHECK (quantiy > 0)
);
