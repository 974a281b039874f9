CREATE TABLE `customers` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `account_number` varchar(255) NOT NULL,
  `company_name` varchar(255) DEFAULT NULL,
  `contact_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `credit_limit` decimal(10,2) NOT NULL DEFAULT '0.00',
  `shipments_count` int NOT NULL DEFAULT '0',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  `deleted_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `customers_email_unique` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `depots` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(3) NOT NULL,
  `name` varchar(255) NOT NULL,
  `city` varchar(255) NOT NULL,
  `country_code` char(2) NOT NULL,
  `latitude` decimal(9,6) DEFAULT NULL,
  `longitude` decimal(9,6) DEFAULT NULL,
  `opens_at` time NOT NULL,
  `closes_at` time NOT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `depots_code_unique` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `drivers` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `depot_id` bigint unsigned NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `phone` varchar(255) NOT NULL,
  `date_of_birth` date NOT NULL,
  `license_number` varchar(255) NOT NULL,
  `license_expires_on` date NOT NULL,
  `hired_on` date NOT NULL,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `drivers_depot_id_index` (`depot_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `vehicles` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `depot_id` bigint unsigned NOT NULL,
  `registration` varchar(255) NOT NULL,
  `make` varchar(255) NOT NULL,
  `model` varchar(255) NOT NULL,
  `year` smallint NOT NULL,
  `max_payload_kg` int NOT NULL,
  `odometer_km` int NOT NULL,
  `last_service_on` date DEFAULT NULL,
  `next_service_on` date DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `vehicles_registration_unique` (`registration`),
  KEY `vehicles_depot_id_index` (`depot_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `services` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(255) NOT NULL,
  `name` varchar(255) NOT NULL,
  `base_price` decimal(8,2) NOT NULL,
  `price_per_kg` decimal(8,2) NOT NULL,
  `max_weight_kg` decimal(6,2) NOT NULL,
  `transit_days` tinyint unsigned NOT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `services_code_unique` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `shipments` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `customer_id` bigint unsigned NOT NULL,
  `service_id` bigint unsigned NOT NULL,
  `origin_depot_id` bigint unsigned NOT NULL,
  `destination_depot_id` bigint unsigned NOT NULL,
  `tracking_number` varchar(255) NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'booked',
  `recipient_name` varchar(255) NOT NULL,
  `recipient_street` varchar(255) NOT NULL,
  `recipient_city` varchar(255) NOT NULL,
  `recipient_postcode` varchar(255) NOT NULL,
  `recipient_phone` varchar(255) DEFAULT NULL,
  `parcels_count` int NOT NULL DEFAULT '0',
  `total_weight_kg` decimal(8,2) NOT NULL,
  `freight_charge` decimal(10,2) NOT NULL,
  `fuel_surcharge` decimal(10,2) NOT NULL,
  `vat_amount` decimal(10,2) NOT NULL,
  `total_price` decimal(10,2) NOT NULL,
  `signature_required` tinyint(1) NOT NULL DEFAULT '0',
  `booked_at` datetime NOT NULL,
  `collected_at` datetime DEFAULT NULL,
  `estimated_delivery_on` date NOT NULL,
  `delivered_at` datetime DEFAULT NULL,
  `signed_by` varchar(255) DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `shipments_tracking_number_unique` (`tracking_number`),
  KEY `shipments_customer_id_index` (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `parcels` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `shipment_id` bigint unsigned NOT NULL,
  `position` int NOT NULL,
  `barcode` varchar(255) NOT NULL,
  `weight_kg` decimal(6,2) NOT NULL,
  `length_cm` int NOT NULL,
  `width_cm` int NOT NULL,
  `height_cm` int NOT NULL,
  `volumetric_weight_kg` decimal(8,2) NOT NULL,
  `declared_value` decimal(10,2) DEFAULT NULL,
  `contents` varchar(255) DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `parcels_barcode_unique` (`barcode`),
  UNIQUE KEY `parcels_shipment_id_position_unique` (`shipment_id`,`position`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `tracking_events` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `shipment_id` bigint unsigned NOT NULL,
  `depot_id` bigint unsigned DEFAULT NULL,
  `status` varchar(255) NOT NULL,
  `description` varchar(255) NOT NULL,
  `occurred_at` datetime NOT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `tracking_events_shipment_id_occurred_at_index` (`shipment_id`,`occurred_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `delivery_routes` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `depot_id` bigint unsigned NOT NULL,
  `driver_id` bigint unsigned NOT NULL,
  `vehicle_id` bigint unsigned NOT NULL,
  `route_date` date NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'planned',
  `started_at` datetime DEFAULT NULL,
  `finished_at` datetime DEFAULT NULL,
  `start_odometer_km` int DEFAULT NULL,
  `end_odometer_km` int DEFAULT NULL,
  `distance_km` int DEFAULT NULL,
  `stops_count` int NOT NULL DEFAULT '0',
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `delivery_routes_driver_id_route_date_index` (`driver_id`,`route_date`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `route_stops` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `delivery_route_id` bigint unsigned NOT NULL,
  `shipment_id` bigint unsigned NOT NULL,
  `sequence` int NOT NULL,
  `arrived_at` datetime DEFAULT NULL,
  `departed_at` datetime DEFAULT NULL,
  `successful` tinyint(1) DEFAULT NULL,
  `failure_reason` varchar(255) DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `route_stops_delivery_route_id_sequence_unique` (`delivery_route_id`,`sequence`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `claims` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `customer_id` bigint unsigned NOT NULL,
  `shipment_id` bigint unsigned NOT NULL,
  `reason` varchar(255) NOT NULL,
  `details` text,
  `claimed_amount` decimal(10,2) NOT NULL,
  `approved_amount` decimal(10,2) DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'open',
  `opened_at` datetime NOT NULL,
  `resolved_at` datetime DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT NULL,
  `updated_at` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
