-- A blog as an ORM with camelCase names makes it: no declared foreign keys but two, everything else soft.
CREATE TABLE `users` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `userName` VARCHAR(40) NOT NULL,
  `emailAddress` VARCHAR(190) NOT NULL,
  `displayName` VARCHAR(80) NOT NULL,
  `passwordHash` CHAR(60) NOT NULL,
  `avatarUrl` VARCHAR(255) NULL,
  `bio` TEXT NULL,
  `role` ENUM('reader','author','editor') NOT NULL DEFAULT 'reader',
  `isActive` TINYINT(1) NOT NULL DEFAULT 1,
  `lastLoginIp` VARCHAR(45) NULL,
  `lastLoginAt` DATETIME NULL,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updatedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `uqUserName` (`userName`),
  UNIQUE KEY `uqEmail` (`emailAddress`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `categories` (
  `id` SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `parentCategoryId` SMALLINT UNSIGNED NULL,
  `name` VARCHAR(60) NOT NULL,
  `slug` VARCHAR(60) NOT NULL,
  `sortOrder` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  UNIQUE KEY (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `posts` (
  `id` INT UNSIGNED NOT NULL AUTO_INCREMENT,
  `authorId` INT UNSIGNED NOT NULL,
  `categoryId` SMALLINT UNSIGNED NULL,
  `title` VARCHAR(200) NOT NULL,
  `slug` VARCHAR(200) NOT NULL,
  `body` MEDIUMTEXT NOT NULL,
  `excerpt` VARCHAR(20) NULL,
  `metaData` JSON NULL,
  `wordCount` INT UNSIGNED NOT NULL,
  `publishedAt` DATETIME NULL,
  `expiresAt` DATETIME NULL,
  `featuredCommentId` BIGINT NULL COMMENT 'closes a cycle with comments',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uqAuthorSlug` (`authorId`, `slug`),
  FULLTEXT KEY `search` (`title`, `body`),
  CONSTRAINT `fkPostAuthor` FOREIGN KEY (`authorId`) REFERENCES `users` (`id`),
  CONSTRAINT `fkPostComment` FOREIGN KEY (`featuredCommentId`) REFERENCES `comments` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `comments` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `postId` INT UNSIGNED NOT NULL,
  `userId` INT UNSIGNED NULL,
  `replyToId` BIGINT NULL,
  `content` TEXT NOT NULL,
  `authorEmail` VARCHAR(100) NULL,
  `score` FLOAT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  CONSTRAINT `fkCommentPost` FOREIGN KEY (`postId`) REFERENCES `posts` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `postTags` (
  `postId` INT UNSIGNED NOT NULL,
  `tagId` INT NOT NULL,
  PRIMARY KEY (`postId`, `tagId`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `tags` (
  `id` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `label` VARCHAR(8) NOT NULL UNIQUE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `siteSettings` (
  `key` VARCHAR(64) NOT NULL,
  `value` TEXT NULL,
  `updatedBy` INT UNSIGNED NULL,
  PRIMARY KEY (`key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
