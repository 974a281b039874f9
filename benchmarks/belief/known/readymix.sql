CREATE TABLE plants (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  code CHAR(3) NOT NULL UNIQUE,
  name VARCHAR(80) NOT NULL,
  town VARCHAR(60) NOT NULL,
  mixer_size_m3 DECIMAL(4,2) NOT NULL COMMENT 'volume of one batch',
  opens_at TIME NOT NULL,
  closes_at TIME NOT NULL
) COMMENT='ready-mixed concrete batching plants';

CREATE TABLE mix_designs (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(12) NOT NULL UNIQUE,
  strength_class ENUM('C16/20','C20/25','C25/30','C30/37','C35/45','C40/50') NOT NULL COMMENT 'EN 206, cylinder/cube MPa',
  slump_class ENUM('S1','S2','S3','S4','S5') NOT NULL,
  cement_kg_m3 SMALLINT UNSIGNED NOT NULL,
  water_kg_m3 SMALLINT UNSIGNED NOT NULL,
  wc_ratio DECIMAL(3,2) NOT NULL COMMENT 'water / cement by mass',
  price_per_m3 DECIMAL(7,2) NOT NULL COMMENT 'list price ex VAT',
  is_active TINYINT(1) NOT NULL DEFAULT 1
);

CREATE TABLE customers (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  company_name VARCHAR(120) NOT NULL,
  contact_name VARCHAR(80) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(30) NOT NULL,
  payment_terms_days TINYINT UNSIGNED NOT NULL DEFAULT 30,
  credit_limit DECIMAL(10,2) NOT NULL,
  on_stop TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'no deliveries until account settled'
);

CREATE TABLE sites (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  customer_id INT UNSIGNED NOT NULL,
  name VARCHAR(100) NOT NULL,
  postcode VARCHAR(10) NOT NULL,
  distance_km DECIMAL(5,1) NOT NULL COMMENT 'road distance from nearest plant',
  access_notes TEXT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers(id)
);

CREATE TABLE trucks (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  plant_id INT UNSIGNED NOT NULL,
  registration VARCHAR(10) NOT NULL UNIQUE,
  drum_capacity_m3 DECIMAL(3,1) NOT NULL,
  tare_kg INT UNSIGNED NOT NULL,
  max_gross_kg INT UNSIGNED NOT NULL,
  FOREIGN KEY (plant_id) REFERENCES plants(id)
);

CREATE TABLE orders (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  order_no VARCHAR(14) NOT NULL UNIQUE,
  customer_id INT UNSIGNED NOT NULL,
  site_id INT UNSIGNED NOT NULL,
  plant_id INT UNSIGNED NOT NULL,
  mix_design_id INT UNSIGNED NOT NULL,
  placed_at DATETIME NOT NULL,
  pour_date DATE NOT NULL COMMENT 'day concrete is wanted on site',
  qty_ordered_m3 DECIMAL(6,2) NOT NULL,
  qty_delivered_m3 DECIMAL(6,2) NOT NULL DEFAULT 0 COMMENT 'sum of the delivery tickets',
  ticket_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  price_per_m3 DECIMAL(7,2) NOT NULL COMMENT 'agreed price',
  waiting_charge DECIMAL(8,2) NOT NULL DEFAULT 0,
  status ENUM('quoted','confirmed','pouring','completed','cancelled') NOT NULL DEFAULT 'quoted',
  cancelled_at DATETIME NULL,
  cancel_reason VARCHAR(200) NULL,
  FOREIGN KEY (customer_id) REFERENCES customers(id),
  FOREIGN KEY (site_id) REFERENCES sites(id),
  FOREIGN KEY (plant_id) REFERENCES plants(id),
  FOREIGN KEY (mix_design_id) REFERENCES mix_designs(id)
);

CREATE TABLE delivery_tickets (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  order_id INT UNSIGNED NOT NULL,
  truck_id INT UNSIGNED NOT NULL,
  load_no SMALLINT UNSIGNED NOT NULL COMMENT '1,2,3... within the order',
  qty_m3 DECIMAL(3,1) NOT NULL,
  batched_at DATETIME NOT NULL,
  left_plant_at DATETIME NOT NULL,
  arrived_site_at DATETIME NULL,
  discharge_started_at DATETIME NULL,
  discharge_ended_at DATETIME NULL,
  waiting_minutes SMALLINT UNSIGNED NULL COMMENT 'from arrival to start of discharge',
  water_added_l SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'on site, at customer request',
  slump_mm SMALLINT UNSIGNED NULL,
  is_rejected TINYINT(1) NOT NULL DEFAULT 0,
  reject_reason VARCHAR(200) NULL,
  UNIQUE KEY (order_id, load_no),
  FOREIGN KEY (order_id) REFERENCES orders(id),
  FOREIGN KEY (truck_id) REFERENCES trucks(id)
);

CREATE TABLE cube_tests (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  ticket_id INT UNSIGNED NOT NULL,
  cast_on DATE NOT NULL,
  age_days ENUM('7','28','56') NOT NULL,
  tested_on DATE NULL COMMENT 'cast_on + age',
  density_kg_m3 SMALLINT UNSIGNED NULL,
  strength_mpa DECIMAL(4,1) NULL,
  result ENUM('pending','pass','fail') NOT NULL DEFAULT 'pending',
  FOREIGN KEY (ticket_id) REFERENCES delivery_tickets(id)
);
