CREATE TABLE `customers` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `locale` varchar(255) NOT NULL DEFAULT 'en',
  `time_zone` varchar(255) NOT NULL DEFAULT 'Europe/London',
  `encrypted_password` varchar(255) NOT NULL,
  `sign_in_count` int NOT NULL DEFAULT '0',
  `last_sign_in_at` datetime(6) DEFAULT NULL,
  `bookings_count` int NOT NULL DEFAULT '0',
  `balance_cents` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_customers_on_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `properties` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` bigint NOT NULL,
  `label` varchar(255) DEFAULT NULL,
  `property_type` varchar(255) NOT NULL DEFAULT 'flat',
  `address_line1` varchar(255) NOT NULL,
  `city` varchar(255) NOT NULL,
  `postcode` varchar(255) NOT NULL,
  `country_code` varchar(2) NOT NULL DEFAULT 'GB',
  `latitude` decimal(10,6) DEFAULT NULL,
  `longitude` decimal(10,6) DEFAULT NULL,
  `bedrooms` int NOT NULL DEFAULT '1',
  `bathrooms` int NOT NULL DEFAULT '1',
  `has_pets` tinyint(1) NOT NULL DEFAULT '0',
  `bookings_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_properties_on_customer_id` (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `cleaners` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(255) NOT NULL,
  `date_of_birth` date NOT NULL,
  `hired_on` date NOT NULL,
  `terminated_on` date DEFAULT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `hourly_rate_cents` int NOT NULL,
  `reviews_count` int NOT NULL DEFAULT '0',
  `average_rating` decimal(3,2) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_cleaners_on_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `services` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `description` text,
  `price_cents` int NOT NULL,
  `duration_minutes` int NOT NULL,
  `position` int NOT NULL,
  `published` tinyint(1) NOT NULL DEFAULT '0',
  `published_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_services_on_slug` (`slug`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `subscriptions` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` bigint NOT NULL,
  `property_id` bigint NOT NULL,
  `service_id` bigint NOT NULL,
  `frequency` varchar(255) NOT NULL DEFAULT 'weekly',
  `weekday` int NOT NULL,
  `starts_on` date NOT NULL,
  `ends_on` date DEFAULT NULL,
  `state` varchar(255) NOT NULL DEFAULT 'active',
  `cancelled_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_subscriptions_on_customer_id` (`customer_id`),
  KEY `index_subscriptions_on_property_id` (`property_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `bookings` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `reference` varchar(255) NOT NULL,
  `customer_id` bigint NOT NULL,
  `property_id` bigint NOT NULL,
  `cleaner_id` bigint DEFAULT NULL,
  `subscription_id` bigint DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'pending',
  `scheduled_start_at` datetime(6) NOT NULL,
  `scheduled_end_at` datetime(6) NOT NULL,
  `started_at` datetime(6) DEFAULT NULL,
  `completed_at` datetime(6) DEFAULT NULL,
  `cancelled_at` datetime(6) DEFAULT NULL,
  `cancellation_reason` varchar(255) DEFAULT NULL,
  `items_count` int NOT NULL DEFAULT '0',
  `total_cents` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_bookings_on_reference` (`reference`),
  KEY `index_bookings_on_customer_id` (`customer_id`),
  KEY `index_bookings_on_property_id` (`property_id`),
  KEY `index_bookings_on_cleaner_id` (`cleaner_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `booking_items` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `booking_id` bigint NOT NULL,
  `service_id` bigint NOT NULL,
  `quantity` int NOT NULL DEFAULT '1',
  `unit_price_cents` int NOT NULL,
  `total_cents` int NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_booking_items_on_booking_id_and_service_id` (`booking_id`,`service_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoices` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `number` varchar(255) NOT NULL,
  `booking_id` bigint NOT NULL,
  `customer_id` bigint NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'draft',
  `currency` varchar(3) NOT NULL DEFAULT 'GBP',
  `issued_on` date NOT NULL,
  `due_on` date NOT NULL,
  `paid_at` datetime(6) DEFAULT NULL,
  `subtotal_cents` int NOT NULL DEFAULT '0',
  `vat_rate` decimal(5,2) NOT NULL DEFAULT '20.00',
  `vat_cents` int NOT NULL DEFAULT '0',
  `total_cents` int NOT NULL DEFAULT '0',
  `amount_paid_cents` int NOT NULL DEFAULT '0',
  `amount_due_cents` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_invoices_on_number` (`number`),
  UNIQUE KEY `index_invoices_on_booking_id` (`booking_id`),
  KEY `index_invoices_on_customer_id` (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `payments` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `amount_cents` int NOT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'GBP',
  `payment_method` varchar(255) NOT NULL DEFAULT 'card',
  `card_brand` varchar(255) DEFAULT NULL,
  `card_last4` varchar(4) DEFAULT NULL,
  `paid_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_payments_on_invoice_id` (`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `reviews` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `booking_id` bigint NOT NULL,
  `customer_id` bigint NOT NULL,
  `cleaner_id` bigint NOT NULL,
  `rating` int NOT NULL,
  `body` text,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_reviews_on_booking_id` (`booking_id`),
  KEY `index_reviews_on_cleaner_id` (`cleaner_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `notes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `notable_type` varchar(255) NOT NULL,
  `notable_id` bigint NOT NULL,
  `author_name` varchar(255) NOT NULL,
  `body` text NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_notes_on_notable_type_and_notable_id` (`notable_type`,`notable_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
