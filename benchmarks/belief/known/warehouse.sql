CREATE TABLE clients (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  client_code VARCHAR(10) NOT NULL COMMENT 'short code, e.g. ACME01',
  company_name VARCHAR(120) NOT NULL,
  contact_first_name VARCHAR(50) DEFAULT NULL,
  contact_last_name VARCHAR(50) DEFAULT NULL,
  contact_email VARCHAR(120) DEFAULT NULL,
  contact_phone VARCHAR(30) DEFAULT NULL,
  street VARCHAR(120) DEFAULT NULL,
  postal_code VARCHAR(12) DEFAULT NULL,
  city VARCHAR(80) DEFAULT NULL,
  country_code CHAR(2) NOT NULL DEFAULT 'DE' COMMENT 'ISO 3166-1 alpha-2',
  storage_rate_per_pallet_day DECIMAL(8,4) NOT NULL COMMENT 'EUR per pallet and day',
  payment_terms_days SMALLINT UNSIGNED NOT NULL DEFAULT 30,
  contract_start DATE NOT NULL,
  contract_end DATE DEFAULT NULL COMMENT 'NULL = open ended',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY uq_client_code (client_code)
) ENGINE=InnoDB COMMENT='customers of the 3PL whose goods we store';

CREATE TABLE locations (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  location_code VARCHAR(20) NOT NULL COMMENT 'aisle-bay-level, e.g. A-03-2',
  aisle CHAR(1) NOT NULL,
  bay TINYINT UNSIGNED NOT NULL,
  level TINYINT UNSIGNED NOT NULL COMMENT '0 = floor',
  location_type ENUM('pallet','shelf','bulk','staging','quarantine') NOT NULL DEFAULT 'pallet',
  max_weight_kg DECIMAL(8,2) NOT NULL,
  temperature_zone ENUM('ambient','chilled','frozen') NOT NULL DEFAULT 'ambient',
  is_blocked TINYINT(1) NOT NULL DEFAULT 0,
  blocked_reason VARCHAR(120) DEFAULT NULL COMMENT 'only if is_blocked = 1',
  UNIQUE KEY uq_location_code (location_code)
) ENGINE=InnoDB;

