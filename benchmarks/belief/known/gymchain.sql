CREATE TABLE `clubs` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `street` varchar(255) NOT NULL,
  `zip` varchar(16) NOT NULL,
  `city` varchar(255) NOT NULL,
  `country_code` char(2) NOT NULL DEFAULT 'DE',
  `timezone` varchar(64) NOT NULL DEFAULT 'Europe/Berlin',
  `phone` varchar(32) DEFAULT NULL,
  `email` varchar(255) DEFAULT NULL,
  `opened_on` date NOT NULL,
  `floor_space_sqm` int unsigned DEFAULT NULL,
  `has_sauna` tinyint(1) NOT NULL DEFAULT '0',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `clubs_slug_unique` (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `members` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `home_club_id` bigint unsigned NOT NULL,
  `member_number` varchar(20) NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `full_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(32) DEFAULT NULL,
  `birthdate` date NOT NULL,
  `gender` tinyint unsigned NOT NULL DEFAULT '0' COMMENT '0=unknown, 1=female, 2=male, 3=diverse',
  `joined_on` date NOT NULL,
  `status` tinyint unsigned NOT NULL DEFAULT '1' COMMENT '1=active, 2=paused, 3=left',
  `left_on` date DEFAULT NULL,
  `marketing_opt_in` tinyint(1) NOT NULL DEFAULT '0',
  `marketing_opt_in_at` timestamp NULL DEFAULT NULL,
  `checkins_count` int unsigned NOT NULL DEFAULT '0',
  `last_checkin_at` timestamp NULL DEFAULT NULL,
  `outstanding_cents` int NOT NULL DEFAULT '0' COMMENT 'sum over invoices',
  `remember_token` varchar(100) DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `members_member_number_unique` (`member_number`),
  UNIQUE KEY `members_email_unique` (`email`),
  KEY `members_home_club_id_index` (`home_club_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `plans` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `description` text,
  `monthly_price_cents` int unsigned NOT NULL,
  `signup_fee_cents` int unsigned NOT NULL DEFAULT '0',
  `minimum_term_months` tinyint unsigned NOT NULL DEFAULT '12',
  `notice_period_days` tinyint unsigned NOT NULL DEFAULT '30',
  `freeze_allowed` tinyint(1) NOT NULL DEFAULT '1',
  `max_freeze_days` smallint unsigned DEFAULT NULL COMMENT 'null if freeze is not allowed',
  `position` smallint unsigned NOT NULL DEFAULT '0',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `plans_slug_unique` (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `contracts` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `member_id` bigint unsigned NOT NULL,
  `plan_id` bigint unsigned NOT NULL,
  `club_id` bigint unsigned NOT NULL,
  `contract_number` varchar(20) NOT NULL,
  `state` tinyint unsigned NOT NULL DEFAULT '1' COMMENT '1=active, 2=frozen, 3=cancelled, 4=expired',
  `signed_at` timestamp NULL DEFAULT NULL,
  `starts_on` date NOT NULL,
  `minimum_term_months` tinyint unsigned NOT NULL COMMENT 'taken over from plan',
  `ends_on` date NOT NULL COMMENT 'end of minimum term',
  `monthly_price_cents` int unsigned NOT NULL,
  `discount_percent` tinyint unsigned NOT NULL DEFAULT '0',
  `discounted_price_cents` int unsigned NOT NULL,
  `frozen_from` date DEFAULT NULL,
  `frozen_until` date DEFAULT NULL,
  `cancelled_at` timestamp NULL DEFAULT NULL,
  `cancellation_reason` varchar(255) DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `contracts_contract_number_unique` (`contract_number`),
  KEY `contracts_member_id_index` (`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `trainers` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `club_id` bigint unsigned NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `hourly_rate` decimal(6,2) NOT NULL,
  `hired_on` date NOT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `gym_classes` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `club_id` bigint unsigned NOT NULL,
  `trainer_id` bigint unsigned NOT NULL,
  `name` varchar(255) NOT NULL COMMENT 'course title, e.g. Yoga Flow, Spinning, HIIT',
  `room` varchar(64) DEFAULT NULL,
  `difficulty` varchar(16) NOT NULL DEFAULT 'all_levels' COMMENT 'beginner, intermediate, advanced, all_levels',
  `starts_at` datetime NOT NULL,
  `ends_at` datetime NOT NULL,
  `duration_minutes` smallint unsigned NOT NULL,
  `capacity` smallint unsigned NOT NULL DEFAULT '20',
  `class_bookings_count` int unsigned NOT NULL DEFAULT '0',
  `is_cancelled` tinyint(1) NOT NULL DEFAULT '0',
  `cancelled_at` timestamp NULL DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `gym_classes_club_id_starts_at_index` (`club_id`,`starts_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `class_bookings` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `gym_class_id` bigint unsigned NOT NULL,
  `member_id` bigint unsigned NOT NULL,
  `state` tinyint unsigned NOT NULL DEFAULT '0' COMMENT '0=booked, 1=attended, 2=no_show, 3=cancelled',
  `booked_at` timestamp NULL DEFAULT NULL,
  `cancelled_at` timestamp NULL DEFAULT NULL,
  `rating` tinyint unsigned DEFAULT NULL COMMENT '1-5 stars, only after attending',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `class_bookings_gym_class_id_member_id_unique` (`gym_class_id`,`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `checkins` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `member_id` bigint unsigned NOT NULL,
  `contract_id` bigint unsigned NOT NULL,
  `club_id` bigint unsigned NOT NULL,
  `checked_in_at` datetime NOT NULL,
  `checked_out_at` datetime DEFAULT NULL,
  `duration_minutes` smallint unsigned DEFAULT NULL,
  `access_method` varchar(16) NOT NULL DEFAULT 'app' COMMENT 'app, card, wristband, reception',
  `created_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `checkins_member_id_checked_in_at_index` (`member_id`,`checked_in_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `invoices` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `member_id` bigint unsigned NOT NULL,
  `contract_id` bigint unsigned NOT NULL,
  `number` varchar(20) NOT NULL,
  `issued_on` date NOT NULL,
  `due_on` date NOT NULL,
  `period_start` date NOT NULL,
  `period_end` date NOT NULL,
  `subtotal_cents` int unsigned NOT NULL,
  `tax_percent` tinyint unsigned NOT NULL DEFAULT '19',
  `tax_cents` int unsigned NOT NULL,
  `total_cents` int unsigned NOT NULL,
  `paid_cents` int unsigned NOT NULL DEFAULT '0',
  `outstanding_cents` int NOT NULL,
  `status` varchar(16) NOT NULL DEFAULT 'open' COMMENT 'open, paid, dunning, written_off',
  `dunning_level` tinyint unsigned NOT NULL DEFAULT '0' COMMENT 'highest dunning notice sent',
  `paid_at` timestamp NULL DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `invoices_number_unique` (`number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `dunning_notices` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint unsigned NOT NULL,
  `member_id` bigint unsigned NOT NULL,
  `level` tinyint unsigned NOT NULL DEFAULT '1' COMMENT '1, 2, 3',
  `sent_at` datetime NOT NULL,
  `pay_until` date NOT NULL,
  `principal_cents` int unsigned NOT NULL,
  `fee_cents` int unsigned NOT NULL DEFAULT '0',
  `amount_due_cents` int unsigned NOT NULL COMMENT 'principal + fee',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `dunning_notices_invoice_id_level_unique` (`invoice_id`,`level`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
