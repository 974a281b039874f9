CREATE TABLE `fleet_drone` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `serial_number` varchar(32) NOT NULL UNIQUE,
  `model_name` varchar(64) NOT NULL,
  `takeoff_weight_g` int unsigned NOT NULL,
  `max_flight_minutes` smallint unsigned NOT NULL,
  `purchased_on` date NOT NULL,
  `retired_on` date NULL,
  `is_retired` tinyint(1) NOT NULL,
  `flight_count` int unsigned NOT NULL,
  `total_flight_seconds` int unsigned NOT NULL
);
CREATE TABLE `fleet_battery` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `label` varchar(16) NOT NULL UNIQUE,
  `rated_capacity_mah` int unsigned NOT NULL,
  `measured_capacity_mah` int unsigned NOT NULL,
  `health_percent` decimal(5,2) NOT NULL,
  `cycle_count` int unsigned NOT NULL
);
CREATE TABLE `pilots_pilot` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `first_name` varchar(64) NOT NULL,
  `last_name` varchar(64) NOT NULL,
  `email` varchar(254) NOT NULL UNIQUE,
  `license_number` varchar(32) NOT NULL,
  `license_issued_on` date NOT NULL,
  `license_expires_on` date NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL
);
CREATE TABLE `crm_customer` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `name` varchar(120) NOT NULL,
  `contact_email` varchar(254) NOT NULL,
  `country_code` varchar(2) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL
);
CREATE TABLE `missions_site` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `customer_id` bigint NOT NULL,
  `name` varchar(120) NOT NULL,
  `latitude` decimal(9,6) NOT NULL,
  `longitude` decimal(9,6) NOT NULL,
  `area_sqm` decimal(12,2) NOT NULL,
  `area_hectares` decimal(8,4) NOT NULL,
  CONSTRAINT `missions_site_customer_id_fk` FOREIGN KEY (`customer_id`) REFERENCES `crm_customer` (`id`)
);
CREATE TABLE `missions_mission` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `reference` varchar(20) NOT NULL UNIQUE,
  `customer_id` bigint NOT NULL,
  `site_id` bigint NOT NULL,
  `lead_pilot_id` bigint NOT NULL,
  `state` varchar(16) NOT NULL CHECK (`state` IN ('requested','scheduled','flown','delivered','aborted')),
  `requested_at` datetime(6) NOT NULL,
  `scheduled_for` datetime(6) NULL,
  `flown_at` datetime(6) NULL,
  `delivered_at` datetime(6) NULL,
  `aborted_at` datetime(6) NULL,
  `abort_reason` varchar(200) NULL,
  `images_captured` int unsigned NOT NULL,
  `images_rejected` int unsigned NOT NULL,
  `images_usable` int unsigned NOT NULL,
  `price_per_hectare` decimal(8,2) NOT NULL,
  `billed_hectares` decimal(8,2) NOT NULL,
  `travel_fee` decimal(8,2) NOT NULL,
  `total_price` decimal(10,2) NOT NULL,
  CONSTRAINT `missions_mission_customer_id_fk` FOREIGN KEY (`customer_id`) REFERENCES `crm_customer` (`id`),
  CONSTRAINT `missions_mission_site_id_fk` FOREIGN KEY (`site_id`) REFERENCES `missions_site` (`id`),
  CONSTRAINT `missions_mission_lead_pilot_id_fk` FOREIGN KEY (`lead_pilot_id`) REFERENCES `pilots_pilot` (`id`)
);
CREATE TABLE `missions_flight` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `mission_id` bigint NOT NULL,
  `drone_id` bigint NOT NULL,
  `battery_id` bigint NOT NULL,
  `sequence` smallint unsigned NOT NULL,
  `takeoff_at` datetime(6) NOT NULL,
  `landing_at` datetime(6) NOT NULL,
  `duration_seconds` int unsigned NOT NULL,
  `max_altitude_m` decimal(5,1) NOT NULL,
  `battery_start_pct` smallint unsigned NOT NULL,
  `battery_end_pct` smallint unsigned NOT NULL,
  `battery_used_pct` smallint unsigned NOT NULL,
  `wind_speed_ms` decimal(4,1) NOT NULL,
  UNIQUE (`mission_id`, `sequence`),
  CONSTRAINT `missions_flight_mission_id_fk` FOREIGN KEY (`mission_id`) REFERENCES `missions_mission` (`id`),
  CONSTRAINT `missions_flight_drone_id_fk` FOREIGN KEY (`drone_id`) REFERENCES `fleet_drone` (`id`),
  CONSTRAINT `missions_flight_battery_id_fk` FOREIGN KEY (`battery_id`) REFERENCES `fleet_battery` (`id`)
);
CREATE TABLE `incidents_incident` (
  `id` bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `flight_id` bigint NOT NULL,
  `drone_id` bigint NOT NULL,
  `severity` varchar(10) NOT NULL CHECK (`severity` IN ('minor','major','critical')),
  `occurred_at` datetime(6) NOT NULL,
  `reported_at` datetime(6) NOT NULL,
  `is_resolved` tinyint(1) NOT NULL,
  `resolved_at` datetime(6) NULL,
  `resolution` longtext NULL,
  CONSTRAINT `incidents_incident_flight_id_fk` FOREIGN KEY (`flight_id`) REFERENCES `missions_flight` (`id`),
  CONSTRAINT `incidents_incident_drone_id_fk` FOREIGN KEY (`drone_id`) REFERENCES `fleet_drone` (`id`)
);
