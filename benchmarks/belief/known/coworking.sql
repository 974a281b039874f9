CREATE TABLE `locations` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `name` varchar(255) NOT NULL, `slug` varchar(255) NOT NULL,
  `timezone` varchar(64) NOT NULL DEFAULT 'Europe/Berlin',
  `desks_count` int unsigned NOT NULL DEFAULT 0 COMMENT 'number of desks in this location',
  `created_at` timestamp NULL, `updated_at` timestamp NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `locations_slug_unique` (`slug`)
);
CREATE TABLE `members` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `location_id` bigint unsigned NOT NULL COMMENT 'home location',
  `first_name` varchar(255) NOT NULL, `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL, `email_verified_at` timestamp NULL,
  `is_blocked` tinyint(1) NOT NULL DEFAULT 0, `blocked_at` timestamp NULL COMMENT 'null unless is_blocked',
  `created_at` timestamp NULL, `updated_at` timestamp NULL, `deleted_at` timestamp NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `members_email_unique` (`email`),
  CONSTRAINT `members_location_id_foreign` FOREIGN KEY (`location_id`) REFERENCES `locations` (`id`)
);
CREATE TABLE `plans` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `name` varchar(255) NOT NULL,
  `interval` enum('month','year') NOT NULL DEFAULT 'month',
  `price_cents` int unsigned NOT NULL, `currency` char(3) NOT NULL DEFAULT 'EUR' COMMENT 'ISO 4217, upper case',
  `room_hours_included` smallint unsigned NOT NULL DEFAULT 0,
  `created_at` timestamp NULL, `updated_at` timestamp NULL, PRIMARY KEY (`id`)
);
CREATE TABLE `desks` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `location_id` bigint unsigned NOT NULL,
  `label` varchar(20) NOT NULL, `type` enum('hot','fixed') NOT NULL,
  `created_at` timestamp NULL, `updated_at` timestamp NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `desks_location_label` (`location_id`,`label`)
);
CREATE TABLE `memberships` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `member_id` bigint unsigned NOT NULL, `plan_id` bigint unsigned NOT NULL,
  `desk_id` bigint unsigned NULL COMMENT 'fixed desks only',
  `price_cents` int unsigned NOT NULL COMMENT 'copied from the plan at signup',
  `status` varchar(20) NOT NULL DEFAULT 'active' COMMENT 'trialing, active, cancelled',
  `starts_on` date NOT NULL, `ends_on` date NULL, `cancelled_at` timestamp NULL COMMENT 'set only when status is cancelled',
  `created_at` timestamp NULL, `updated_at` timestamp NULL, PRIMARY KEY (`id`),
  CONSTRAINT `memberships_member_id_foreign` FOREIGN KEY (`member_id`) REFERENCES `members` (`id`)
);
CREATE TABLE `rooms` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `location_id` bigint unsigned NOT NULL,
  `name` varchar(255) NOT NULL, `capacity` smallint unsigned NOT NULL, `hourly_rate_cents` int unsigned NOT NULL,
  `created_at` timestamp NULL, `updated_at` timestamp NULL, PRIMARY KEY (`id`), CHECK (`capacity` > 0)
);
CREATE TABLE `room_bookings` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `room_id` bigint unsigned NOT NULL, `location_id` bigint unsigned NOT NULL COMMENT 'location of the room',
  `member_id` bigint unsigned NOT NULL, `attendees` smallint unsigned NOT NULL DEFAULT 1 COMMENT 'not more than room capacity',
  `starts_at` datetime NOT NULL, `ends_at` datetime NOT NULL,
  `duration_minutes` int unsigned NOT NULL COMMENT 'ends_at - starts_at in minutes',
  `is_cancelled` tinyint(1) NOT NULL DEFAULT 0, `cancelled_at` timestamp NULL COMMENT 'set if is_cancelled',
  `checked_in` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'never for cancelled bookings',
  `created_at` timestamp NULL, `updated_at` timestamp NULL, PRIMARY KEY (`id`)
);
CREATE TABLE `invoices` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `member_id` bigint unsigned NOT NULL, `membership_id` bigint unsigned NULL,
  `number` varchar(32) NOT NULL, `state` tinyint unsigned NOT NULL DEFAULT 0 COMMENT '0 draft, 1 open, 2 paid, 3 void',
  `subtotal_cents` int NOT NULL COMMENT 'sum of invoice_items.amount_cents', `tax_cents` int NOT NULL,
  `total_cents` int GENERATED ALWAYS AS (`subtotal_cents` + `tax_cents`) STORED,
  `issued_on` date NULL, `due_on` date NULL COMMENT '14 days after issued_on', `paid_at` timestamp NULL COMMENT 'only when paid',
  `created_at` timestamp NULL, `updated_at` timestamp NULL,
  PRIMARY KEY (`id`), UNIQUE KEY `invoices_number_unique` (`number`)
);
CREATE TABLE `invoice_items` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT, `invoice_id` bigint unsigned NOT NULL,
  `billable_type` varchar(255) NULL COMMENT 'App\\Models\\Membership or App\\Models\\RoomBooking', `billable_id` bigint unsigned NULL,
  `description` varchar(255) NOT NULL, `quantity` int unsigned NOT NULL DEFAULT 1, `unit_price_cents` int NOT NULL,
  `amount_cents` int NOT NULL COMMENT 'quantity * unit_price_cents',
  `created_at` timestamp NULL, `updated_at` timestamp NULL, PRIMARY KEY (`id`),
  CONSTRAINT `invoice_items_invoice_id_foreign` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`) ON DELETE CASCADE
);
