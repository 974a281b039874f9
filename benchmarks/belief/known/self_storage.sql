CREATE TABLE `facilities` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `street` varchar(255) NOT NULL,
  `zip` varchar(255) NOT NULL,
  `city` varchar(255) NOT NULL,
  `country_code` varchar(2) NOT NULL DEFAULT 'US',
  `time_zone` varchar(255) NOT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `latitude` decimal(9,6) DEFAULT NULL,
  `longitude` decimal(9,6) DEFAULT NULL,
  `gate_opens_at` time NOT NULL,
  `gate_closes_at` time NOT NULL,
  `units_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_facilities_on_slug` (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `unit_sizes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `width_ft` decimal(4,1) NOT NULL,
  `depth_ft` decimal(4,1) NOT NULL,
  `area_sqft` decimal(7,2) NOT NULL,
  `position` int NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `users` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `email` varchar(255) NOT NULL,
  `encrypted_password` varchar(255) NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `role` varchar(255) NOT NULL DEFAULT 'agent',
  `facility_id` bigint DEFAULT NULL,
  `sign_in_count` int NOT NULL DEFAULT '0',
  `current_sign_in_at` datetime(6) DEFAULT NULL,
  `last_sign_in_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_users_on_email` (`email`),
  KEY `index_users_on_facility_id` (`facility_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `units` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `facility_id` bigint NOT NULL,
  `unit_size_id` bigint NOT NULL,
  `number` varchar(255) NOT NULL,
  `floor` int NOT NULL DEFAULT '0',
  `climate_controlled` tinyint(1) NOT NULL DEFAULT '0',
  `state` varchar(255) NOT NULL DEFAULT 'vacant',
  `monthly_price_cents` int NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_units_on_facility_id_and_number` (`facility_id`,`number`),
  KEY `index_units_on_unit_size_id` (`unit_size_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `customers` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `business` tinyint(1) NOT NULL DEFAULT '0',
  `company_name` varchar(255) DEFAULT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `date_of_birth` date DEFAULT NULL,
  `street` varchar(255) NOT NULL,
  `zip` varchar(255) NOT NULL,
  `city` varchar(255) NOT NULL,
  `leases_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_customers_on_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `leases` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `number` varchar(255) NOT NULL,
  `customer_id` bigint NOT NULL,
  `unit_id` bigint NOT NULL,
  `state` varchar(255) NOT NULL DEFAULT 'active',
  `signed_at` datetime(6) NOT NULL,
  `starts_on` date NOT NULL,
  `notice_given_on` date DEFAULT NULL,
  `ends_on` date DEFAULT NULL,
  `monthly_price_cents` int NOT NULL,
  `deposit_cents` int NOT NULL DEFAULT '0',
  `deposit_refunded_at` datetime(6) DEFAULT NULL,
  `billing_day` int NOT NULL DEFAULT '1',
  `currency` varchar(3) NOT NULL DEFAULT 'USD',
  `invoices_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_leases_on_number` (`number`),
  KEY `index_leases_on_customer_id` (`customer_id`),
  KEY `index_leases_on_unit_id` (`unit_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `access_codes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `lease_id` bigint NOT NULL,
  `code` varchar(6) NOT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `issued_at` datetime(6) NOT NULL,
  `revoked_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_access_codes_on_lease_id` (`lease_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `access_events` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `access_code_id` bigint NOT NULL,
  `facility_id` bigint NOT NULL,
  `granted` tinyint(1) NOT NULL DEFAULT '1',
  `denial_reason` varchar(255) DEFAULT NULL,
  `entered_at` datetime(6) NOT NULL,
  `exited_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_access_events_on_access_code_id` (`access_code_id`),
  KEY `index_access_events_on_facility_id` (`facility_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoices` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `number` varchar(255) NOT NULL,
  `lease_id` bigint NOT NULL,
  `customer_id` bigint NOT NULL,
  `state` varchar(255) NOT NULL DEFAULT 'open',
  `period_start` date NOT NULL,
  `period_end` date NOT NULL,
  `issued_on` date NOT NULL,
  `due_on` date NOT NULL,
  `paid_at` datetime(6) DEFAULT NULL,
  `subtotal_cents` int NOT NULL DEFAULT '0',
  `tax_rate` decimal(5,2) NOT NULL DEFAULT '0.00',
  `tax_cents` int NOT NULL DEFAULT '0',
  `total_cents` int NOT NULL DEFAULT '0',
  `paid_cents` int NOT NULL DEFAULT '0',
  `balance_cents` int NOT NULL DEFAULT '0',
  `currency` varchar(3) NOT NULL DEFAULT 'USD',
  `line_items_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_invoices_on_number` (`number`),
  KEY `index_invoices_on_lease_id` (`lease_id`),
  KEY `index_invoices_on_customer_id` (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `line_items` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `position` int NOT NULL,
  `description` varchar(255) NOT NULL,
  `quantity` int NOT NULL DEFAULT '1',
  `unit_price_cents` int NOT NULL,
  `amount_cents` int NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_line_items_on_invoice_id` (`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `payments` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `customer_id` bigint NOT NULL,
  `amount_cents` int NOT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'USD',
  `method` varchar(255) NOT NULL,
  `state` varchar(255) NOT NULL DEFAULT 'succeeded',
  `failure_reason` varchar(255) DEFAULT NULL,
  `refunded_cents` int NOT NULL DEFAULT '0',
  `refunded_at` datetime(6) DEFAULT NULL,
  `received_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_payments_on_invoice_id` (`invoice_id`),
  KEY `index_payments_on_customer_id` (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `reminders` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `level` int NOT NULL DEFAULT '1',
  `fee_cents` int NOT NULL DEFAULT '0',
  `sent_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_reminders_on_invoice_id_and_level` (`invoice_id`,`level`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
