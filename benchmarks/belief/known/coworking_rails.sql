CREATE TABLE `locations` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `street` varchar(255) NOT NULL,
  `city` varchar(255) NOT NULL,
  `postal_code` varchar(255) NOT NULL,
  `country_code` varchar(2) NOT NULL,
  `latitude` decimal(10,6) DEFAULT NULL,
  `longitude` decimal(10,6) DEFAULT NULL,
  `time_zone` varchar(255) NOT NULL DEFAULT 'UTC',
  `rooms_count` int NOT NULL DEFAULT '0',
  `opens_at` time NOT NULL,
  `closes_at` time NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_locations_on_slug` (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `members` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `home_location_id` bigint NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `encrypted_password` varchar(255) NOT NULL DEFAULT '',
  `reset_password_token` varchar(255) DEFAULT NULL,
  `reset_password_sent_at` datetime(6) DEFAULT NULL,
  `sign_in_count` int NOT NULL DEFAULT '0',
  `current_sign_in_at` datetime(6) DEFAULT NULL,
  `last_sign_in_at` datetime(6) DEFAULT NULL,
  `last_sign_in_ip` varchar(255) DEFAULT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `job_title` varchar(255) DEFAULT NULL,
  `date_of_birth` date DEFAULT NULL,
  `bookings_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_members_on_email` (`email`),
  UNIQUE KEY `index_members_on_reset_password_token` (`reset_password_token`),
  KEY `index_members_on_home_location_id` (`home_location_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `plans` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `monthly_price_cents` int NOT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'EUR',
  `included_room_hours` int NOT NULL DEFAULT '0',
  `min_term_months` int NOT NULL DEFAULT '1',
  `dedicated_desk` tinyint(1) NOT NULL DEFAULT '0',
  `position` int NOT NULL,
  `archived_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_plans_on_slug` (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `memberships` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `member_id` bigint NOT NULL,
  `plan_id` bigint NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'active',
  `starts_on` date NOT NULL,
  `ends_on` date DEFAULT NULL,
  `cancelled_at` datetime(6) DEFAULT NULL,
  `cancellation_reason` text,
  `monthly_price_cents` int NOT NULL,
  `auto_renew` tinyint(1) NOT NULL DEFAULT '1',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_memberships_on_member_id` (`member_id`),
  KEY `index_memberships_on_plan_id` (`plan_id`),
  KEY `index_memberships_on_status` (`status`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `rooms` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `location_id` bigint NOT NULL,
  `name` varchar(255) NOT NULL,
  `floor` int NOT NULL DEFAULT '0',
  `capacity` int NOT NULL,
  `hourly_rate_cents` int NOT NULL,
  `has_projector` tinyint(1) NOT NULL DEFAULT '0',
  `bookable` tinyint(1) NOT NULL DEFAULT '1',
  `bookings_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_rooms_on_location_id_and_name` (`location_id`,`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `bookings` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `room_id` bigint NOT NULL,
  `member_id` bigint NOT NULL,
  `starts_at` datetime(6) NOT NULL,
  `ends_at` datetime(6) NOT NULL,
  `duration_minutes` int NOT NULL,
  `attendees_count` int NOT NULL DEFAULT '1',
  `hourly_rate_cents` int NOT NULL,
  `total_cents` int NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'confirmed',
  `cancelled_at` datetime(6) DEFAULT NULL,
  `checked_in_at` datetime(6) DEFAULT NULL,
  `title` varchar(255) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_bookings_on_room_id_and_starts_at` (`room_id`,`starts_at`),
  KEY `index_bookings_on_member_id` (`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoices` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `member_id` bigint NOT NULL,
  `number` varchar(255) NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'open',
  `period_start` date NOT NULL,
  `period_end` date NOT NULL,
  `issued_on` date NOT NULL,
  `due_on` date NOT NULL,
  `subtotal_cents` int NOT NULL DEFAULT '0',
  `tax_cents` int NOT NULL DEFAULT '0',
  `total_cents` int NOT NULL DEFAULT '0',
  `paid_cents` int NOT NULL DEFAULT '0',
  `currency` varchar(3) NOT NULL DEFAULT 'EUR',
  `paid_at` datetime(6) DEFAULT NULL,
  `voided_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_invoices_on_number` (`number`),
  KEY `index_invoices_on_member_id` (`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoice_items` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `billable_type` varchar(255) DEFAULT NULL,
  `billable_id` bigint DEFAULT NULL,
  `description` varchar(255) NOT NULL,
  `quantity` int NOT NULL DEFAULT '1',
  `unit_price_cents` int NOT NULL,
  `amount_cents` int NOT NULL,
  `position` int NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_invoice_items_on_invoice_id` (`invoice_id`),
  KEY `index_invoice_items_on_billable` (`billable_type`,`billable_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `payments` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `amount_cents` int NOT NULL,
  `payment_method` varchar(255) NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'succeeded',
  `card_brand` varchar(255) DEFAULT NULL,
  `card_last4` varchar(4) DEFAULT NULL,
  `failure_message` varchar(255) DEFAULT NULL,
  `paid_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_payments_on_invoice_id` (`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `access_cards` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `member_id` bigint NOT NULL,
  `uid` varchar(255) NOT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `issued_at` datetime(6) NOT NULL,
  `deactivated_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_access_cards_on_uid` (`uid`),
  KEY `index_access_cards_on_member_id` (`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `guest_visits` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `location_id` bigint NOT NULL,
  `host_id` bigint NOT NULL,
  `guest_name` varchar(255) NOT NULL,
  `guest_email` varchar(255) DEFAULT NULL,
  `company` varchar(255) DEFAULT NULL,
  `arrived_at` datetime(6) NOT NULL,
  `left_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_guest_visits_on_host_id` (`host_id`),
  KEY `index_guest_visits_on_location_id` (`location_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
