CREATE TABLE depots (
  depot_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  depot_code CHAR(5) NOT NULL COMMENT 'Short code, e.g. DP-01',
  depot_name VARCHAR(60) NOT NULL,
  street VARCHAR(80) NOT NULL,
  postal_code VARCHAR(10) NOT NULL,
  city VARCHAR(60) NOT NULL,
  phone VARCHAR(25) DEFAULT NULL,
  opens_at TIME NOT NULL,
  closes_at TIME NOT NULL,
  truck_count INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'Number of trucks stationed here',
  PRIMARY KEY (depot_id),
  UNIQUE KEY uq_depot_code (depot_code)
) ENGINE=InnoDB COMMENT='Yards where trucks and containers are kept';

CREATE TABLE waste_types (
  waste_type_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  ewc_code CHAR(6) NOT NULL COMMENT 'European Waste Catalogue code, six digits',
  name VARCHAR(80) NOT NULL COMMENT 'e.g. mixed construction waste',
  hazardous TINYINT(1) NOT NULL DEFAULT 0,
  adr_class VARCHAR(5) DEFAULT NULL COMMENT 'Dangerous goods class, hazardous waste only',
  price_per_tonne DECIMAL(8,2) NOT NULL,
  recycling_rate_pct DECIMAL(5,2) NOT NULL COMMENT 'Percentage recycled, 0-100',
  PRIMARY KEY (waste_type_id),
  UNIQUE KEY uq_ewc (ewc_code)
) ENGINE=InnoDB COMMENT='Kinds of waste we accept';

CREATE TABLE customers (
  customer_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_number VARCHAR(10) NOT NULL COMMENT 'Format C-00001',
  customer_type ENUM('household','business','municipality') NOT NULL,
  company_name VARCHAR(100) DEFAULT NULL COMMENT 'NULL for households',
  contact_first_name VARCHAR(50) NOT NULL,
  contact_last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(25) DEFAULT NULL,
  street VARCHAR(80) NOT NULL,
  postal_code VARCHAR(10) NOT NULL,
  city VARCHAR(60) NOT NULL,
  payment_terms_days SMALLINT UNSIGNED NOT NULL DEFAULT 14 COMMENT 'Days from invoice to due date',
  is_blocked TINYINT(1) NOT NULL DEFAULT 0,
  blocked_reason VARCHAR(200) DEFAULT NULL COMMENT 'Only for blocked customers',
  created_at DATETIME NOT NULL,
  updated_at DATETIME NOT NULL,
  PRIMARY KEY (customer_id),
  UNIQUE KEY uq_customer_number (customer_number)
) ENGINE=InnoDB;

CREATE TABLE drivers (
  driver_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  depot_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  birth_date DATE NOT NULL COMMENT 'Truck drivers are at least 21 when hired',
  hired_on DATE NOT NULL,
  licence_class ENUM('C1','C','CE') NOT NULL,
  licence_issued_on DATE NOT NULL,
  licence_expires_on DATE NOT NULL,
  adr_certified TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'May carry hazardous waste',
  PRIMARY KEY (driver_id),
  CONSTRAINT fk_driver_depot FOREIGN KEY (depot_id) REFERENCES depots (depot_id)
) ENGINE=InnoDB;

CREATE TABLE trucks (
  truck_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  depot_id INT UNSIGNED NOT NULL COMMENT 'Home depot',
  registration_plate VARCHAR(12) NOT NULL,
  truck_type ENUM('rear_loader','skip_loader','hook_lift','tanker') NOT NULL,
  model_year SMALLINT UNSIGNED NOT NULL,
  empty_weight_kg INT UNSIGNED NOT NULL,
  payload_kg INT UNSIGNED NOT NULL COMMENT 'Maximum load',
  gross_weight_kg INT UNSIGNED NOT NULL COMMENT 'empty_weight_kg + payload_kg',
  last_inspection DATE NOT NULL,
  next_inspection DATE NOT NULL,
  PRIMARY KEY (truck_id),
  UNIQUE KEY uq_plate (registration_plate),
  CONSTRAINT fk_truck_depot FOREIGN KEY (depot_id) REFERENCES depots (depot_id)
) ENGINE=InnoDB;

CREATE TABLE containers (
  container_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  depot_id INT UNSIGNED NOT NULL,
  serial_number VARCHAR(20) NOT NULL,
  container_type ENUM('wheelie_bin','skip','roll_off','compactor') NOT NULL,
  volume_m3 DECIMAL(5,2) NOT NULL,
  daily_rate DECIMAL(8,2) NOT NULL COMMENT 'Hire price per day',
  purchase_date DATE NOT NULL,
  purchase_price DECIMAL(10,2) NOT NULL,
  status ENUM('available','on_hire','in_repair','scrapped') NOT NULL DEFAULT 'available',
  scrapped_on DATE DEFAULT NULL COMMENT 'Set when status is scrapped',
  PRIMARY KEY (container_id),
  UNIQUE KEY uq_serial (serial_number),
  CONSTRAINT fk_container_depot FOREIGN KEY (depot_id) REFERENCES depots (depot_id)
) ENGINE=InnoDB;

