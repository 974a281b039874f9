-- servers: mysql
-- The name behind FOREIGN KEY is the index's on MySQL, the constraint's on MariaDB.
CREATE TABLE parents (id INT PRIMARY KEY);
CREATE TABLE children (id INT PRIMARY KEY, parent_id INT, FOREIGN KEY an_index (parent_id) REFERENCES parents (id));
