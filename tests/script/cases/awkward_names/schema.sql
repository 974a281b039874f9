-- names with backticks, quotes, blanks and accents, reserved words, and a label of each kind
CREATE TABLE `or``der --x` (
  `select` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `o'clock "now"` VARCHAR(20) NULL,
  `${brace}` INT NULL,
  `Größe;` ENUM('a\\b', 'it''s "x", y', 'é', '${z}', '🎻') NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `group` (
  `key` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `or``der` INT NOT NULL,
  CONSTRAINT `fk``odd` FOREIGN KEY (`or``der`) REFERENCES `or``der --x` (`select`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
