-- Calibration laboratory (accredited, ISO 17025)
CREATE TABLE client (
  client_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_name VARCHAR(120) NOT NULL,
  contact_person VARCHAR(80) NULL,
  email VARCHAR(120) NULL,
  street VARCHAR(120) NULL,
  postcode VARCHAR(10) NULL,
  city VARCHAR(60) NULL,
  country_code CHAR(2) NOT NULL DEFAULT 'GB',
  discount_pct DECIMAL(4,1) NOT NULL DEFAULT 0 COMMENT 'standing discount on list prices, at most 30',
  open_job_count INT NOT NULL DEFAULT 0 COMMENT 'jobs of this client that are not yet dispatched or cancelled'
);
CREATE TABLE technician (
  technician_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  full_name VARCHAR(80) NOT NULL,
  initials CHAR(3) NOT NULL UNIQUE,
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'NULL while employed',
  supervisor_id INT UNSIGNED NULL,
  is_signatory TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'may approve certificates',
  CONSTRAINT fk_tech_sup FOREIGN KEY (supervisor_id) REFERENCES technician (technician_id)
);
CREATE TABLE reference_standard (
  standard_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  asset_no VARCHAR(20) NOT NULL UNIQUE,
  quantity ENUM('mass','temperature','pressure','length','torque') NOT NULL,
  range_min DECIMAL(12,4) NOT NULL,
  range_max DECIMAL(12,4) NOT NULL,
  last_calibrated_on DATE NOT NULL,
  recal_interval_months TINYINT UNSIGNED NOT NULL COMMENT '6, 12, 24 or 36',
  due_on DATE NOT NULL COMMENT 'last_calibrated_on plus the interval',
  status ENUM('in_service','out_for_recal','withdrawn') NOT NULL DEFAULT 'in_service',
  withdrawn_on DATE NULL COMMENT 'only when withdrawn'
);
CREATE TABLE instrument (
  instrument_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  client_id INT UNSIGNED NOT NULL,
  serial_no VARCHAR(40) NOT NULL,
  manufacturer VARCHAR(60) NULL,
  quantity ENUM('mass','temperature','pressure','length','torque') NOT NULL,
  range_min DECIMAL(12,4) NOT NULL,
  range_max DECIMAL(12,4) NOT NULL,
  resolution DECIMAL(10,5) NOT NULL COMMENT 'smallest displayed step',
  UNIQUE KEY uq_inst (client_id, serial_no),
  CONSTRAINT fk_inst_client FOREIGN KEY (client_id) REFERENCES client (client_id)
);
CREATE TABLE job (
  job_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_no VARCHAR(20) NOT NULL UNIQUE,
  client_id INT UNSIGNED NOT NULL,
  received_at DATETIME NOT NULL COMMENT 'goods in',
  promised_on DATE NOT NULL,
  status ENUM('received','in_progress','approved','dispatched','cancelled') NOT NULL DEFAULT 'received',
  started_at DATETIME NULL COMMENT 'first measurement',
  approved_at DATETIME NULL,
  dispatched_at DATETIME NULL,
  cancel_reason VARCHAR(200) NULL COMMENT 'only for cancelled jobs',
  item_count INT NOT NULL DEFAULT 0 COMMENT 'number of job items',
  net_total DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'sum of the line amounts of the items',
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20.00 COMMENT 'percent',
  vat_amount DECIMAL(10,2) NOT NULL DEFAULT 0,
  gross_total DECIMAL(10,2) NOT NULL DEFAULT 0,
  CONSTRAINT fk_job_client FOREIGN KEY (client_id) REFERENCES client (client_id)
);
CREATE TABLE job_item (
  item_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_id INT UNSIGNED NOT NULL,
  instrument_id INT UNSIGNED NOT NULL,
  technician_id INT UNSIGNED NULL,
  list_price DECIMAL(8,2) NOT NULL,
  discount_pct DECIMAL(4,1) NOT NULL DEFAULT 0 COMMENT 'copied from the client when the item is booked in',
  line_amount DECIMAL(8,2) NOT NULL COMMENT 'list price less discount',
  CONSTRAINT fk_item_job FOREIGN KEY (job_id) REFERENCES job (job_id),
  CONSTRAINT fk_item_inst FOREIGN KEY (instrument_id) REFERENCES instrument (instrument_id),
  CONSTRAINT fk_item_tech FOREIGN KEY (technician_id) REFERENCES technician (technician_id)
);
CREATE TABLE measurement (
  measurement_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  item_id INT UNSIGNED NOT NULL,
  standard_id INT UNSIGNED NOT NULL,
  point_no TINYINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the item',
  nominal_value DECIMAL(12,4) NOT NULL,
  reading DECIMAL(12,4) NOT NULL,
  error_value DECIMAL(12,4) NOT NULL COMMENT 'reading minus nominal value',
  expanded_uncertainty DECIMAL(10,5) NOT NULL COMMENT 'k=2',
  tolerance DECIMAL(10,5) NOT NULL COMMENT 'permissible error, +/-',
  in_tolerance TINYINT(1) NOT NULL COMMENT 'absolute error does not exceed tolerance',
  ambient_temp_c DECIMAL(4,1) NOT NULL COMMENT 'lab is kept at 18 to 24 degrees',
  relative_humidity_pct DECIMAL(4,1) NOT NULL,
  measured_at DATETIME NOT NULL,
  UNIQUE KEY uq_point (item_id, point_no),
  CONSTRAINT fk_meas_item FOREIGN KEY (item_id) REFERENCES job_item (item_id),
  CONSTRAINT fk_meas_std FOREIGN KEY (standard_id) REFERENCES reference_standard (standard_id)
);
CREATE TABLE certificate (
  certificate_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  certificate_no VARCHAR(30) NOT NULL UNIQUE,
  item_id INT UNSIGNED NOT NULL UNIQUE,
  client_id INT UNSIGNED NOT NULL,
  issued_on DATE NOT NULL,
  recommended_due_on DATE NULL COMMENT 'next calibration recommended to the client',
  approved_by INT UNSIGNED NOT NULL COMMENT 'signatory',
  replaces_certificate_id INT UNSIGNED NULL COMMENT 'earlier certificate that this one supersedes',
  CONSTRAINT fk_cert_item FOREIGN KEY (item_id) REFERENCES job_item (item_id),
  CONSTRAINT fk_cert_client FOREIGN KEY (client_id) REFERENCES client (client_id),
  CONSTRAINT fk_cert_appr FOREIGN KEY (approved_by) REFERENCES technician (technician_id),
  CONSTRAINT fk_cert_repl FOREIGN KEY (replaces_certificate_id) REFERENCES certificate (certificate_id)
);
