CREATE TABLE `members` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `born_on` date NOT NULL,
  `sex` varchar(1) NOT NULL,
  `weight_kg` decimal(4,1) DEFAULT NULL,
  `joined_on` date NOT NULL,
  `resigned_on` date DEFAULT NULL,
  `coach` tinyint(1) NOT NULL DEFAULT '0',
  `outings_count` int NOT NULL DEFAULT '0',
  `kilometres_total` decimal(9,1) NOT NULL DEFAULT '0.0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_members_on_email` (`email`)
);
CREATE TABLE `boats` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `boat_class` enum('1x','2x','2-','4x','4-','4x+','8+') NOT NULL,
  `seats` int NOT NULL,
  `coxed` tinyint(1) NOT NULL DEFAULT '0',
  `built_year` int DEFAULT NULL,
  `min_crew_weight_kg` int DEFAULT NULL,
  `max_crew_weight_kg` int DEFAULT NULL,
  `status` enum('available','on_water','damaged','retired') NOT NULL DEFAULT 'available',
  `retired_on` date DEFAULT NULL,
  `open_damages_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE `outings` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `boat_id` bigint NOT NULL,
  `coach_id` bigint DEFAULT NULL,
  `state` enum('booked','out','returned','cancelled') NOT NULL DEFAULT 'booked',
  `booked_at` datetime(6) NOT NULL,
  `departed_at` datetime(6) DEFAULT NULL,
  `returned_at` datetime(6) DEFAULT NULL,
  `cancelled_at` datetime(6) DEFAULT NULL,
  `distance_km` decimal(4,1) DEFAULT NULL,
  `destination` varchar(255) DEFAULT NULL,
  `water_temp_c` decimal(3,1) DEFAULT NULL,
  `crew_count` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_01` FOREIGN KEY (`boat_id`) REFERENCES `boats` (`id`),
  CONSTRAINT `fk_rails_02` FOREIGN KEY (`coach_id`) REFERENCES `members` (`id`)
);
CREATE TABLE `crew_seats` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `outing_id` bigint NOT NULL,
  `member_id` bigint NOT NULL,
  `seat_number` int NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_crew_seats_on_outing_id_and_seat_number` (`outing_id`,`seat_number`),
  UNIQUE KEY `index_crew_seats_on_outing_id_and_member_id` (`outing_id`,`member_id`),
  CONSTRAINT `fk_rails_03` FOREIGN KEY (`outing_id`) REFERENCES `outings` (`id`),
  CONSTRAINT `fk_rails_04` FOREIGN KEY (`member_id`) REFERENCES `members` (`id`)
);
CREATE TABLE `damage_reports` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `boat_id` bigint NOT NULL,
  `outing_id` bigint DEFAULT NULL,
  `reported_by_id` bigint NOT NULL,
  `reported_at` datetime(6) NOT NULL,
  `severity` enum('minor','major','total_loss') NOT NULL,
  `description` text NOT NULL,
  `repaired_at` datetime(6) DEFAULT NULL,
  `repair_cost` decimal(8,2) DEFAULT NULL,
  `insured` tinyint(1) NOT NULL DEFAULT '0',
  `excess_amount` decimal(8,2) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_05` FOREIGN KEY (`boat_id`) REFERENCES `boats` (`id`),
  CONSTRAINT `fk_rails_06` FOREIGN KEY (`outing_id`) REFERENCES `outings` (`id`),
  CONSTRAINT `fk_rails_07` FOREIGN KEY (`reported_by_id`) REFERENCES `members` (`id`)
);
CREATE TABLE `subscriptions` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `member_id` bigint NOT NULL,
  `season` int NOT NULL,
  `starts_on` date NOT NULL,
  `ends_on` date NOT NULL,
  `fee` decimal(8,2) NOT NULL,
  `discount` decimal(8,2) NOT NULL DEFAULT '0.00',
  `amount_due` decimal(8,2) NOT NULL,
  `amount_paid` decimal(8,2) NOT NULL DEFAULT '0.00',
  `paid_on` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_subscriptions_on_member_id_and_season` (`member_id`,`season`),
  CONSTRAINT `fk_rails_08` FOREIGN KEY (`member_id`) REFERENCES `members` (`id`)
);
CREATE TABLE `regattas` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `venue` varchar(255) NOT NULL,
  `entries_close_at` datetime(6) NOT NULL,
  `starts_on` date NOT NULL,
  `ends_on` date NOT NULL,
  `course_length_m` int NOT NULL,
  `entries_count` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
);
CREATE TABLE `race_entries` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `regatta_id` bigint NOT NULL,
  `boat_id` bigint NOT NULL,
  `entered_at` datetime(6) NOT NULL,
  `status` enum('entered','scratched','raced','disqualified') NOT NULL DEFAULT 'entered',
  `scratched_at` datetime(6) DEFAULT NULL,
  `lane` int DEFAULT NULL,
  `finish_time_ms` int DEFAULT NULL,
  `place` int DEFAULT NULL,
  `entry_fee` decimal(6,2) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_09` FOREIGN KEY (`regatta_id`) REFERENCES `regattas` (`id`),
  CONSTRAINT `fk_rails_10` FOREIGN KEY (`boat_id`) REFERENCES `boats` (`id`)
);
