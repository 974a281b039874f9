-- A wholesale business in seven tables: who we buy from, who we sell to, what, from which batch, and who has paid.
-- Money is DECIMAL(12,2), quantities are DECIMAL(12,3), times are DATETIME in UTC.

CREATE TABLE `vendors` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(120) NOT NULL,
  `contact_name` VARCHAR(120) NOT NULL,
  `contact_email` VARCHAR(190) NOT NULL,
  `contact_phone` VARCHAR(32) NOT NULL,
  `payment_terms` ENUM('COD','NET_7','NET_15','NET_30','NET_60') NOT NULL DEFAULT 'NET_30',
  `notes` TEXT NULL,
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_vendors_name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `clients` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `code` VARCHAR(20) NOT NULL,
  `name` VARCHAR(120) NOT NULL COMMENT 'the business, not a person',
  `contact_name` VARCHAR(120) NOT NULL,
  `email` VARCHAR(190) NOT NULL,
  `phone` VARCHAR(32) NOT NULL,
  `address` VARCHAR(160) NOT NULL,
  `city` VARCHAR(80) NOT NULL,
  `region` CHAR(2) NOT NULL,
  `postal_code` VARCHAR(10) NOT NULL,
  `client_type` ENUM('RETAIL','WHOLESALE','DISTRIBUTOR','MANUFACTURER') NOT NULL,
  `payment_terms` ENUM('COD','NET_7','NET_15','NET_30','NET_60') NOT NULL DEFAULT 'NET_30',
  `credit_limit` DECIMAL(12,2) NOT NULL,
  `total_spent` DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the totals of its orders',
  `total_owed` DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of what is due on its invoices',
  `tags` JSON NOT NULL,
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_clients_code` (`code`),
  UNIQUE KEY `uq_clients_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `products` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `sku` VARCHAR(20) NOT NULL,
  `name` VARCHAR(120) NOT NULL,
  `category` ENUM('PRODUCE','DAIRY','BAKERY','SPICE','BEVERAGE','HOUSEHOLD') NOT NULL,
  `unit` ENUM('LB','OZ','G','EA') NOT NULL,
  `list_price` DECIMAL(12,2) NOT NULL,
  `created_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_products_sku` (`sku`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `batches` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `code` VARCHAR(20) NOT NULL,
  `product_id` BIGINT UNSIGNED NOT NULL,
  `vendor_id` BIGINT UNSIGNED NOT NULL,
  `status` ENUM('AWAITING_INTAKE','LIVE','ON_HOLD','QUARANTINED','SOLD_OUT','CLOSED') NOT NULL,
  `quantity_received` DECIMAL(12,3) NOT NULL,
  `quantity_on_hand` DECIMAL(12,3) NOT NULL COMMENT 'received less what its orders took',
  `unit_cost` DECIMAL(12,2) NOT NULL,
  `received_on` DATE NOT NULL,
  `expires_on` DATE NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_batches_code` (`code`),
  KEY `ix_batches_product` (`product_id`),
  KEY `ix_batches_vendor` (`vendor_id`),
  CONSTRAINT `fk_batches_product` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`),
  CONSTRAINT `fk_batches_vendor` FOREIGN KEY (`vendor_id`) REFERENCES `vendors` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `orders` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `order_number` VARCHAR(20) NOT NULL,
  `client_id` BIGINT UNSIGNED NOT NULL,
  `batch_id` BIGINT UNSIGNED NOT NULL,
  `status` ENUM('CONFIRMED','PACKED','SHIPPED','DELIVERED') NOT NULL,
  `quantity` DECIMAL(12,3) NOT NULL,
  `unit_price` DECIMAL(12,2) NOT NULL,
  `subtotal` DECIMAL(12,2) NOT NULL,
  `tax` DECIMAL(12,2) NOT NULL,
  `total` DECIMAL(12,2) NOT NULL,
  `ordered_at` DATETIME NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_orders_number` (`order_number`),
  KEY `ix_orders_client` (`client_id`),
  KEY `ix_orders_batch` (`batch_id`),
  CONSTRAINT `fk_orders_client` FOREIGN KEY (`client_id`) REFERENCES `clients` (`id`),
  CONSTRAINT `fk_orders_batch` FOREIGN KEY (`batch_id`) REFERENCES `batches` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoices` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `invoice_number` VARCHAR(20) NOT NULL,
  `order_id` BIGINT UNSIGNED NOT NULL,
  `client_id` BIGINT UNSIGNED NOT NULL,
  `status` ENUM('SENT','PARTIAL','PAID','OVERDUE') NOT NULL,
  `issued_on` DATE NOT NULL,
  `due_on` DATE NOT NULL,
  `subtotal` DECIMAL(12,2) NOT NULL,
  `tax` DECIMAL(12,2) NOT NULL,
  `total` DECIMAL(12,2) NOT NULL,
  `amount_paid` DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  `amount_due` DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_invoices_number` (`invoice_number`),
  UNIQUE KEY `uq_invoices_order` (`order_id`),
  KEY `ix_invoices_client` (`client_id`),
  CONSTRAINT `fk_invoices_order` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `fk_invoices_client` FOREIGN KEY (`client_id`) REFERENCES `clients` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `payments` (
  `id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `payment_number` VARCHAR(20) NOT NULL,
  `invoice_id` BIGINT UNSIGNED NOT NULL,
  `client_id` BIGINT UNSIGNED NOT NULL,
  `method` ENUM('CASH','CHECK','WIRE','ACH','CREDIT_CARD') NOT NULL,
  `amount` DECIMAL(12,2) NOT NULL,
  `paid_on` DATE NOT NULL,
  `reference` VARCHAR(40) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_payments_number` (`payment_number`),
  KEY `ix_payments_invoice` (`invoice_id`),
  KEY `ix_payments_client` (`client_id`),
  CONSTRAINT `fk_payments_invoice` FOREIGN KEY (`invoice_id`) REFERENCES `invoices` (`id`),
  CONSTRAINT `fk_payments_client` FOREIGN KEY (`client_id`) REFERENCES `clients` (`id`),
  CONSTRAINT `ck_payments_amount` CHECK (`amount` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
