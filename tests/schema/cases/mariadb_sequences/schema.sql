-- servers: mariadb
CREATE SEQUENCE numbers START WITH 100;

CREATE TABLE ticket (
  id INT NOT NULL DEFAULT NEXTVAL(numbers) PRIMARY KEY,
  code INT NOT NULL DEFAULT (NEXT VALUE FOR numbers),
  later INT NOT NULL DEFAULT (nextval(`numbers`) + id)
);
