CREATE TABLE instruments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tag VARCHAR(12) NOT NULL UNIQUE,
  range_min DECIMAL(9,3) NOT NULL,
  range_max DECIMAL(9,3) NOT NULL,
  interval_months SMALLINT UNSIGNED NOT NULL COMMENT 'calibration interval',
  calibration_count SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  failed_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'calibrations that did not pass',
  last_calibrated_on DATE NULL,
  calibration_cost DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'all calibrations so far'
);
CREATE TABLE calibrations (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  instrument_id INT UNSIGNED NOT NULL,
  calibrated_on DATE NOT NULL,
  points_total SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  points_failed SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  max_deviation DECIMAL(9,4) NULL,
  result ENUM('passed','failed','adjusted') NOT NULL,
  labour_min SMALLINT UNSIGNED NOT NULL,
  rate_per_hour DECIMAL(7,2) NOT NULL,
  labour_cost DECIMAL(9,2) NOT NULL,
  travel_cost DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  certificate_fee DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  cost_total DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (instrument_id) REFERENCES instruments (id)
);
CREATE TABLE calibration_points (
  calibration_id INT UNSIGNED NOT NULL,
  point_no TINYINT UNSIGNED NOT NULL,
  nominal DECIMAL(9,4) NOT NULL,
  measured DECIMAL(9,4) NOT NULL,
  deviation DECIMAL(9,4) NOT NULL,
  tolerance DECIMAL(8,4) NOT NULL,
  passed TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (calibration_id, point_no),
  FOREIGN KEY (calibration_id) REFERENCES calibrations (id)
);
CREATE TABLE quotes (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  quote_no VARCHAR(12) NOT NULL UNIQUE,
  quoted_on DATE NOT NULL,
  net DECIMAL(10,2) NOT NULL,
  disc DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  tax_pct DECIMAL(4,2) NOT NULL,
  tax DECIMAL(9,2) NOT NULL,
  gross DECIMAL(10,2) NOT NULL
);
CREATE TABLE quote_lines (
  quote_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  service VARCHAR(80) NOT NULL,
  qty SMALLINT UNSIGNED NOT NULL,
  price DECIMAL(8,2) NOT NULL,
  disc_pct DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  amount DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (quote_id, line_no),
  FOREIGN KEY (quote_id) REFERENCES quotes (id)
);
CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  quote_id INT UNSIGNED NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  paid_at DATETIME NOT NULL,
  fee DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  net_received DECIMAL(10,2) NOT NULL,
  refunded_at DATETIME NULL,
  refunded_amount DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  FOREIGN KEY (quote_id) REFERENCES quotes (id)
);
