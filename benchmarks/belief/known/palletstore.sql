CREATE TABLE depositor (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(100) NOT NULL COMMENT 'owner of the goods',
  vat_number VARCHAR(20) NULL,
  contact_email VARCHAR(120) NULL,
  town VARCHAR(60) NULL,
  state TINYINT NOT NULL DEFAULT 1 COMMENT '0=prospect, 1=active, 2=suspended, 3=closed',
  contract_from DATE NULL COMMENT 'null for prospects',
  contract_until DATE NULL,
  suspended_reason VARCHAR(150) NULL COMMENT 'only in state 2',
  credit_limit DECIMAL(10,2) NOT NULL DEFAULT 0,
  pallets_in_store INT NOT NULL DEFAULT 0 COMMENT 'pallets of this depositor in state 2'
);
CREATE TABLE chamber (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(6) NOT NULL UNIQUE,
  kind TINYINT NOT NULL COMMENT '1=chill (0 to 8 C), 2=freeze (-30 to -18 C), 3=blast freezer',
  setpoint_c DECIMAL(4,1) NOT NULL,
  alarm_low_c DECIMAL(4,1) NOT NULL,
  alarm_high_c DECIMAL(4,1) NOT NULL,
  pallet_places INT NOT NULL COMMENT 'capacity',
  places_used INT NOT NULL DEFAULT 0,
  places_free INT NOT NULL DEFAULT 0 COMMENT 'pallet_places - places_used'
);
CREATE TABLE product (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  depositor_id INT UNSIGNED NOT NULL,
  sku VARCHAR(20) NOT NULL,
  description VARCHAR(120) NOT NULL,
  storage_kind TINYINT NOT NULL COMMENT '1=chill, 2=freeze',
  shelf_life_days SMALLINT NOT NULL,
  cases_per_pallet SMALLINT NOT NULL,
  case_weight_kg DECIMAL(6,3) NOT NULL,
  UNIQUE KEY (depositor_id, sku),
  FOREIGN KEY (depositor_id) REFERENCES depositor (id)
);
CREATE TABLE inbound (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  depositor_id INT UNSIGNED NOT NULL,
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0=announced, 1=arrived, 2=unloaded, 3=closed, 9=refused',
  announced_at DATETIME NOT NULL,
  expected_at DATETIME NOT NULL,
  arrived_at DATETIME NULL COMMENT 'null while announced',
  unloaded_at DATETIME NULL COMMENT 'state 2 and 3 only',
  truck_plate VARCHAR(12) NULL,
  truck_temp_c DECIMAL(4,1) NULL COMMENT 'probe on arrival',
  refusal_reason VARCHAR(150) NULL COMMENT 'state 9 only',
  pallet_count INT NOT NULL DEFAULT 0 COMMENT 'pallets booked in under this delivery',
  FOREIGN KEY (depositor_id) REFERENCES depositor (id)
);
CREATE TABLE pallet (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sscc CHAR(18) NOT NULL UNIQUE,
  inbound_id INT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  depositor_id INT UNSIGNED NOT NULL,
  chamber_id INT UNSIGNED NULL COMMENT 'null before put-away and after shipping',
  state TINYINT NOT NULL DEFAULT 1 COMMENT '1=received, 2=stored, 3=blocked, 4=shipped',
  lot_no VARCHAR(20) NOT NULL,
  produced_on DATE NOT NULL,
  best_before DATE NOT NULL COMMENT 'produced_on + shelf life of the product',
  cases SMALLINT NOT NULL,
  net_weight_kg DECIMAL(8,3) NOT NULL COMMENT 'cases x case weight',
  gross_weight_kg DECIMAL(8,3) NOT NULL,
  received_at DATETIME NOT NULL,
  shipped_at DATETIME NULL COMMENT 'only in state 4',
  block_reason VARCHAR(150) NULL COMMENT 'only in state 3',
  FOREIGN KEY (inbound_id) REFERENCES inbound (id),
  FOREIGN KEY (product_id) REFERENCES product (id),
  FOREIGN KEY (depositor_id) REFERENCES depositor (id),
  FOREIGN KEY (chamber_id) REFERENCES chamber (id)
);
CREATE TABLE temp_reading (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  chamber_id INT UNSIGNED NOT NULL,
  read_at DATETIME NOT NULL,
  air_temp_c DECIMAL(4,1) NOT NULL,
  is_alarm TINYINT NOT NULL DEFAULT 0 COMMENT '1 = outside alarm_low_c .. alarm_high_c of the chamber',
  acknowledged_at DATETIME NULL COMMENT 'only for alarms',
  acknowledged_by VARCHAR(60) NULL,
  FOREIGN KEY (chamber_id) REFERENCES chamber (id)
);
CREATE TABLE storage_invoice (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  depositor_id INT UNSIGNED NOT NULL,
  period_start DATE NOT NULL COMMENT 'first day of the month',
  period_end DATE NOT NULL COMMENT 'last day of the month',
  issued_on DATE NOT NULL,
  state TINYINT NOT NULL DEFAULT 0 COMMENT '0=draft, 1=sent, 2=paid, 3=overdue',
  pallet_days INT NOT NULL,
  rate_per_pallet_day DECIMAL(6,4) NOT NULL,
  storage_amount DECIMAL(10,2) NOT NULL COMMENT 'pallet_days x rate',
  handling_amount DECIMAL(10,2) NOT NULL DEFAULT 0,
  total_amount DECIMAL(10,2) NOT NULL COMMENT 'storage + handling',
  sent_at DATETIME NULL COMMENT 'null while draft',
  paid_on DATE NULL COMMENT 'only when paid',
  FOREIGN KEY (depositor_id) REFERENCES depositor (id)
);
