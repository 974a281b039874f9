-- servers: none
-- Under ANSI_QUOTES a plain table name may stay bare while the columns are quoted.
CREATE TABLE t ( "id" INT PRIMARY KEY, "a b" INT DEFAULT 1, CHECK ("a b" > 0 AND "id" <> 'x"y') );
