-- Outside of ANSI_QUOTES "double quotes" are strings too.
CREATE TABLE `labels` (
  `id` INT NOT NULL PRIMARY KEY,
  `size` ENUM("small", "it's", "say ""hi""", "back\\slash") NOT NULL DEFAULT "it's" COMMENT "a 'comment'",
  `code` VARCHAR(10) DEFAULT "",
  CHECK (`code` <> "x'y")
);
