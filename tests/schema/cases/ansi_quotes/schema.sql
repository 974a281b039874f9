-- servers: none
-- What SHOW CREATE TABLE prints under ANSI_QUOTES: names in double quotes, strings in single ones.
CREATE TABLE "order" (
  "id" bigint unsigned NOT NULL AUTO_INCREMENT,
  "it""s \" varchar(20) DEFAULT 'a"b',
  "group" enum('a','b"c') NOT NULL DEFAULT 'b"c' COMMENT 'the "group"',
  "parent id" bigint unsigned DEFAULT NULL,
  "twice" int GENERATED ALWAYS AS (("id" * 2)) VIRTUAL,
  PRIMARY KEY ("id"),
  UNIQUE KEY "uq ""group""" ("group","it""s \"(5)),
  KEY "parent id" ("parent id"),
  CONSTRAINT "fk" FOREIGN KEY ("parent id") REFERENCES "order" ("id") ON DELETE SET NULL,
  CONSTRAINT "ck" CHECK (("group" <> _utf8mb4'"x"'))
);
