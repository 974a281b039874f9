CREATE TABLE `accounts` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(120) NOT NULL,
  `subdomain` varchar(63) NOT NULL COMMENT 'lower case, letters, digits and hyphens',
  `ownerUserId` bigint unsigned DEFAULT NULL,
  `seatCount` int unsigned NOT NULL DEFAULT 0 COMMENT 'active users of the account',
  `currency` char(3) NOT NULL DEFAULT 'USD',
  `createdAt` datetime NOT NULL,
  `deletedAt` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `subdomain` (`subdomain`)
) ENGINE=InnoDB;

CREATE TABLE `users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `firstName` varchar(60) NOT NULL,
  `lastName` varchar(60) NOT NULL,
  `displayName` varchar(130) NOT NULL,
  `email` varchar(190) NOT NULL,
  `role` enum('owner','admin','agent','endUser') NOT NULL DEFAULT 'agent',
  `isActive` tinyint(1) NOT NULL DEFAULT 1,
  `createdAt` datetime NOT NULL,
  `lastLoginAt` datetime DEFAULT NULL,
  `deactivatedAt` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `email` (`email`),
  KEY `accountId` (`accountId`)
) ENGINE=InnoDB;

CREATE TABLE `plans` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(20) NOT NULL,
  `name` varchar(60) NOT NULL,
  `pricePerSeatCents` int unsigned NOT NULL,
  `billingInterval` enum('month','year') NOT NULL DEFAULT 'month',
  `isPublic` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`),
  UNIQUE KEY `code` (`code`)
) ENGINE=InnoDB;

CREATE TABLE `subscriptions` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `planId` int unsigned NOT NULL,
  `status` enum('trialing','active','pastDue','canceled') NOT NULL DEFAULT 'active',
  `seats` int unsigned NOT NULL,
  `startedAt` datetime NOT NULL,
  `trialEndsAt` datetime DEFAULT NULL,
  `currentPeriodStart` datetime NOT NULL,
  `currentPeriodEnd` datetime NOT NULL,
  `canceledAt` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `accountId` (`accountId`)
) ENGINE=InnoDB;

CREATE TABLE `invoices` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `subscriptionId` bigint unsigned NOT NULL,
  `number` varchar(20) NOT NULL,
  `currency` char(3) NOT NULL,
  `subtotalCents` int NOT NULL,
  `discountCents` int NOT NULL DEFAULT 0,
  `taxCents` int NOT NULL DEFAULT 0,
  `totalCents` int NOT NULL,
  `amountPaidCents` int NOT NULL DEFAULT 0,
  `amountDueCents` int NOT NULL,
  `status` enum('draft','open','paid','void') NOT NULL DEFAULT 'draft',
  `issuedAt` datetime DEFAULT NULL COMMENT 'null while draft',
  `dueAt` datetime DEFAULT NULL,
  `paidAt` datetime DEFAULT NULL,
  `createdAt` datetime NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `number` (`number`),
  KEY `accountId` (`accountId`)
) ENGINE=InnoDB;

CREATE TABLE `invoiceLines` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `invoiceId` bigint unsigned NOT NULL,
  `description` varchar(200) NOT NULL,
  `quantity` int NOT NULL DEFAULT 1,
  `unitAmountCents` int NOT NULL,
  `amountCents` int NOT NULL,
  `periodStart` date DEFAULT NULL,
  `periodEnd` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `invoiceId` (`invoiceId`)
) ENGINE=InnoDB;

CREATE TABLE `categories` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `parentId` bigint unsigned DEFAULT NULL,
  `name` varchar(100) NOT NULL,
  `position` int NOT NULL DEFAULT 0,
  `articleCount` int unsigned NOT NULL DEFAULT 0 COMMENT 'published articles only',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `articles` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `categoryId` bigint unsigned NOT NULL,
  `authorId` bigint unsigned NOT NULL,
  `title` varchar(160) NOT NULL,
  `slug` varchar(180) NOT NULL,
  `body` mediumtext NOT NULL,
  `status` enum('draft','published','archived') NOT NULL DEFAULT 'draft',
  `publishedAt` datetime DEFAULT NULL,
  `viewCount` int unsigned NOT NULL DEFAULT 0,
  `helpfulCount` int unsigned NOT NULL DEFAULT 0,
  `notHelpfulCount` int unsigned NOT NULL DEFAULT 0,
  `createdAt` datetime NOT NULL,
  `updatedAt` datetime NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `accountSlug` (`accountId`,`slug`)
) ENGINE=InnoDB;

CREATE TABLE `tickets` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `requesterId` bigint unsigned NOT NULL,
  `assigneeId` bigint unsigned DEFAULT NULL,
  `subject` varchar(200) NOT NULL,
  `status` enum('new','open','pending','solved','closed') NOT NULL DEFAULT 'new',
  `priority` enum('low','normal','high','urgent') NOT NULL DEFAULT 'normal',
  `messageCount` int unsigned NOT NULL DEFAULT 0,
  `firstReplyAt` datetime DEFAULT NULL,
  `solvedAt` datetime DEFAULT NULL COMMENT 'set for solved and closed',
  `satisfactionRating` tinyint unsigned DEFAULT NULL COMMENT '1-5, only after solving',
  `createdAt` datetime NOT NULL,
  `updatedAt` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `ticketMessages` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `ticketId` bigint unsigned NOT NULL,
  `authorId` bigint unsigned NOT NULL,
  `isInternal` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'internal note, not visible to requester',
  `body` text NOT NULL,
  `createdAt` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `ticketId` (`ticketId`)
) ENGINE=InnoDB;

CREATE TABLE `attachments` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `accountId` bigint unsigned NOT NULL,
  `attachableType` varchar(30) NOT NULL COMMENT 'Article | TicketMessage',
  `attachableId` bigint unsigned NOT NULL,
  `fileName` varchar(160) NOT NULL,
  `contentType` varchar(80) NOT NULL,
  `byteSize` int unsigned NOT NULL,
  `createdAt` datetime NOT NULL,
  PRIMARY KEY (`id`),
  KEY `attachable` (`attachableType`,`attachableId`)
) ENGINE=InnoDB;
