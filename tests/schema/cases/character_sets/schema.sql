CREATE TABLE charsets (
  id INT PRIMARY KEY,
  plain VARCHAR(10),
  latin VARCHAR(10) CHARACTER SET latin1,
  old VARCHAR(10) CHARSET utf8mb3 COLLATE utf8mb3_bin,
  exact VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  marked CHAR(3) CHARACTER SET ascii BINARY,
  kind ENUM('a','b') CHARACTER SET latin1 COLLATE latin1_german1_ci
) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
