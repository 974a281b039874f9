CREATE TABLE `Game` (
  `id` VARCHAR(191) NOT NULL,
  `name` VARCHAR(191) NOT NULL,
  `slug` VARCHAR(191) NOT NULL,
  `teamSize` INTEGER NOT NULL DEFAULT 5,
  `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  UNIQUE INDEX `Game_slug_key`(`slug`),
  PRIMARY KEY (`id`)
);
CREATE TABLE `Season` (
  `id` VARCHAR(191) NOT NULL,
  `gameId` VARCHAR(191) NOT NULL,
  `name` VARCHAR(191) NOT NULL,
  `startsAt` DATETIME(3) NOT NULL,
  `endsAt` DATETIME(3) NOT NULL,
  `status` ENUM('UPCOMING', 'ACTIVE', 'FINISHED') NOT NULL DEFAULT 'UPCOMING',
  `prizePool` DECIMAL(12, 2) NOT NULL DEFAULT 0,
  `currency` CHAR(3) NOT NULL DEFAULT 'EUR',
  `teamCount` INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
);
CREATE TABLE `Organization` (
  `id` VARCHAR(191) NOT NULL,
  `name` VARCHAR(191) NOT NULL,
  `tag` VARCHAR(5) NOT NULL,
  `country` CHAR(2) NOT NULL,
  `foundedYear` INTEGER NOT NULL,
  `logoUrl` VARCHAR(191) NULL,
  UNIQUE INDEX `Organization_tag_key`(`tag`),
  PRIMARY KEY (`id`)
);
CREATE TABLE `Player` (
  `id` VARCHAR(191) NOT NULL,
  `organizationId` VARCHAR(191) NULL,
  `gamertag` VARCHAR(32) NOT NULL,
  `firstName` VARCHAR(64) NOT NULL,
  `lastName` VARCHAR(64) NOT NULL,
  `email` VARCHAR(191) NOT NULL,
  `birthDate` DATE NOT NULL,
  `isSubstitute` BOOLEAN NOT NULL DEFAULT false,
  `isBanned` BOOLEAN NOT NULL DEFAULT false,
  `bannedUntil` DATETIME(3) NULL,
  `banReason` VARCHAR(191) NULL,
  UNIQUE INDEX `Player_email_key`(`email`),
  PRIMARY KEY (`id`)
);
CREATE TABLE `Team` (
  `id` VARCHAR(191) NOT NULL,
  `organizationId` VARCHAR(191) NOT NULL,
  `seasonId` VARCHAR(191) NOT NULL,
  `captainId` VARCHAR(191) NULL,
  `wins` INTEGER NOT NULL DEFAULT 0,
  `losses` INTEGER NOT NULL DEFAULT 0,
  `draws` INTEGER NOT NULL DEFAULT 0,
  `matchesPlayed` INTEGER NOT NULL DEFAULT 0,
  `points` INTEGER NOT NULL DEFAULT 0,
  `rank` INTEGER NULL,
  UNIQUE INDEX `Team_org_season`(`organizationId`, `seasonId`),
  PRIMARY KEY (`id`)
);
CREATE TABLE `Match` (
  `id` VARCHAR(191) NOT NULL,
  `seasonId` VARCHAR(191) NOT NULL,
  `homeTeamId` VARCHAR(191) NOT NULL,
  `awayTeamId` VARCHAR(191) NOT NULL,
  `winnerTeamId` VARCHAR(191) NULL,
  `bestOf` INTEGER NOT NULL DEFAULT 3,
  `homeScore` INTEGER NULL,
  `awayScore` INTEGER NULL,
  `status` ENUM('SCHEDULED', 'LIVE', 'COMPLETED', 'FORFEIT', 'CANCELLED') NOT NULL DEFAULT 'SCHEDULED',
  `scheduledAt` DATETIME(3) NOT NULL,
  `startedAt` DATETIME(3) NULL,
  `endedAt` DATETIME(3) NULL,
  `durationMinutes` INTEGER NULL,
  `peakViewers` INTEGER NULL,
  `averageViewers` INTEGER NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE `MatchGame` (
  `id` VARCHAR(191) NOT NULL,
  `matchId` VARCHAR(191) NOT NULL,
  `gameNumber` INTEGER NOT NULL,
  `winnerTeamId` VARCHAR(191) NOT NULL,
  `mapName` VARCHAR(64) NOT NULL,
  `durationSeconds` INTEGER NOT NULL,
  UNIQUE INDEX `MatchGame_no`(`matchId`, `gameNumber`),
  PRIMARY KEY (`id`)
);
CREATE TABLE `PlayerStat` (
  `id` VARCHAR(191) NOT NULL,
  `matchGameId` VARCHAR(191) NOT NULL,
  `playerId` VARCHAR(191) NOT NULL,
  `teamId` VARCHAR(191) NOT NULL,
  `kills` INTEGER NOT NULL DEFAULT 0,
  `deaths` INTEGER NOT NULL DEFAULT 0,
  `assists` INTEGER NOT NULL DEFAULT 0,
  `damageDealt` INTEGER NOT NULL DEFAULT 0,
  `headshots` INTEGER NOT NULL DEFAULT 0,
  `headshotPct` DECIMAL(5, 2) NOT NULL DEFAULT 0,
  UNIQUE INDEX `PlayerStat_once`(`matchGameId`, `playerId`),
  PRIMARY KEY (`id`)
);
CREATE TABLE `Sponsorship` (
  `id` VARCHAR(191) NOT NULL,
  `organizationId` VARCHAR(191) NOT NULL,
  `sponsorName` VARCHAR(191) NOT NULL,
  `startDate` DATE NOT NULL,
  `endDate` DATE NOT NULL,
  `months` INTEGER NOT NULL,
  `monthlyFee` DECIMAL(10, 2) NOT NULL,
  `contractValue` DECIMAL(12, 2) NOT NULL,
  `currency` CHAR(3) NOT NULL DEFAULT 'EUR',
  PRIMARY KEY (`id`)
);
CREATE TABLE `PrizePayout` (
  `id` VARCHAR(191) NOT NULL,
  `seasonId` VARCHAR(191) NOT NULL,
  `teamId` VARCHAR(191) NOT NULL,
  `place` INTEGER NOT NULL,
  `sharePct` DECIMAL(5, 2) NOT NULL,
  `amount` DECIMAL(12, 2) NOT NULL,
  `currency` CHAR(3) NOT NULL,
  `taxWithheld` DECIMAL(12, 2) NOT NULL DEFAULT 0,
  `netAmount` DECIMAL(12, 2) NOT NULL,
  `status` ENUM('PENDING', 'PAID', 'REJECTED') NOT NULL DEFAULT 'PENDING',
  `paidAt` DATETIME(3) NULL,
  `rejectionReason` VARCHAR(191) NULL,
  UNIQUE INDEX `PrizePayout_place`(`seasonId`, `place`),
  PRIMARY KEY (`id`)
);
ALTER TABLE `Season` ADD FOREIGN KEY (`gameId`) REFERENCES `Game`(`id`);
ALTER TABLE `Player` ADD FOREIGN KEY (`organizationId`) REFERENCES `Organization`(`id`);
ALTER TABLE `Team` ADD FOREIGN KEY (`organizationId`) REFERENCES `Organization`(`id`);
ALTER TABLE `Team` ADD FOREIGN KEY (`seasonId`) REFERENCES `Season`(`id`);
ALTER TABLE `Team` ADD FOREIGN KEY (`captainId`) REFERENCES `Player`(`id`);
ALTER TABLE `Match` ADD FOREIGN KEY (`seasonId`) REFERENCES `Season`(`id`);
ALTER TABLE `Match` ADD FOREIGN KEY (`homeTeamId`) REFERENCES `Team`(`id`);
ALTER TABLE `Match` ADD FOREIGN KEY (`awayTeamId`) REFERENCES `Team`(`id`);
ALTER TABLE `Match` ADD FOREIGN KEY (`winnerTeamId`) REFERENCES `Team`(`id`);
ALTER TABLE `MatchGame` ADD FOREIGN KEY (`matchId`) REFERENCES `Match`(`id`);
ALTER TABLE `MatchGame` ADD FOREIGN KEY (`winnerTeamId`) REFERENCES `Team`(`id`);
ALTER TABLE `PlayerStat` ADD FOREIGN KEY (`matchGameId`) REFERENCES `MatchGame`(`id`);
ALTER TABLE `PlayerStat` ADD FOREIGN KEY (`playerId`) REFERENCES `Player`(`id`);
ALTER TABLE `PlayerStat` ADD FOREIGN KEY (`teamId`) REFERENCES `Team`(`id`);
ALTER TABLE `Sponsorship` ADD FOREIGN KEY (`organizationId`) REFERENCES `Organization`(`id`);
ALTER TABLE `PrizePayout` ADD FOREIGN KEY (`seasonId`) REFERENCES `Season`(`id`);
ALTER TABLE `PrizePayout` ADD FOREIGN KEY (`teamId`) REFERENCES `Team`(`id`);
