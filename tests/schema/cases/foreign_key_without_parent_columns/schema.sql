-- servers: none
CREATE TABLE parents (a INT, b INT, PRIMARY KEY (a, b));
CREATE TABLE children (id INT PRIMARY KEY, x INT, y INT, z INT REFERENCES children, FOREIGN KEY (x, y) REFERENCES parents);
