CREATE TABLE `customers` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `email` varchar(255) NOT NULL,
  `date_of_birth` date NOT NULL,
  `country` varchar(2) NOT NULL,
  `kyc_status` varchar(255) NOT NULL DEFAULT 'pending' COMMENT 'pending, verified, rejected',
  `kyc_verified_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_customers_on_email` (`email`)
) ENGINE=InnoDB;

CREATE TABLE `accounts` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` bigint NOT NULL,
  `number` varchar(34) NOT NULL,
  `kind` varchar(255) NOT NULL DEFAULT 'checking' COMMENT 'checking, savings, credit',
  `currency` varchar(3) NOT NULL,
  `balance_cents` bigint NOT NULL DEFAULT '0' COMMENT 'sum of postings.amount_cents',
  `held_cents` bigint NOT NULL DEFAULT '0',
  `available_cents` bigint NOT NULL DEFAULT '0' COMMENT 'balance_cents - held_cents',
  `postings_count` int NOT NULL DEFAULT '0',
  `closed` tinyint(1) NOT NULL DEFAULT '0',
  `opened_at` datetime(6) NOT NULL,
  `closed_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_accounts_on_number` (`number`),
  KEY `index_accounts_on_customer_id` (`customer_id`),
  CONSTRAINT `fk_rails_acc_cust` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `merchants` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `mcc` varchar(4) NOT NULL COMMENT 'merchant category code, four digits',
  `country` varchar(2) NOT NULL,
  `currency` varchar(3) NOT NULL,
  `blocked` tinyint(1) NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;

CREATE TABLE `cards` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `account_id` bigint NOT NULL,
  `customer_id` bigint NOT NULL,
  `cardholder_name` varchar(255) NOT NULL,
  `brand` varchar(255) NOT NULL DEFAULT 'visa' COMMENT 'visa, mastercard',
  `last4` varchar(4) NOT NULL,
  `exp_month` tinyint NOT NULL,
  `exp_year` smallint NOT NULL,
  `state` varchar(255) NOT NULL DEFAULT 'active' COMMENT 'issued, active, frozen, cancelled',
  `issued_at` datetime(6) NOT NULL,
  `activated_at` datetime(6) DEFAULT NULL COMMENT 'null while issued',
  `cancelled_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_cards_on_account_id` (`account_id`),
  CONSTRAINT `fk_rails_card_acc` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`),
  CONSTRAINT `fk_rails_card_cust` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `card_transactions` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `card_id` bigint NOT NULL,
  `account_id` bigint NOT NULL,
  `merchant_id` bigint NOT NULL,
  `mcc` varchar(4) NOT NULL,
  `amount_cents` bigint NOT NULL COMMENT 'in the currency of the merchant',
  `currency` varchar(3) NOT NULL,
  `fx_rate` decimal(12,6) NOT NULL DEFAULT '1.000000',
  `billed_cents` bigint NOT NULL COMMENT 'amount_cents * fx_rate, in the currency of the account',
  `billed_currency` varchar(3) NOT NULL,
  `state` varchar(255) NOT NULL DEFAULT 'settled' COMMENT 'authorized, settled, declined, reversed',
  `decline_reason` varchar(255) DEFAULT NULL,
  `authorized_at` datetime(6) NOT NULL,
  `settled_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_ct_card` FOREIGN KEY (`card_id`) REFERENCES `cards` (`id`),
  CONSTRAINT `fk_rails_ct_acc` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`),
  CONSTRAINT `fk_rails_ct_merch` FOREIGN KEY (`merchant_id`) REFERENCES `merchants` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `journal_entries` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `source_type` varchar(255) NOT NULL COMMENT 'CardTransaction, Dispute',
  `source_id` bigint NOT NULL,
  `currency` varchar(3) NOT NULL,
  `description` varchar(255) DEFAULT NULL,
  `booked_on` date NOT NULL,
  `value_on` date NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_journal_entries_on_source` (`source_type`,`source_id`)
) ENGINE=InnoDB;

CREATE TABLE `postings` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `journal_entry_id` bigint NOT NULL,
  `account_id` bigint NOT NULL,
  `direction` varchar(6) NOT NULL COMMENT 'debit, credit',
  `amount_cents` bigint NOT NULL COMMENT 'negative for debit, positive for credit',
  `currency` varchar(3) NOT NULL,
  `posted_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_post_je` FOREIGN KEY (`journal_entry_id`) REFERENCES `journal_entries` (`id`),
  CONSTRAINT `fk_rails_post_acc` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `disputes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `card_transaction_id` bigint NOT NULL,
  `customer_id` bigint NOT NULL,
  `reason` varchar(255) NOT NULL COMMENT 'fraud, not_received, duplicate, wrong_amount',
  `state` varchar(255) NOT NULL DEFAULT 'opened' COMMENT 'opened, under_review, won, lost',
  `disputed_cents` bigint NOT NULL,
  `refunded_cents` bigint NOT NULL DEFAULT '0' COMMENT 'only when won',
  `opened_at` datetime(6) NOT NULL,
  `resolved_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_dis_ct` FOREIGN KEY (`card_transaction_id`) REFERENCES `card_transactions` (`id`),
  CONSTRAINT `fk_rails_dis_cust` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `statements` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `account_id` bigint NOT NULL,
  `currency` varchar(3) NOT NULL,
  `period_start` date NOT NULL,
  `period_end` date NOT NULL,
  `opening_balance_cents` bigint NOT NULL,
  `total_credits_cents` bigint NOT NULL DEFAULT '0',
  `total_debits_cents` bigint NOT NULL DEFAULT '0',
  `closing_balance_cents` bigint NOT NULL,
  `issued_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_rails_stm_acc` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `notes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `notable_type` varchar(255) NOT NULL COMMENT 'Customer, Account, Dispute',
  `notable_id` bigint NOT NULL,
  `author_email` varchar(255) NOT NULL,
  `body` text NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_notes_on_notable` (`notable_type`,`notable_id`)
) ENGINE=InnoDB;
