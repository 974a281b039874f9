-- MariaDB and MySQL 9 make a foreign key of an inline REFERENCES (MySQL 8 ignores it); without columns it is the primary key.
CREATE TABLE parents (id INT PRIMARY KEY);
CREATE TABLE children (
  id INT PRIMARY KEY,
  parent_id INT NOT NULL REFERENCES parents (id) ON DELETE CASCADE,
  changed_at TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP
);