CREATE TABLE container_hires (
  hire_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_id INT UNSIGNED NOT NULL,
  container_id INT UNSIGNED NOT NULL,
  waste_type_id INT UNSIGNED NOT NULL,
  ordered_at DATETIME NOT NULL,
  delivered_on DATE NOT NULL,
  collected_on DATE DEFAULT NULL COMMENT 'NULL while the container is with the customer',
  hire_days SMALLINT UNSIGNED DEFAULT NULL COMMENT 'Days from delivered_on to collected_on',
  daily_rate DECIMAL(8,2) NOT NULL COMMENT 'Copied from the container at the time of order',
  hire_total DECIMAL(10,2) DEFAULT NULL COMMENT 'hire_days * daily_rate, after collection',
  status ENUM('active','completed') NOT NULL DEFAULT 'active',
  on_public_road TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'Needs a council permit',
  permit_number VARCHAR(20) DEFAULT NULL COMMENT 'Required if on a public road, otherwise NULL',
  PRIMARY KEY (hire_id),
  CONSTRAINT fk_hire_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
  CONSTRAINT fk_hire_container FOREIGN KEY (container_id) REFERENCES containers (container_id),
  CONSTRAINT fk_hire_waste FOREIGN KEY (waste_type_id) REFERENCES waste_types (waste_type_id)
) ENGINE=InnoDB COMMENT='A container placed with a customer';

CREATE TABLE collection_rounds (
  round_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  truck_id INT UNSIGNED NOT NULL,
  driver_id INT UNSIGNED NOT NULL,
  round_date DATE NOT NULL COMMENT 'Monday to Saturday',
  weekday ENUM('Mon','Tue','Wed','Thu','Fri','Sat') NOT NULL COMMENT 'Weekday of round_date',
  status ENUM('planned','in_progress','completed','cancelled') NOT NULL DEFAULT 'planned',
  started_at DATETIME DEFAULT NULL,
  finished_at DATETIME DEFAULT NULL COMMENT 'Only for completed rounds',
  odometer_start_km INT UNSIGNED DEFAULT NULL,
  odometer_end_km INT UNSIGNED DEFAULT NULL,
  distance_km INT UNSIGNED DEFAULT NULL COMMENT 'odometer_end_km - odometer_start_km',
  stop_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  total_weight_kg DECIMAL(9,1) NOT NULL DEFAULT 0 COMMENT 'Sum of the weights of the stops',
  PRIMARY KEY (round_id),
  CONSTRAINT fk_round_truck FOREIGN KEY (truck_id) REFERENCES trucks (truck_id),
  CONSTRAINT fk_round_driver FOREIGN KEY (driver_id) REFERENCES drivers (driver_id)
) ENGINE=InnoDB;

CREATE TABLE round_stops (
  stop_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  round_id INT UNSIGNED NOT NULL,
  stop_number SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the round',
  customer_id INT UNSIGNED NOT NULL,
  waste_type_id INT UNSIGNED NOT NULL,
  arrived_at DATETIME DEFAULT NULL,
  weight_kg DECIMAL(8,1) NOT NULL DEFAULT 0,
  outcome ENUM('emptied','not_out','blocked','contaminated') NOT NULL,
  note VARCHAR(200) DEFAULT NULL,
  PRIMARY KEY (stop_id),
  UNIQUE KEY uq_round_stop (round_id, stop_number),
  CONSTRAINT fk_stop_round FOREIGN KEY (round_id) REFERENCES collection_rounds (round_id),
  CONSTRAINT fk_stop_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
  CONSTRAINT fk_stop_waste FOREIGN KEY (waste_type_id) REFERENCES waste_types (waste_type_id)
) ENGINE=InnoDB;

CREATE TABLE weighbridge_tickets (
  ticket_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  ticket_number VARCHAR(12) NOT NULL,
  hire_id INT UNSIGNED NOT NULL,
  customer_id INT UNSIGNED NOT NULL COMMENT 'Customer of the hire',
  waste_type_id INT UNSIGNED NOT NULL COMMENT 'Waste type of the hire',
  weighed_at DATETIME NOT NULL,
  gross_kg INT UNSIGNED NOT NULL,
  tare_kg INT UNSIGNED NOT NULL,
  net_kg INT UNSIGNED NOT NULL COMMENT 'gross_kg - tare_kg',
  price_per_tonne DECIMAL(8,2) NOT NULL,
  charge DECIMAL(10,2) NOT NULL COMMENT 'net_kg / 1000 * price_per_tonne',
  PRIMARY KEY (ticket_id),
  UNIQUE KEY uq_ticket_number (ticket_number),
  CONSTRAINT fk_ticket_hire FOREIGN KEY (hire_id) REFERENCES container_hires (hire_id),
  CONSTRAINT fk_ticket_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
  CONSTRAINT fk_ticket_waste FOREIGN KEY (waste_type_id) REFERENCES waste_types (waste_type_id)
) ENGINE=InnoDB;

CREATE TABLE invoices (
  invoice_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_number VARCHAR(15) NOT NULL COMMENT 'Format INV-2026-00001',
  customer_id INT UNSIGNED NOT NULL,
  invoice_date DATE NOT NULL,
  due_date DATE NOT NULL COMMENT 'invoice_date + payment terms of the customer',
  net_amount DECIMAL(10,2) NOT NULL,
  vat_rate_pct DECIMAL(4,2) NOT NULL,
  vat_amount DECIMAL(10,2) NOT NULL,
  gross_amount DECIMAL(10,2) NOT NULL,
  status ENUM('draft','sent','paid','cancelled') NOT NULL DEFAULT 'draft',
  paid_on DATE DEFAULT NULL COMMENT 'Only for paid invoices',
  PRIMARY KEY (invoice_id),
  UNIQUE KEY uq_invoice_number (invoice_number),
  CONSTRAINT fk_invoice_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id)
) ENGINE=InnoDB;
