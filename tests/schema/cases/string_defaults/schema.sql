CREATE TABLE defaults (
  id INT PRIMARY KEY,
  a VARCHAR(30) DEFAULT 'it''s, a "quote"; -- no comment',
  b VARCHAR(30) DEFAULT 'tab\tnew\nline \\ back\'slash',
  c VARCHAR(30) DEFAULT _utf8mb4'intro',
  d VARCHAR(30) DEFAULT N'nation',
  e VARCHAR(30) DEFAULT 'NULL',
  f VARCHAR(30) DEFAULT NULL COMMENT 'DEFAULT ''x'', NOT NULL',
  g VARCHAR(30) NOT NULL DEFAULT '',
  h VARCHAR(30) DEFAULT '100\% \_x',
  i VARCHAR(30) DEFAULT 'one' ' two'
);
