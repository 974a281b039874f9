-- A library's schema, for the tests of the rehearsal: a self-reference, money, wide keys, a generated column.
CREATE TABLE `shelf` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `label` VARCHAR(20) NOT NULL,
  `beside` BIGINT UNSIGNED NULL,
  UNIQUE KEY `uq_label` (`label`),
  CONSTRAINT `fk_beside` FOREIGN KEY (`beside`) REFERENCES `shelf` (`id`)
);
CREATE TABLE `book` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `shelf_id` BIGINT UNSIGNED NOT NULL,
  `title` VARCHAR(60) NOT NULL,
  `copies` INT NOT NULL,
  `price` DECIMAL(8,2) NOT NULL,
  `worth` DECIMAL(12,2) GENERATED ALWAYS AS (`copies` * `price`) STORED,
  `bought_on` DATE NOT NULL,
  CONSTRAINT `fk_shelf` FOREIGN KEY (`shelf_id`) REFERENCES `shelf` (`id`) ON DELETE CASCADE,
  CONSTRAINT `ck_copies` CHECK (`copies` > 0)
);
