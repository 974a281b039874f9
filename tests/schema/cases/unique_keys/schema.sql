CREATE TABLE uniques (
  id INT PRIMARY KEY, a INT UNIQUE, b INT UNIQUE KEY, c VARCHAR(300), d INT, e INT,
  UNIQUE (d, e), UNIQUE INDEX (d), UNIQUE KEY named (e, d), CONSTRAINT by_constraint UNIQUE (c(10)),
  CONSTRAINT lost UNIQUE KEY kept (c(20), d DESC), INDEX e (e), UNIQUE (e)
);
