-- Marina management: berths, boats, contracts, yard jobs, billing
-- MySQL 8.0
SET NAMES utf8mb4;

CREATE TABLE piers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code CHAR(1) NOT NULL COMMENT 'letter painted on the pier head: A, B, C ...',
  name VARCHAR(60) NOT NULL,
  max_length_m DECIMAL(4,1) NOT NULL COMMENT 'longest boat that may moor here',
  water_depth_m DECIMAL(3,1) NOT NULL COMMENT 'at mean low water',
  has_electricity TINYINT(1) NOT NULL DEFAULT 1,
  berth_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of berths on this pier',
  PRIMARY KEY (id),
  UNIQUE KEY uq_piers_code (code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='floating piers of the harbour';

CREATE TABLE berths (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  pier_id INT UNSIGNED NOT NULL,
  berth_no VARCHAR(6) NOT NULL COMMENT 'pier code, dash, two digits: A-07',
  length_m DECIMAL(4,1) NOT NULL COMMENT 'usable length, never more than the pier allows',
  width_m DECIMAL(3,1) NOT NULL,
  annual_price DECIMAL(8,2) NOT NULL COMMENT 'EUR net, list price for a full year',
  status ENUM('free','occupied','reserved','out_of_service') NOT NULL DEFAULT 'free',
  PRIMARY KEY (id),
  UNIQUE KEY uq_berths_no (berth_no),
  CONSTRAINT fk_berths_pier FOREIGN KEY (pier_id) REFERENCES piers (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE owners (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_no CHAR(8) NOT NULL COMMENT 'C followed by seven digits',
  kind ENUM('private','company') NOT NULL DEFAULT 'private',
  first_name VARCHAR(50) NULL COMMENT 'empty for companies',
  last_name VARCHAR(50) NULL COMMENT 'empty for companies',
  company_name VARCHAR(100) NULL COMMENT 'only for companies',
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(25) NULL,
  street VARCHAR(100) NOT NULL,
  postal_code VARCHAR(10) NOT NULL,
  city VARCHAR(60) NOT NULL,
  country_code CHAR(2) NOT NULL DEFAULT 'NL' COMMENT 'ISO 3166-1 alpha-2',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uq_owners_customer_no (customer_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='boat owners and guests';

CREATE TABLE boats (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  owner_id INT UNSIGNED NOT NULL,
  name VARCHAR(60) NOT NULL COMMENT 'name on the transom',
  boat_type ENUM('sailing','motor','catamaran','rib') NOT NULL,
  manufacturer VARCHAR(60) NOT NULL,
  model VARCHAR(60) NULL,
  build_year SMALLINT UNSIGNED NULL,
  length_m DECIMAL(4,1) NOT NULL COMMENT 'length over all',
  beam_m DECIMAL(3,1) NOT NULL,
  draft_m DECIMAL(3,1) NOT NULL,
  mast_height_m DECIMAL(4,1) NULL COMMENT 'sailing boats and catamarans only',
  hull_id_number CHAR(14) NULL COMMENT 'HIN / CIN according to ISO 10087',
  liability_valid_until DATE NULL COMMENT 'end of the liability cover we have seen',
  PRIMARY KEY (id),
  CONSTRAINT fk_boats_owner FOREIGN KEY (owner_id) REFERENCES owners (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE staff (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL,
  role ENUM('harbour_master','dock_hand','rigger','mechanic','office') NOT NULL,
  hourly_rate DECIMAL(6,2) NOT NULL COMMENT 'EUR charged to customers',
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'NULL while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the employee has left',
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE berth_contracts (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  contract_no VARCHAR(12) NOT NULL COMMENT 'BC-year-number, e.g. BC-2025-014',
  owner_id INT UNSIGNED NOT NULL,
  boat_id INT UNSIGNED NOT NULL,
  berth_id INT UNSIGNED NOT NULL,
  season ENUM('summer','winter','annual') NOT NULL COMMENT 'summer: 1 April to 30 September, winter: 1 October to 31 March, annual: twelve months',
  start_date DATE NOT NULL,
  end_date DATE NOT NULL COMMENT 'last day, inclusive',
  price_net DECIMAL(8,2) NOT NULL COMMENT 'EUR for the whole term, at most the annual list price of the berth',
  deposit_amount DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  status ENUM('draft','active','expired','cancelled') NOT NULL DEFAULT 'draft',
  signed_on DATE NULL COMMENT 'NULL for drafts',
  cancelled_on DATE NULL,
  cancel_reason VARCHAR(200) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_contracts_no (contract_no),
  CONSTRAINT fk_contracts_owner FOREIGN KEY (owner_id) REFERENCES owners (id),
  CONSTRAINT fk_contracts_boat FOREIGN KEY (boat_id) REFERENCES boats (id),
  CONSTRAINT fk_contracts_berth FOREIGN KEY (berth_id) REFERENCES berths (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE guest_stays (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  berth_id INT UNSIGNED NOT NULL,
  boat_id INT UNSIGNED NOT NULL,
  arrival_date DATE NOT NULL,
  departure_date DATE NOT NULL,
  nights SMALLINT UNSIGNED NOT NULL,
  persons TINYINT UNSIGNED NOT NULL,
  rate_per_night DECIMAL(6,2) NOT NULL COMMENT 'EUR',
  tourist_tax DECIMAL(6,2) NOT NULL COMMENT 'EUR 1.50 per person and night',
  total_amount DECIMAL(8,2) NOT NULL COMMENT 'berth fee plus tourist tax',
  PRIMARY KEY (id),
  CONSTRAINT fk_stays_berth FOREIGN KEY (berth_id) REFERENCES berths (id),
  CONSTRAINT fk_stays_boat FOREIGN KEY (boat_id) REFERENCES boats (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='visitors without a contract';

CREATE TABLE meter_readings (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  berth_id INT UNSIGNED NOT NULL,
  utility ENUM('electricity','water') NOT NULL,
  unit ENUM('kWh','m3') NOT NULL COMMENT 'electricity in kWh, water in m3',
  read_on DATE NOT NULL,
  read_by INT UNSIGNED NOT NULL,
  previous_value DECIMAL(9,1) NOT NULL COMMENT 'value of the reading before',
  current_value DECIMAL(9,1) NOT NULL,
  consumption DECIMAL(8,1) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_readings_berth FOREIGN KEY (berth_id) REFERENCES berths (id),
  CONSTRAINT fk_readings_staff FOREIGN KEY (read_by) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE service_jobs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  boat_id INT UNSIGNED NOT NULL,
  staff_id INT UNSIGNED NOT NULL,
  service_type ENUM('haul_out','launch','antifouling','engine_service','winterising','rigging') NOT NULL,
  status ENUM('requested','scheduled','in_progress','done','cancelled') NOT NULL DEFAULT 'requested',
  requested_at DATETIME NOT NULL,
  scheduled_for DATE NULL,
  started_at DATETIME NULL,
  finished_at DATETIME NULL COMMENT 'set when the job is done',
  labour_hours DECIMAL(5,2) NULL,
  hourly_rate DECIMAL(6,2) NOT NULL COMMENT 'copied from the employee',
  material_cost DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  total_cost DECIMAL(9,2) NULL COMMENT 'labour plus material, set when done',
  PRIMARY KEY (id),
  CONSTRAINT fk_jobs_boat FOREIGN KEY (boat_id) REFERENCES boats (id),
  CONSTRAINT fk_jobs_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='boat yard work orders';

CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_no VARCHAR(14) NOT NULL,
  owner_id INT UNSIGNED NOT NULL,
  contract_id INT UNSIGNED NULL COMMENT 'contract billed, if any',
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL,
  net_total DECIMAL(9,2) NOT NULL,
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 21.00 COMMENT 'percent',
  vat_amount DECIMAL(9,2) NOT NULL,
  gross_total DECIMAL(9,2) NOT NULL,
  paid_amount DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of payments received',
  balance_due DECIMAL(9,2) NOT NULL,
  status ENUM('sent','part_paid','paid','void') NOT NULL DEFAULT 'sent',
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoices_no (invoice_no),
  CONSTRAINT fk_invoices_owner FOREIGN KEY (owner_id) REFERENCES owners (id),
  CONSTRAINT fk_invoices_contract FOREIGN KEY (contract_id) REFERENCES berth_contracts (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE invoice_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... per invoice',
  description VARCHAR(160) NOT NULL,
  quantity DECIMAL(8,2) NOT NULL,
  unit ENUM('pcs','h','night','kWh','m3','season') NOT NULL,
  unit_price DECIMAL(8,2) NOT NULL,
  line_total DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_items_line (invoice_id, line_no),
  CONSTRAINT fk_items_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  paid_at DATETIME NOT NULL,
  method ENUM('bank_transfer','card','cash','direct_debit') NOT NULL,
  amount DECIMAL(9,2) NOT NULL,
  bank_reference VARCHAR(35) NULL COMMENT 'not for cash',
  PRIMARY KEY (id),
  CONSTRAINT fk_payments_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
