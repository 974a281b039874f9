CREATE TABLE `users` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL,
  `email` varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL,
  `email_verified_at` timestamp NULL DEFAULT NULL,
  `password` varchar(255) COLLATE utf8mb4_unicode_ci NOT NULL,
  `is_verified_creator` tinyint(1) NOT NULL DEFAULT '0',
  `creator_verified_at` timestamp NULL DEFAULT NULL COMMENT 'null unless is_verified_creator',
  `country_code` char(2) COLLATE utf8mb4_unicode_ci DEFAULT NULL,
  `preferences` json DEFAULT NULL COMMENT '{"newsletter": bool, "locale": "en"}',
  `campaigns_count` int unsigned NOT NULL DEFAULT '0' COMMENT 'campaigns owned, soft-deleted ones excluded',
  `remember_token` varchar(100) COLLATE utf8mb4_unicode_ci DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_email_unique` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `categories` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `parent_id` bigint unsigned DEFAULT NULL,
  `name` varchar(100) NOT NULL,
  `slug` varchar(120) NOT NULL,
  `depth` tinyint unsigned NOT NULL DEFAULT '0' COMMENT '0 for roots, parent depth + 1 below',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `categories_slug_unique` (`slug`),
  CONSTRAINT `categories_parent_id_foreign` FOREIGN KEY (`parent_id`) REFERENCES `categories` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB;

CREATE TABLE `campaigns` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL,
  `category_id` bigint unsigned DEFAULT NULL,
  `title` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `summary` varchar(500) DEFAULT NULL,
  `description` longtext,
  `funding_type` enum('all_or_nothing','keep_it_all','donation') NOT NULL DEFAULT 'all_or_nothing',
  `currency` char(3) NOT NULL DEFAULT 'EUR',
  `goal_amount` decimal(12,2) unsigned NOT NULL,
  `raised_amount` decimal(12,2) unsigned NOT NULL DEFAULT '0.00' COMMENT 'sum of paid pledges',
  `backers_count` int unsigned NOT NULL DEFAULT '0' COMMENT 'distinct users with a paid pledge',
  `percent_funded` decimal(8,2) GENERATED ALWAYS AS (round(`raised_amount` / `goal_amount` * 100, 2)) STORED,
  `status` enum('draft','live','successful','failed','cancelled') NOT NULL DEFAULT 'draft' COMMENT 'all_or_nothing: successful or failed after ends_at depending on whether the goal was reached',
  `launched_at` timestamp NULL DEFAULT NULL COMMENT 'null for drafts',
  `duration_days` smallint unsigned NOT NULL DEFAULT '30' COMMENT '1 to 60',
  `ends_at` timestamp NULL DEFAULT NULL COMMENT 'launched_at + duration_days',
  `cancelled_at` timestamp NULL DEFAULT NULL,
  `meta` json DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `campaigns_slug_unique` (`slug`),
  KEY `campaigns_status_ends_at_index` (`status`,`ends_at`),
  CONSTRAINT `campaigns_user_id_foreign` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  CONSTRAINT `campaigns_category_id_foreign` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `rewards` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `campaign_id` bigint unsigned NOT NULL,
  `title` varchar(150) NOT NULL,
  `min_amount` decimal(10,2) unsigned NOT NULL COMMENT 'smallest pledge that gets this reward',
  `quantity_limit` int unsigned DEFAULT NULL COMMENT 'null = unlimited',
  `claimed_count` int unsigned NOT NULL DEFAULT '0' COMMENT 'paid pledges for this reward, never above quantity_limit',
  `is_sold_out` tinyint(1) NOT NULL DEFAULT '0' COMMENT 'claimed_count reached quantity_limit',
  `ships_physical` tinyint(1) NOT NULL DEFAULT '0',
  `estimated_delivery` date DEFAULT NULL COMMENT 'after the campaign ends',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `rewards_campaign_id_foreign` FOREIGN KEY (`campaign_id`) REFERENCES `campaigns` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `pledges` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `uuid` char(36) NOT NULL,
  `campaign_id` bigint unsigned NOT NULL,
  `user_id` bigint unsigned NOT NULL COMMENT 'backer; creators cannot back their own campaign',
  `reward_id` bigint unsigned DEFAULT NULL COMMENT 'null = no reward',
  `amount` decimal(10,2) unsigned NOT NULL,
  `tip_amount` decimal(8,2) unsigned NOT NULL DEFAULT '0.00' COMMENT 'voluntary tip to the platform',
  `total_charged` decimal(10,2) unsigned NOT NULL COMMENT 'amount plus tip',
  `currency` char(3) NOT NULL COMMENT 'currency of the campaign',
  `status` enum('pending','paid','failed','refunded') NOT NULL DEFAULT 'pending',
  `paid_at` timestamp NULL DEFAULT NULL COMMENT 'empty until paid',
  `refunded_at` timestamp NULL DEFAULT NULL,
  `is_anonymous` tinyint(1) NOT NULL DEFAULT '0',
  `shipping_address` json DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `pledges_uuid_unique` (`uuid`),
  KEY `pledges_campaign_id_status_index` (`campaign_id`,`status`),
  KEY `pledges_user_id_index` (`user_id`),
  KEY `pledges_reward_id_index` (`reward_id`)
) ENGINE=InnoDB;

CREATE TABLE `transactions` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `pledge_id` bigint unsigned NOT NULL,
  `user_id` bigint unsigned NOT NULL COMMENT 'backer of the pledge',
  `kind` enum('charge','refund') NOT NULL DEFAULT 'charge',
  `gateway` varchar(20) NOT NULL DEFAULT 'stripe' COMMENT 'stripe, paypal, sepa',
  `gateway_ref` varchar(100) NOT NULL,
  `amount` decimal(10,2) NOT NULL COMMENT 'always positive; total_charged of the pledge',
  `fee_amount` decimal(8,2) NOT NULL DEFAULT '0.00' COMMENT '2.9 % of amount + 0.30; 0 for refunds',
  `net_amount` decimal(10,2) NOT NULL COMMENT 'amount less fee',
  `succeeded` tinyint(1) NOT NULL DEFAULT '1',
  `error_code` varchar(40) DEFAULT NULL COMMENT 'null when succeeded',
  `payload` json DEFAULT NULL,
  `processed_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `transactions_gateway_ref_unique` (`gateway_ref`),
  CONSTRAINT `transactions_pledge_id_foreign` FOREIGN KEY (`pledge_id`) REFERENCES `pledges` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `payouts` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `campaign_id` bigint unsigned NOT NULL,
  `user_id` bigint unsigned NOT NULL COMMENT 'owner of the campaign',
  `gross_amount` decimal(12,2) NOT NULL COMMENT 'raised_amount of the campaign',
  `platform_fee_rate` decimal(4,2) NOT NULL DEFAULT '5.00' COMMENT 'percent',
  `platform_fee` decimal(12,2) NOT NULL COMMENT 'gross_amount * platform_fee_rate / 100',
  `net_amount` decimal(12,2) NOT NULL COMMENT 'gross less platform fee',
  `iban_last4` char(4) DEFAULT NULL,
  `state` tinyint NOT NULL DEFAULT '0' COMMENT '0 = scheduled, 1 = sent, 2 = bounced',
  `scheduled_for` date NOT NULL COMMENT '14 days after the campaign ended',
  `sent_at` timestamp NULL DEFAULT NULL COMMENT 'null while scheduled',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `payouts_campaign_id_unique` (`campaign_id`),
  CONSTRAINT `payouts_campaign_id_foreign` FOREIGN KEY (`campaign_id`) REFERENCES `campaigns` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `campaign_updates` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `campaign_id` bigint unsigned NOT NULL,
  `user_id` bigint unsigned NOT NULL COMMENT 'only the owner posts updates',
  `number` smallint unsigned NOT NULL COMMENT 'running number per campaign, starting at 1',
  `title` varchar(200) NOT NULL,
  `body` text NOT NULL,
  `backers_only` tinyint(1) NOT NULL DEFAULT '0',
  `published_at` timestamp NULL DEFAULT NULL,
  `comments_count` int unsigned NOT NULL DEFAULT '0',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `campaign_updates_campaign_id_number_unique` (`campaign_id`,`number`),
  CONSTRAINT `campaign_updates_campaign_id_foreign` FOREIGN KEY (`campaign_id`) REFERENCES `campaigns` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `comments` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint unsigned NOT NULL,
  `parent_id` bigint unsigned DEFAULT NULL COMMENT 'reply to a comment on the same thing',
  `commentable_type` varchar(255) NOT NULL COMMENT 'App\\Models\\Campaign or App\\Models\\CampaignUpdate',
  `commentable_id` bigint unsigned NOT NULL,
  `body` text NOT NULL,
  `is_hidden` tinyint(1) NOT NULL DEFAULT '0',
  `hidden_by` bigint unsigned DEFAULT NULL COMMENT 'moderator (users.id), only when hidden',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `comments_commentable_type_commentable_id_index` (`commentable_type`,`commentable_id`),
  CONSTRAINT `comments_user_id_foreign` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `media` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `model_type` varchar(255) NOT NULL COMMENT 'App\\Models\\Campaign, App\\Models\\Reward or App\\Models\\User',
  `model_id` bigint unsigned NOT NULL,
  `collection_name` varchar(50) NOT NULL DEFAULT 'default',
  `file_name` varchar(255) NOT NULL,
  `mime_type` varchar(60) NOT NULL COMMENT 'image/jpeg, image/png, video/mp4',
  `size` bigint unsigned NOT NULL COMMENT 'bytes',
  `width` smallint unsigned DEFAULT NULL,
  `height` smallint unsigned DEFAULT NULL,
  `duration_seconds` int unsigned DEFAULT NULL COMMENT 'video only',
  `custom_properties` json NOT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `media_model_type_model_id_index` (`model_type`,`model_id`)
) ENGINE=InnoDB;
