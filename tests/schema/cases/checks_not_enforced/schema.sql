-- servers: mysql
CREATE TABLE ranges (
  id INT PRIMARY KEY, a INT CHECK (a > 0) NOT ENFORCED,
  CONSTRAINT loose CHECK (a < timestampdiff(MONTH, '2020-01-01', '2021-01-01')) /*!80016 NOT ENFORCED */,
  b INT CONSTRAINT b_is_high CHECK (b > 10),
  CHECK (regexp_like(cast(a as char charset utf8mb4), '^[0-9]+$')) ENFORCED
);