CREATE TABLE products (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  client_id INT UNSIGNED NOT NULL,
  sku VARCHAR(30) NOT NULL,
  ean CHAR(13) DEFAULT NULL COMMENT 'EAN-13',
  name VARCHAR(150) NOT NULL,
  length_cm DECIMAL(7,1) NOT NULL,
  width_cm DECIMAL(7,1) NOT NULL,
  height_cm DECIMAL(7,1) NOT NULL,
  volume_cbm DECIMAL(9,4) NOT NULL COMMENT 'length x width x height in cubic metres',
  net_weight_kg DECIMAL(8,3) NOT NULL,
  gross_weight_kg DECIMAL(8,3) NOT NULL,
  units_per_carton SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  is_hazardous TINYINT(1) NOT NULL DEFAULT 0,
  un_number VARCHAR(6) DEFAULT NULL COMMENT 'UN number, only for hazardous goods',
  stock_on_hand INT NOT NULL DEFAULT 0,
  stock_reserved INT NOT NULL DEFAULT 0,
  stock_available INT NOT NULL DEFAULT 0 COMMENT 'on hand minus reserved',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  UNIQUE KEY uq_client_sku (client_id, sku),
  CONSTRAINT fk_products_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB;

CREATE TABLE receipts (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  receipt_no VARCHAR(20) NOT NULL COMMENT 'format GR-YYYY-NNNNN',
  client_id INT UNSIGNED NOT NULL,
  status ENUM('announced','arrived','unloading','completed','cancelled') NOT NULL DEFAULT 'announced',
  carrier_name VARCHAR(80) DEFAULT NULL,
  truck_plate VARCHAR(15) DEFAULT NULL,
  dock_door TINYINT UNSIGNED DEFAULT NULL,
  announced_at DATETIME NOT NULL,
  expected_date DATE NOT NULL,
  arrived_at DATETIME DEFAULT NULL,
  unloading_started_at DATETIME DEFAULT NULL,
  completed_at DATETIME DEFAULT NULL COMMENT 'NULL until status completed',
  unloading_minutes SMALLINT UNSIGNED DEFAULT NULL COMMENT 'from unloading start to completion',
  line_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of receipt lines',
  total_qty_received INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sum of qty_received over the lines',
  remarks TEXT,
  UNIQUE KEY uq_receipt_no (receipt_no),
  CONSTRAINT fk_receipts_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB;

CREATE TABLE receipt_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  receipt_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  batch_no VARCHAR(30) DEFAULT NULL,
  production_date DATE DEFAULT NULL,
  expiry_date DATE DEFAULT NULL COMMENT 'best before',
  qty_expected INT UNSIGNED NOT NULL,
  qty_received INT UNSIGNED NOT NULL DEFAULT 0,
  qty_difference INT NOT NULL DEFAULT 0 COMMENT 'received minus expected',
  UNIQUE KEY uq_receipt_line (receipt_id, line_no),
  CONSTRAINT fk_rl_receipt FOREIGN KEY (receipt_id) REFERENCES receipts (id),
  CONSTRAINT fk_rl_product FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE=InnoDB;

CREATE TABLE putaway_tasks (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  receipt_line_id INT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL COMMENT 'same product as the receipt line',
  location_id INT UNSIGNED NOT NULL,
  quantity INT UNSIGNED NOT NULL,
  status ENUM('open','in_progress','done') NOT NULL DEFAULT 'open',
  assigned_to VARCHAR(80) DEFAULT NULL,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  started_at DATETIME DEFAULT NULL COMMENT 'NULL while open',
  finished_at DATETIME DEFAULT NULL COMMENT 'set when done',
  CONSTRAINT fk_pt_line FOREIGN KEY (receipt_line_id) REFERENCES receipt_lines (id),
  CONSTRAINT fk_pt_product FOREIGN KEY (product_id) REFERENCES products (id),
  CONSTRAINT fk_pt_location FOREIGN KEY (location_id) REFERENCES locations (id)
) ENGINE=InnoDB;

CREATE TABLE outbound_orders (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_no VARCHAR(20) NOT NULL COMMENT 'format SO-NNNNNN',
  client_id INT UNSIGNED NOT NULL,
  client_reference VARCHAR(40) DEFAULT NULL,
  status ENUM('new','allocated','picking','packed','shipped','cancelled') NOT NULL DEFAULT 'new',
  priority ENUM('normal','express') NOT NULL DEFAULT 'normal',
  recipient_name VARCHAR(120) NOT NULL,
  ship_to_street VARCHAR(120) NOT NULL,
  ship_to_postal_code VARCHAR(12) NOT NULL,
  ship_to_city VARCHAR(80) NOT NULL,
  ship_to_country CHAR(2) NOT NULL DEFAULT 'DE',
  ordered_at DATETIME NOT NULL,
  requested_ship_date DATE DEFAULT NULL,
  picking_started_at DATETIME DEFAULT NULL,
  packed_at DATETIME DEFAULT NULL,
  shipped_at DATETIME DEFAULT NULL COMMENT 'only if status shipped',
  cancelled_at DATETIME DEFAULT NULL,
  cancel_reason VARCHAR(200) DEFAULT NULL,
  line_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  total_units INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sum of qty_ordered over the lines',
  UNIQUE KEY uq_order_no (order_no),
  CONSTRAINT fk_oo_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB;

CREATE TABLE order_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  sku VARCHAR(30) NOT NULL COMMENT 'copied from the product',
  pick_location_id INT UNSIGNED DEFAULT NULL,
  qty_ordered INT UNSIGNED NOT NULL,
  qty_picked INT UNSIGNED NOT NULL DEFAULT 0,
  picked_at DATETIME DEFAULT NULL,
  UNIQUE KEY uq_order_line (order_id, line_no),
  CONSTRAINT fk_ol_order FOREIGN KEY (order_id) REFERENCES outbound_orders (id),
  CONSTRAINT fk_ol_product FOREIGN KEY (product_id) REFERENCES products (id),
  CONSTRAINT fk_ol_location FOREIGN KEY (pick_location_id) REFERENCES locations (id)
) ENGINE=InnoDB;

CREATE TABLE shipments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id INT UNSIGNED NOT NULL,
  client_id INT UNSIGNED NOT NULL,
  carrier ENUM('DHL','DPD','GLS','UPS','freight') NOT NULL,
  tracking_no VARCHAR(40) DEFAULT NULL,
  parcel_count SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  net_weight_kg DECIMAL(9,2) NOT NULL,
  packaging_weight_kg DECIMAL(9,2) NOT NULL,
  gross_weight_kg DECIMAL(9,2) NOT NULL COMMENT 'net plus packaging',
  dispatched_at DATETIME NOT NULL,
  estimated_delivery DATE DEFAULT NULL,
  delivered_at DATETIME DEFAULT NULL,
  freight_cost DECIMAL(10,2) NOT NULL,
  CONSTRAINT fk_sh_order FOREIGN KEY (order_id) REFERENCES outbound_orders (id),
  CONSTRAINT fk_sh_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB;

CREATE TABLE storage_invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  invoice_no VARCHAR(20) NOT NULL,
  client_id INT UNSIGNED NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  pallet_days INT UNSIGNED NOT NULL,
  rate_per_pallet_day DECIMAL(8,4) NOT NULL COMMENT 'copied from the client',
  storage_amount DECIMAL(12,2) NOT NULL COMMENT 'pallet_days x rate',
  handling_amount DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  net_amount DECIMAL(12,2) NOT NULL COMMENT 'storage plus handling',
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 19.00 COMMENT 'percent',
  vat_amount DECIMAL(12,2) NOT NULL,
  total_amount DECIMAL(12,2) NOT NULL,
  paid_amount DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  open_amount DECIMAL(12,2) NOT NULL COMMENT 'total minus paid',
  status ENUM('draft','sent','partially_paid','paid','overdue') NOT NULL DEFAULT 'draft',
  invoice_date DATE NOT NULL,
  due_date DATE NOT NULL,
  paid_at DATETIME DEFAULT NULL,
  UNIQUE KEY uq_invoice_no (invoice_no),
  CONSTRAINT fk_si_client FOREIGN KEY (client_id) REFERENCES clients (id)
) ENGINE=InnoDB;
