CREATE TABLE laundry_customers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  beds SMALLINT UNSIGNED NOT NULL COMMENT 'hotel or hospital beds',
  contract_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  active_contracts SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'contracts in status active',
  first_contract_on DATE NULL,
  last_delivery_on DATE NULL COMMENT 'date of the latest delivery'
);
CREATE TABLE rental_contracts (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT UNSIGNED NOT NULL,
  signed_on DATE NOT NULL,
  status ENUM('draft','active','suspended','ended') NOT NULL DEFAULT 'draft',
  weekly_pieces INT UNSIGNED NOT NULL,
  price_per_piece DECIMAL(6,3) NOT NULL,
  weekly_value DECIMAL(9,2) NOT NULL,
  annual_value DECIMAL(10,2) NOT NULL COMMENT '52 weeks',
  FOREIGN KEY (customer_id) REFERENCES laundry_customers (id)
);
CREATE TABLE linen_types (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  unit_weight_kg DECIMAL(5,3) NOT NULL,
  purchase_cost DECIMAL(7,2) NOT NULL,
  expected_washes SMALLINT UNSIGNED NOT NULL,
  cost_per_wash DECIMAL(7,4) NOT NULL COMMENT 'purchase cost over expected washes',
  pieces_owned INT UNSIGNED NOT NULL,
  pieces_at_customers INT UNSIGNED NOT NULL,
  pieces_in_laundry INT UNSIGNED NOT NULL,
  pieces_in_store INT UNSIGNED NOT NULL
);
CREATE TABLE wash_batches (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  linen_type_id SMALLINT UNSIGNED NOT NULL,
  washed_at DATETIME NOT NULL,
  pieces INT UNSIGNED NOT NULL,
  weight_kg DECIMAL(8,2) NOT NULL COMMENT 'pieces at the unit weight of the linen type',
  rewash_pieces INT UNSIGNED NOT NULL DEFAULT 0,
  scrapped_pieces INT UNSIGNED NOT NULL DEFAULT 0,
  good_pieces INT UNSIGNED NOT NULL,
  rewash_rate DECIMAL(5,2) NOT NULL COMMENT 'percent of the pieces',
  water_l DECIMAL(9,1) NOT NULL,
  water_per_kg DECIMAL(6,2) NOT NULL,
  meter_start_kwh DECIMAL(10,1) NOT NULL,
  meter_end_kwh DECIMAL(10,1) NOT NULL,
  energy_kwh DECIMAL(8,1) NOT NULL,
  FOREIGN KEY (linen_type_id) REFERENCES linen_types (id)
);
CREATE TABLE deliveries (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT UNSIGNED NOT NULL,
  delivered_on DATE NOT NULL,
  total_pieces INT UNSIGNED NOT NULL DEFAULT 0,
  total_weight_kg DECIMAL(8,2) NOT NULL DEFAULT 0,
  line_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  FOREIGN KEY (customer_id) REFERENCES laundry_customers (id)
);
CREATE TABLE delivery_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  delivery_id INT UNSIGNED NOT NULL,
  linen_type_id SMALLINT UNSIGNED NOT NULL,
  clean_out INT UNSIGNED NOT NULL COMMENT 'clean pieces delivered',
  soiled_in INT UNSIGNED NOT NULL COMMENT 'soiled pieces taken back',
  missing INT NOT NULL COMMENT 'clean_out - soiled_in',
  weight_kg DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (delivery_id) REFERENCES deliveries (id),
  FOREIGN KEY (linen_type_id) REFERENCES linen_types (id)
);
CREATE TABLE loss_invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id INT UNSIGNED NOT NULL,
  issued_on DATE NOT NULL,
  pieces_lost INT UNSIGNED NOT NULL,
  pieces_tolerated INT UNSIGNED NOT NULL,
  pieces_billed INT UNSIGNED NOT NULL COMMENT 'lost beyond those tolerated',
  price_each DECIMAL(7,2) NOT NULL,
  replacement_value DECIMAL(10,2) NOT NULL,
  depreciation_pct DECIMAL(4,1) NOT NULL,
  amount_net DECIMAL(10,2) NOT NULL,
  vat DECIMAL(9,2) NOT NULL,
  amount_gross DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES laundry_customers (id)
);
