CREATE TABLE `users` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `email` varchar(255) NOT NULL DEFAULT '',
  `encrypted_password` varchar(255) NOT NULL DEFAULT '',
  `first_name` varchar(255) DEFAULT NULL,
  `last_name` varchar(255) DEFAULT NULL,
  `role` varchar(255) NOT NULL DEFAULT 'recruiter',
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `sign_in_count` int NOT NULL DEFAULT '0',
  `last_sign_in_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_users_on_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `clients` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `account_manager_id` bigint NOT NULL,
  `name` varchar(255) NOT NULL,
  `industry` varchar(255) DEFAULT NULL,
  `website` varchar(255) DEFAULT NULL,
  `city` varchar(255) DEFAULT NULL,
  `country_code` varchar(2) NOT NULL DEFAULT 'DE',
  `fee_percentage` decimal(5,2) NOT NULL DEFAULT '25.00',
  `payment_terms_days` int NOT NULL DEFAULT '30',
  `jobs_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_clients_on_account_manager_id` (`account_manager_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `contacts` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` bigint NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `job_title` varchar(255) DEFAULT NULL,
  `email` varchar(255) DEFAULT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `primary_contact` tinyint(1) NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_contacts_on_client_id` (`client_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `jobs` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` bigint NOT NULL,
  `contact_id` bigint DEFAULT NULL,
  `recruiter_id` bigint NOT NULL,
  `title` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `description` text,
  `employment_type` varchar(255) NOT NULL DEFAULT 'permanent',
  `location` varchar(255) DEFAULT NULL,
  `salary_min` decimal(10,2) DEFAULT NULL,
  `salary_max` decimal(10,2) DEFAULT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'EUR',
  `openings` int NOT NULL DEFAULT '1',
  `applications_count` int NOT NULL DEFAULT '0',
  `placements_count` int NOT NULL DEFAULT '0',
  `status` varchar(255) NOT NULL DEFAULT 'draft',
  `published_at` datetime(6) DEFAULT NULL,
  `closed_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_jobs_on_slug` (`slug`),
  KEY `index_jobs_on_client_id` (`client_id`),
  KEY `index_jobs_on_contact_id` (`contact_id`),
  KEY `index_jobs_on_recruiter_id` (`recruiter_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `candidates` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `city` varchar(255) DEFAULT NULL,
  `country_code` varchar(2) NOT NULL DEFAULT 'DE',
  `date_of_birth` date DEFAULT NULL,
  `current_title` varchar(255) DEFAULT NULL,
  `years_of_experience` int DEFAULT NULL,
  `expected_salary` decimal(10,2) DEFAULT NULL,
  `linkedin_url` varchar(255) DEFAULT NULL,
  `source` varchar(255) NOT NULL DEFAULT 'website',
  `gdpr_consent` tinyint(1) NOT NULL DEFAULT '0',
  `gdpr_consented_at` datetime(6) DEFAULT NULL,
  `gdpr_expires_at` datetime(6) DEFAULT NULL,
  `applications_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_candidates_on_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `applications` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `job_id` bigint NOT NULL,
  `candidate_id` bigint NOT NULL,
  `stage` varchar(255) NOT NULL DEFAULT 'applied',
  `rating` int DEFAULT NULL,
  `cover_letter` text,
  `applied_at` datetime(6) NOT NULL,
  `rejected_at` datetime(6) DEFAULT NULL,
  `rejection_reason` varchar(255) DEFAULT NULL,
  `withdrawn_at` datetime(6) DEFAULT NULL,
  `hired_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_applications_on_job_id_and_candidate_id` (`job_id`,`candidate_id`),
  KEY `index_applications_on_candidate_id` (`candidate_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `interviews` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `application_id` bigint NOT NULL,
  `interviewer_id` bigint NOT NULL,
  `round` int NOT NULL DEFAULT '1',
  `kind` varchar(255) NOT NULL DEFAULT 'phone',
  `status` varchar(255) NOT NULL DEFAULT 'scheduled',
  `scheduled_at` datetime(6) NOT NULL,
  `duration_minutes` int NOT NULL DEFAULT '45',
  `ends_at` datetime(6) NOT NULL,
  `meeting_url` varchar(255) DEFAULT NULL,
  `completed_at` datetime(6) DEFAULT NULL,
  `cancelled_at` datetime(6) DEFAULT NULL,
  `feedback` text,
  `score` int DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_interviews_on_application_id_and_round` (`application_id`,`round`),
  KEY `index_interviews_on_interviewer_id` (`interviewer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `offers` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `application_id` bigint NOT NULL,
  `base_salary` decimal(10,2) NOT NULL,
  `bonus_percentage` decimal(5,2) NOT NULL DEFAULT '0.00',
  `total_compensation` decimal(10,2) NOT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'EUR',
  `start_date` date NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'draft',
  `sent_at` datetime(6) DEFAULT NULL,
  `expires_on` date DEFAULT NULL,
  `accepted_at` datetime(6) DEFAULT NULL,
  `declined_at` datetime(6) DEFAULT NULL,
  `decline_reason` varchar(255) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_offers_on_application_id` (`application_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `placements` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `offer_id` bigint NOT NULL,
  `job_id` bigint NOT NULL,
  `candidate_id` bigint NOT NULL,
  `client_id` bigint NOT NULL,
  `start_date` date NOT NULL,
  `guarantee_days` int NOT NULL DEFAULT '90',
  `guarantee_ends_on` date NOT NULL,
  `annual_salary` decimal(10,2) NOT NULL,
  `fee_percentage` decimal(5,2) NOT NULL,
  `fee_amount` decimal(10,2) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_placements_on_offer_id` (`offer_id`),
  KEY `index_placements_on_job_id` (`job_id`),
  KEY `index_placements_on_candidate_id` (`candidate_id`),
  KEY `index_placements_on_client_id` (`client_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoices` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` bigint NOT NULL,
  `placement_id` bigint NOT NULL,
  `number` varchar(255) NOT NULL,
  `issued_on` date NOT NULL,
  `due_on` date NOT NULL,
  `net_amount` decimal(10,2) NOT NULL,
  `tax_rate` decimal(4,2) NOT NULL DEFAULT '19.00',
  `tax_amount` decimal(10,2) NOT NULL,
  `total_amount` decimal(10,2) NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'open',
  `paid_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_invoices_on_number` (`number`),
  KEY `index_invoices_on_client_id` (`client_id`),
  KEY `index_invoices_on_placement_id` (`placement_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `notes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `notable_type` varchar(255) NOT NULL,
  `notable_id` bigint NOT NULL,
  `user_id` bigint NOT NULL,
  `body` text NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_notes_on_notable` (`notable_type`,`notable_id`),
  KEY `index_notes_on_user_id` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
