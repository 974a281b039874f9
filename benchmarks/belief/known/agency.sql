CREATE TABLE `users` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `encrypted_password` varchar(255) NOT NULL DEFAULT '',
  `role` varchar(255) NOT NULL DEFAULT 'member',
  `hourly_cost` decimal(8,2) NOT NULL,
  `weekly_hours` int NOT NULL DEFAULT 40,
  `time_zone` varchar(255) DEFAULT NULL,
  `sign_in_count` int NOT NULL DEFAULT 0,
  `current_sign_in_at` datetime(6) DEFAULT NULL,
  `last_sign_in_at` datetime(6) DEFAULT NULL,
  `last_sign_in_ip` varchar(255) DEFAULT NULL,
  `deactivated_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_users_on_email` (`email`)
);

CREATE TABLE `clients` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `website` varchar(255) DEFAULT NULL,
  `billing_email` varchar(255) NOT NULL,
  `address_line1` varchar(255) DEFAULT NULL,
  `city` varchar(255) DEFAULT NULL,
  `zip` varchar(255) DEFAULT NULL,
  `country_code` varchar(2) NOT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'EUR',
  `payment_terms_days` int NOT NULL DEFAULT 30,
  `projects_count` int NOT NULL DEFAULT 0,
  `archived` tinyint(1) NOT NULL DEFAULT 0,
  `archived_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_clients_on_slug` (`slug`)
);

CREATE TABLE `contacts` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` bigint NOT NULL,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `phone` varchar(255) DEFAULT NULL,
  `job_title` varchar(255) DEFAULT NULL,
  `primary` tinyint(1) NOT NULL DEFAULT 0,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_contacts_on_client_id` (`client_id`)
);

CREATE TABLE `projects` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` bigint NOT NULL,
  `manager_id` bigint NOT NULL,
  `name` varchar(255) NOT NULL,
  `code` varchar(255) NOT NULL,
  `billing_type` varchar(255) NOT NULL DEFAULT 'hourly',
  `budget_hours` decimal(8,2) DEFAULT NULL,
  `fixed_price` decimal(12,2) DEFAULT NULL,
  `hourly_rate` decimal(8,2) DEFAULT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'draft',
  `starts_on` date NOT NULL,
  `ends_on` date DEFAULT NULL,
  `completed_at` datetime(6) DEFAULT NULL,
  `tasks_count` int NOT NULL DEFAULT 0,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_projects_on_code` (`code`),
  KEY `index_projects_on_client_id` (`client_id`),
  KEY `index_projects_on_manager_id` (`manager_id`)
);

CREATE TABLE `memberships` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `project_id` bigint NOT NULL,
  `user_id` bigint NOT NULL,
  `billable_rate` decimal(8,2) NOT NULL,
  `joined_on` date NOT NULL,
  `left_on` date DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_memberships_on_project_id_and_user_id` (`project_id`,`user_id`)
);

CREATE TABLE `tasks` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `project_id` bigint NOT NULL,
  `assignee_id` bigint DEFAULT NULL,
  `parent_id` bigint DEFAULT NULL,
  `position` int NOT NULL DEFAULT 1,
  `title` varchar(255) NOT NULL,
  `description` text,
  `priority` varchar(255) NOT NULL DEFAULT 'normal',
  `status` varchar(255) NOT NULL DEFAULT 'todo',
  `progress` int NOT NULL DEFAULT 0,
  `estimated_minutes` int DEFAULT NULL,
  `due_on` date DEFAULT NULL,
  `started_at` datetime(6) DEFAULT NULL,
  `completed_at` datetime(6) DEFAULT NULL,
  `comments_count` int NOT NULL DEFAULT 0,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_tasks_on_project_id` (`project_id`),
  KEY `index_tasks_on_assignee_id` (`assignee_id`),
  KEY `index_tasks_on_parent_id` (`parent_id`)
);

CREATE TABLE `comments` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `commentable_type` varchar(255) NOT NULL,
  `commentable_id` bigint NOT NULL,
  `user_id` bigint NOT NULL,
  `body` text NOT NULL,
  `edited_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_comments_on_commentable` (`commentable_type`,`commentable_id`),
  KEY `index_comments_on_user_id` (`user_id`)
);

CREATE TABLE `time_entries` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `user_id` bigint NOT NULL,
  `project_id` bigint NOT NULL,
  `task_id` bigint DEFAULT NULL,
  `spent_on` date NOT NULL,
  `started_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) NOT NULL,
  `minutes` int NOT NULL,
  `billable` tinyint(1) NOT NULL DEFAULT 1,
  `hourly_rate` decimal(8,2) DEFAULT NULL,
  `notes` varchar(255) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_time_entries_on_user_id_and_spent_on` (`user_id`,`spent_on`),
  KEY `index_time_entries_on_project_id` (`project_id`),
  KEY `index_time_entries_on_task_id` (`task_id`)
);

CREATE TABLE `invoices` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` bigint NOT NULL,
  `project_id` bigint NOT NULL,
  `number` varchar(255) NOT NULL,
  `status` varchar(255) NOT NULL DEFAULT 'draft',
  `issued_on` date NOT NULL,
  `due_on` date NOT NULL,
  `sent_at` datetime(6) DEFAULT NULL,
  `paid_at` datetime(6) DEFAULT NULL,
  `currency` varchar(3) NOT NULL DEFAULT 'EUR',
  `subtotal` decimal(12,2) NOT NULL DEFAULT 0.00,
  `tax_rate` decimal(5,2) NOT NULL DEFAULT 0.00,
  `tax_amount` decimal(12,2) NOT NULL DEFAULT 0.00,
  `total` decimal(12,2) NOT NULL DEFAULT 0.00,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_invoices_on_number` (`number`),
  KEY `index_invoices_on_client_id` (`client_id`),
  KEY `index_invoices_on_project_id` (`project_id`)
);

CREATE TABLE `invoice_items` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `invoice_id` bigint NOT NULL,
  `position` int NOT NULL DEFAULT 1,
  `description` varchar(255) NOT NULL,
  `quantity` decimal(8,2) NOT NULL,
  `unit_price` decimal(10,2) NOT NULL,
  `amount` decimal(12,2) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_invoice_items_on_invoice_id` (`invoice_id`)
);
