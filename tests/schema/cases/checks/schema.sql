CREATE TABLE ranges (
  id INT PRIMARY KEY,
  low INT CHECK (low >= 0),
  high INT CHECK ((high > 10)),
  a INT, b INT,
  CHECK (low < high),
  CONSTRAINT differ CHECK ((a <> b)),
  CONSTRAINT pattern CHECK (concat(a, ',') <> ',)' AND (b IN (1, 2) OR b IS NULL))
);
