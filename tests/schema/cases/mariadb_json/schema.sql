-- MariaDB's JSON is LONGTEXT with a check; the model has it as json on every server.
CREATE TABLE `documents` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `body` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`body`)),
  `other` longtext NOT NULL,
  `plain` longtext DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `other_is_json` CHECK (json_valid(`other`))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
