-- A web shop: snake_case, declared foreign keys, states as ENUM and as text with comments.
CREATE TABLE categories (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, parent_id INT UNSIGNED NULL, name VARCHAR(80) NOT NULL,
  slug VARCHAR(100) NOT NULL, products_count INT NOT NULL DEFAULT 0, is_active TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY uq_slug (slug), FOREIGN KEY (parent_id) REFERENCES categories (id));
CREATE TABLE customers (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(60) NOT NULL, last_name VARCHAR(60) NOT NULL,
  full_name VARCHAR(130) NOT NULL, email VARCHAR(190) NOT NULL, currency CHAR(3) NOT NULL DEFAULT 'EUR', orders_count INT NOT NULL DEFAULT 0,
  total_spent DECIMAL(12,2) NOT NULL DEFAULT 0.00, email_verified TINYINT(1) NOT NULL DEFAULT 0, email_verified_at DATETIME NULL,
  last_order_at DATETIME NULL, created_at DATETIME NOT NULL, updated_at DATETIME NULL, deleted_at DATETIME NULL, UNIQUE KEY uq_email (email));
CREATE TABLE products (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, category_id INT UNSIGNED NOT NULL, sku VARCHAR(40) NOT NULL,
  name VARCHAR(160) NOT NULL, slug VARCHAR(180) NOT NULL, price DECIMAL(10,2) NOT NULL, cost DECIMAL(10,2) NOT NULL,
  compare_at_price DECIMAL(10,2) NULL, stock_quantity INT NOT NULL DEFAULT 0, rating_avg DECIMAL(3,2) NULL COMMENT '1 to 5',
  reviews_count INT NOT NULL DEFAULT 0, tax_rate DECIMAL(5,2) NOT NULL COMMENT 'percent', status VARCHAR(20) NOT NULL DEFAULT 'active' COMMENT 'draft|active|archived',
  published_at DATETIME NULL, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL, UNIQUE KEY uq_sku (sku), FOREIGN KEY (category_id) REFERENCES categories (id));
CREATE TABLE addresses (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_id INT UNSIGNED NOT NULL, street VARCHAR(120) NOT NULL,
  city VARCHAR(80) NOT NULL, state CHAR(2) NOT NULL, zip VARCHAR(10) NOT NULL, country_code CHAR(2) NOT NULL, latitude DECIMAL(9,6) NULL, longitude DECIMAL(9,6) NULL,
  FOREIGN KEY (customer_id) REFERENCES customers (id));
CREATE TABLE orders (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, order_number VARCHAR(20) NOT NULL, customer_id INT UNSIGNED NOT NULL,
  shipping_address_id INT UNSIGNED NULL, currency CHAR(3) NOT NULL, status ENUM('pending','paid','shipped','delivered','cancelled') NOT NULL DEFAULT 'pending',
  subtotal DECIMAL(12,2) NOT NULL, discount DECIMAL(12,2) NOT NULL DEFAULT 0.00, shipping DECIMAL(12,2) NOT NULL, tax DECIMAL(12,2) NOT NULL, total DECIMAL(12,2) NOT NULL,
  items_count INT NOT NULL, ordered_at DATETIME NOT NULL, paid_at DATETIME NULL, shipped_at DATETIME NULL, delivered_at DATETIME NULL,
  cancelled_at DATETIME NULL, cancel_reason VARCHAR(200) NULL, tracking_number VARCHAR(40) NULL, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL,
  UNIQUE KEY uq_number (order_number), FOREIGN KEY (customer_id) REFERENCES customers (id), FOREIGN KEY (shipping_address_id) REFERENCES addresses (id));
CREATE TABLE order_items (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id INT UNSIGNED NOT NULL, product_id INT UNSIGNED NOT NULL,
  product_name VARCHAR(160) NOT NULL, sku VARCHAR(40) NOT NULL, quantity INT NOT NULL, unit_price DECIMAL(10,2) NOT NULL, line_total DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (product_id) REFERENCES products (id));
CREATE TABLE payments (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id INT UNSIGNED NOT NULL, customer_id INT UNSIGNED NOT NULL,
  amount DECIMAL(12,2) NOT NULL, currency CHAR(3) NOT NULL, method VARCHAR(20) NOT NULL COMMENT 'card, paypal or bank_transfer', status VARCHAR(20) NOT NULL COMMENT 'pending, captured, failed or refunded',
  captured_at DATETIME NULL, failure_message VARCHAR(200) NULL, created_at DATETIME NOT NULL, FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (customer_id) REFERENCES customers (id));
CREATE TABLE reviews (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, product_id INT UNSIGNED NOT NULL, customer_id INT UNSIGNED NOT NULL,
  rating TINYINT UNSIGNED NOT NULL, title VARCHAR(120) NULL, body TEXT NULL, is_approved TINYINT(1) NOT NULL DEFAULT 1, created_at DATETIME NOT NULL,
  UNIQUE KEY uq_once (product_id, customer_id), FOREIGN KEY (product_id) REFERENCES products (id), FOREIGN KEY (customer_id) REFERENCES customers (id));
CREATE TABLE coupons (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, code VARCHAR(30) NOT NULL, discount_percent TINYINT UNSIGNED NOT NULL,
  starts_at DATETIME NOT NULL, ends_at DATETIME NOT NULL, max_uses INT NULL, used_count INT NOT NULL DEFAULT 0, is_active TINYINT(1) NOT NULL DEFAULT 1, UNIQUE KEY uq_code (code));
