-- As Rails and Laravel make them: polymorphic pairs, timestamps, soft deletion, uuid keys as text, JSON, pivots without keys.
CREATE TABLE `schema_migrations` (
  `version` varchar(255) NOT NULL,
  PRIMARY KEY (`version`)
);
CREATE TABLE `accounts` (
  `id` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `encrypted_password` varchar(255) NOT NULL DEFAULT '',
  `reset_password_token` varchar(255) DEFAULT NULL,
  `current_sign_in_ip` varchar(255) DEFAULT NULL,
  `sign_in_count` int NOT NULL DEFAULT '0',
  `locale` varchar(5) NOT NULL DEFAULT 'en_US',
  `time_zone` varchar(255) NOT NULL DEFAULT 'UTC',
  `admin` tinyint(1) NOT NULL DEFAULT '0',
  `confirmed` tinyint(1) DEFAULT NULL,
  `settings` json DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  `deleted_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_accounts_on_email` (`email`),
  UNIQUE KEY `index_accounts_on_reset_password_token` (`reset_password_token`)
  /*!80013 , UNIQUE KEY `index_accounts_lower_name` ((lower(`name`))) */
);
CREATE TABLE `posts` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `account_id` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  `title` varchar(255) DEFAULT NULL,
  `body` text,
  `status` int NOT NULL DEFAULT '0',
  `lock_version` int NOT NULL DEFAULT '0',
  `comments_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_1` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`)
);
CREATE TABLE `photos` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `uuid` binary(16) NOT NULL,
  `checksum` char(32) NOT NULL,
  `url` varchar(255) NOT NULL,
  `content_type` varchar(100) NOT NULL,
  `byte_size` bigint NOT NULL,
  `latitude` decimal(10,6) DEFAULT NULL,
  `longitude` decimal(10,6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY (`uuid`)
);
CREATE TABLE `comments` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `commentable_type` varchar(255) NOT NULL,
  `commentable_id` bigint NOT NULL,
  `parent_id` bigint NOT NULL,
  `body` text NOT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `index_comments_on_commentable` (`commentable_type`,`commentable_id`),
  CONSTRAINT `fk_rails_2` FOREIGN KEY (`parent_id`) REFERENCES `comments` (`id`)
);
CREATE TABLE `taggings` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `tag_id` bigint NOT NULL,
  `taggable_type` varchar(60) NOT NULL,
  `taggable_id` bigint NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `taggings_idx` (`tag_id`,`taggable_id`,`taggable_type`)
);
CREATE TABLE `tags` (`id` bigint NOT NULL AUTO_INCREMENT, `name` varchar(255) DEFAULT NULL, PRIMARY KEY (`id`), UNIQUE KEY (`name`));
CREATE TABLE `role_user` (`role_id` bigint unsigned NOT NULL, `account_id` char(36) CHARACTER SET ascii NOT NULL, PRIMARY KEY (`role_id`,`account_id`));
CREATE TABLE `roles` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(125) NOT NULL,
  `guard_name` varchar(125) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `roles_name_guard_name_unique` (`name`,`guard_name`)
);
CREATE TABLE `password_resets` (
  `email` varchar(255) NOT NULL,
  `token` varchar(255) NOT NULL,
  `created_at` timestamp NULL DEFAULT NULL
);
CREATE TABLE `devices` (
  `device_id` bigint NOT NULL AUTO_INCREMENT,
  `account_id` char(36) CHARACTER SET ascii DEFAULT NULL,
  `mac_address` varchar(17) NOT NULL,
  `last_ip` int unsigned DEFAULT NULL,
  `pin` int NOT NULL,
  `birth_year` year DEFAULT NULL,
  PRIMARY KEY (`device_id`)
);
CREATE TABLE `device_events` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `device_id` bigint NOT NULL,
  `card_number` varchar(19) DEFAULT NULL,
  `card_last4` char(4) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_3` FOREIGN KEY (`device_id`) REFERENCES `devices` (`device_id`) ON DELETE CASCADE
);
