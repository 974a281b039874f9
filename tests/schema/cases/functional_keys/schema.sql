-- servers: mysql
CREATE TABLE people (
  id INT PRIMARY KEY,
  email VARCHAR(190) NOT NULL,
  tags JSON,
  UNIQUE KEY email_lower ((lower(email))),
  UNIQUE KEY ((upper(email)), id),
  KEY tags ((CAST(tags->'$[*]' AS CHAR(20) ARRAY)))
);
