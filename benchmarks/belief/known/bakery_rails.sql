CREATE TABLE `users` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `email` varchar(255) NOT NULL DEFAULT '',
  `encrypted_password` varchar(255) NOT NULL DEFAULT '',
  `first_name` varchar(255) NOT NULL,
  `last_name` varchar(255) NOT NULL,
  `role` varchar(255) NOT NULL DEFAULT 'baker',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_users_on_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `delivery_routes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `name` varchar(255) NOT NULL,
  `driver_id` bigint DEFAULT NULL,
  `departs_at` time NOT NULL,
  `stockists_count` int NOT NULL DEFAULT '0',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_delivery_routes_on_driver_id` (`driver_id`),
  CONSTRAINT `fk_rails_1a2f0c7d11` FOREIGN KEY (`driver_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `stockists` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `delivery_route_id` bigint NOT NULL,
  `name` varchar(255) NOT NULL,
  `slug` varchar(255) NOT NULL,
  `contact_email` varchar(255) DEFAULT NULL,
  `discount_percent` decimal(4,1) NOT NULL DEFAULT '0.0',
  `orders_count` int NOT NULL DEFAULT '0',
  `discarded_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_stockists_on_slug` (`slug`),
  KEY `index_stockists_on_delivery_route_id` (`delivery_route_id`),
  CONSTRAINT `fk_rails_5b30ce9f40` FOREIGN KEY (`delivery_route_id`) REFERENCES `delivery_routes` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `products` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `sku` varchar(255) NOT NULL,
  `name` varchar(255) NOT NULL,
  `unit_price_cents` int NOT NULL,
  `weight_grams` int NOT NULL,
  `shelf_life_days` int NOT NULL DEFAULT '2',
  `vegan` tinyint(1) NOT NULL DEFAULT '0',
  `available` tinyint(1) NOT NULL DEFAULT '1',
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_products_on_sku` (`sku`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `bakes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `product_id` bigint NOT NULL,
  `baker_id` bigint NOT NULL,
  `bake_on` date NOT NULL,
  `best_before_on` date NOT NULL,
  `planned_quantity` int NOT NULL,
  `baked_quantity` int DEFAULT NULL,
  `wasted_quantity` int NOT NULL DEFAULT '0',
  `started_at` datetime(6) DEFAULT NULL,
  `finished_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_bakes_on_product_id` (`product_id`),
  KEY `index_bakes_on_baker_id` (`baker_id`),
  CONSTRAINT `fk_rails_77d1b0ae52` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`),
  CONSTRAINT `fk_rails_c02e4419fd` FOREIGN KEY (`baker_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `orders` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `stockist_id` bigint NOT NULL,
  `delivery_route_id` bigint NOT NULL,
  `number` varchar(255) NOT NULL,
  `status` enum('pending','confirmed','dispatched','delivered','cancelled') NOT NULL DEFAULT 'pending',
  `deliver_on` date NOT NULL,
  `order_items_count` int NOT NULL DEFAULT '0',
  `subtotal_cents` int NOT NULL DEFAULT '0',
  `discount_cents` int NOT NULL DEFAULT '0',
  `total_cents` int NOT NULL DEFAULT '0',
  `confirmed_at` datetime(6) DEFAULT NULL,
  `dispatched_at` datetime(6) DEFAULT NULL,
  `delivered_at` datetime(6) DEFAULT NULL,
  `cancelled_at` datetime(6) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_orders_on_number` (`number`),
  KEY `index_orders_on_stockist_id` (`stockist_id`),
  KEY `index_orders_on_delivery_route_id` (`delivery_route_id`),
  CONSTRAINT `fk_rails_d84e9b1c03` FOREIGN KEY (`stockist_id`) REFERENCES `stockists` (`id`),
  CONSTRAINT `fk_rails_e6613a09b8` FOREIGN KEY (`delivery_route_id`) REFERENCES `delivery_routes` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `order_items` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `order_id` bigint NOT NULL,
  `product_id` bigint NOT NULL,
  `quantity` int NOT NULL DEFAULT '1',
  `unit_price_cents` int NOT NULL,
  `line_total_cents` int NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `index_order_items_on_order_id_and_product_id` (`order_id`,`product_id`),
  KEY `index_order_items_on_product_id` (`product_id`),
  CONSTRAINT `fk_rails_e3cb28f071` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `fk_rails_f1a29bf6ca` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `credit_notes` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `order_id` bigint NOT NULL,
  `stockist_id` bigint NOT NULL,
  `issued_by_id` bigint NOT NULL,
  `reason` varchar(255) NOT NULL,
  `amount_cents` int NOT NULL,
  `issued_at` datetime(6) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `updated_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `index_credit_notes_on_order_id` (`order_id`),
  KEY `index_credit_notes_on_stockist_id` (`stockist_id`),
  KEY `index_credit_notes_on_issued_by_id` (`issued_by_id`),
  CONSTRAINT `fk_rails_0b7c55d2e9` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`),
  CONSTRAINT `fk_rails_3c9de8120a` FOREIGN KEY (`stockist_id`) REFERENCES `stockists` (`id`),
  CONSTRAINT `fk_rails_9f04e1ab6c` FOREIGN KEY (`issued_by_id`) REFERENCES `users` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
