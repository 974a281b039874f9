-- A yacht marina: snake_case, ENUM states, comments.
CREATE TABLE pontoons (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, code VARCHAR(4) NOT NULL COMMENT 'e.g. A, B, C', name VARCHAR(60) NOT NULL,
  water_depth_m DECIMAL(4,2) NOT NULL COMMENT 'depth at low water in metres', berth_count INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of berths on this pontoon', has_power TINYINT(1) NOT NULL DEFAULT 1, UNIQUE KEY uq_code (code));
CREATE TABLE berths (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, pontoon_id INT UNSIGNED NOT NULL, berth_no VARCHAR(8) NOT NULL, max_length_m DECIMAL(5,2) NOT NULL COMMENT 'longest boat that fits, metres',
  max_beam_m DECIMAL(4,2) NOT NULL COMMENT 'widest boat that fits, metres', status ENUM('free','occupied','reserved','out_of_service') NOT NULL DEFAULT 'free', FOREIGN KEY (pontoon_id) REFERENCES pontoons (id), UNIQUE KEY uq_berth (pontoon_id, berth_no));
CREATE TABLE owners (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, first_name VARCHAR(60) NOT NULL, last_name VARCHAR(60) NOT NULL, email VARCHAR(160) NOT NULL, phone VARCHAR(30) NULL,
  country_code CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2', member_since DATE NOT NULL, UNIQUE KEY uq_email (email));
CREATE TABLE boats (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, owner_id INT UNSIGNED NOT NULL, name VARCHAR(60) NOT NULL COMMENT 'name on the transom', registration_no VARCHAR(20) NOT NULL,
  kind ENUM('sail','motor','catamaran','rib') NOT NULL, length_m DECIMAL(5,2) NOT NULL COMMENT 'length over all', beam_m DECIMAL(4,2) NOT NULL, draft_m DECIMAL(4,2) NOT NULL, built_year SMALLINT UNSIGNED NOT NULL,
  mmsi CHAR(9) NULL COMMENT 'Maritime Mobile Service Identity, nine digits', FOREIGN KEY (owner_id) REFERENCES owners (id));
CREATE TABLE berth_contracts (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, contract_no VARCHAR(20) NOT NULL, owner_id INT UNSIGNED NOT NULL, boat_id INT UNSIGNED NOT NULL, berth_id INT UNSIGNED NOT NULL,
  kind ENUM('annual','summer','winter') NOT NULL, signed_on DATE NULL, starts_on DATE NOT NULL, ends_on DATE NOT NULL, list_fee DECIMAL(10,2) NOT NULL COMMENT 'fee by price list', discount_percent DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  net_fee DECIMAL(10,2) NOT NULL COMMENT 'list fee less discount', status ENUM('draft','active','expired','terminated') NOT NULL DEFAULT 'draft', terminated_on DATE NULL COMMENT 'only for terminated contracts', termination_reason VARCHAR(160) NULL,
  UNIQUE KEY uq_contract (contract_no), FOREIGN KEY (owner_id) REFERENCES owners (id), FOREIGN KEY (boat_id) REFERENCES boats (id), FOREIGN KEY (berth_id) REFERENCES berths (id));
CREATE TABLE visits (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, boat_id INT UNSIGNED NOT NULL, berth_id INT UNSIGNED NOT NULL, booked_at DATETIME NOT NULL, arrived_at DATETIME NULL, departed_at DATETIME NULL,
  nights SMALLINT UNSIGNED NULL COMMENT 'nights stayed, set on departure', crew_size TINYINT UNSIGNED NOT NULL, nightly_rate DECIMAL(8,2) NOT NULL, status ENUM('booked','in_harbour','departed','no_show') NOT NULL DEFAULT 'booked',
  FOREIGN KEY (boat_id) REFERENCES boats (id), FOREIGN KEY (berth_id) REFERENCES berths (id));
CREATE TABLE meter_readings (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, berth_id INT UNSIGNED NOT NULL COMMENT 'berth of the contract', contract_id INT UNSIGNED NOT NULL, read_on DATE NOT NULL,
  previous_kwh DECIMAL(10,1) NOT NULL, current_kwh DECIMAL(10,1) NOT NULL, consumed_kwh DECIMAL(8,1) NOT NULL COMMENT 'current less previous', price_per_kwh DECIMAL(6,4) NOT NULL, amount DECIMAL(10,2) NOT NULL COMMENT 'consumption times price',
  FOREIGN KEY (berth_id) REFERENCES berths (id), FOREIGN KEY (contract_id) REFERENCES berth_contracts (id));
CREATE TABLE invoices (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, invoice_no VARCHAR(20) NOT NULL, contract_id INT UNSIGNED NOT NULL, owner_id INT UNSIGNED NOT NULL, issued_on DATE NOT NULL, due_on DATE NOT NULL,
  net_amount DECIMAL(12,2) NOT NULL COMMENT 'sum of the lines', vat_rate DECIMAL(5,2) NOT NULL COMMENT 'percent', vat_amount DECIMAL(12,2) NOT NULL, gross_amount DECIMAL(12,2) NOT NULL, status ENUM('open','paid','overdue','cancelled') NOT NULL DEFAULT 'open', paid_on DATE NULL,
  UNIQUE KEY uq_invoice (invoice_no), FOREIGN KEY (contract_id) REFERENCES berth_contracts (id), FOREIGN KEY (owner_id) REFERENCES owners (id));
CREATE TABLE invoice_lines (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, invoice_id INT UNSIGNED NOT NULL, line_no SMALLINT UNSIGNED NOT NULL, description VARCHAR(120) NOT NULL COMMENT 'e.g. mooring fee, electricity, crane lift',
  quantity DECIMAL(8,2) NOT NULL, unit_price DECIMAL(10,2) NOT NULL, line_amount DECIMAL(12,2) NOT NULL, UNIQUE KEY uq_line (invoice_id, line_no), FOREIGN KEY (invoice_id) REFERENCES invoices (id));
