CREATE TABLE lab_patient (
  pat_id INT NOT NULL AUTO_INCREMENT,
  mrn CHAR(9) NOT NULL COMMENT 'medical record number, M followed by 8 digits',
  family_name VARCHAR(60) NOT NULL,
  given_name VARCHAR(60) NOT NULL,
  sex TINYINT NOT NULL COMMENT '0 = unknown, 1 = male, 2 = female, 9 = other',
  birth_date DATE NOT NULL,
  deceased TINYINT(1) NOT NULL DEFAULT 0,
  deceased_date DATE NULL,
  registered_at DATETIME NOT NULL,
  PRIMARY KEY (pat_id),
  UNIQUE KEY uq_mrn (mrn)
) ENGINE=InnoDB COMMENT='patients known to the laboratory';

CREATE TABLE lab_physician (
  phys_id INT NOT NULL AUTO_INCREMENT,
  title VARCHAR(20) NULL,
  family_name VARCHAR(60) NOT NULL,
  given_name VARCHAR(60) NOT NULL,
  specialty VARCHAR(60) NOT NULL COMMENT 'e.g. Cardiology, Internal Medicine, Oncology',
  ward_code VARCHAR(8) NULL,
  active TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (phys_id)
) ENGINE=InnoDB;

CREATE TABLE lab_analyzer (
  analyzer_id INT NOT NULL AUTO_INCREMENT,
  serial_no VARCHAR(24) NOT NULL,
  model VARCHAR(60) NOT NULL,
  section TINYINT NOT NULL COMMENT '1 = chemistry, 2 = haematology, 3 = coagulation, 4 = microbiology',
  installed_on DATE NOT NULL,
  last_calibrated_on DATE NULL,
  next_calibration_on DATE NULL,
  PRIMARY KEY (analyzer_id),
  UNIQUE KEY uq_serial (serial_no)
) ENGINE=InnoDB;

CREATE TABLE lab_analyte (
  analyte_id INT NOT NULL AUTO_INCREMENT,
  code VARCHAR(10) NOT NULL,
  name VARCHAR(80) NOT NULL COMMENT 'e.g. Haemoglobin, Creatinine, Potassium',
  section TINYINT NOT NULL COMMENT '1 = chemistry, 2 = haematology, 3 = coagulation, 4 = microbiology',
  unit VARCHAR(12) NOT NULL,
  ref_low DECIMAL(10,3) NULL,
  ref_high DECIMAL(10,3) NULL,
  crit_low DECIMAL(10,3) NULL COMMENT 'below: critical; lies below ref_low',
  crit_high DECIMAL(10,3) NULL COMMENT 'above: critical; lies above ref_high',
  price DECIMAL(8,2) NOT NULL,
  turnaround_hours SMALLINT NOT NULL DEFAULT 24,
  PRIMARY KEY (analyte_id),
  UNIQUE KEY uq_analyte_code (code)
) ENGINE=InnoDB;

CREATE TABLE lab_order (
  order_id INT NOT NULL AUTO_INCREMENT,
  order_no VARCHAR(14) NOT NULL,
  pat_id INT NOT NULL,
  phys_id INT NOT NULL,
  priority TINYINT NOT NULL DEFAULT 0 COMMENT '0 = routine, 1 = urgent, 2 = stat',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0 = ordered, 1 = collected, 2 = in process, 3 = reported, 9 = cancelled',
  ordered_at DATETIME NOT NULL,
  reported_at DATETIME NULL,
  cancelled_at DATETIME NULL,
  cancel_reason VARCHAR(120) NULL,
  item_count SMALLINT NOT NULL DEFAULT 0,
  total_price DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of item prices',
  PRIMARY KEY (order_id),
  UNIQUE KEY uq_order_no (order_no),
  CONSTRAINT fk_lo_pat FOREIGN KEY (pat_id) REFERENCES lab_patient (pat_id),
  CONSTRAINT fk_lo_phys FOREIGN KEY (phys_id) REFERENCES lab_physician (phys_id)
) ENGINE=InnoDB;

CREATE TABLE lab_specimen (
  spec_id INT NOT NULL AUTO_INCREMENT,
  order_id INT NOT NULL,
  pat_id INT NOT NULL,
  barcode VARCHAR(16) NOT NULL,
  spec_type TINYINT NOT NULL COMMENT '1 = serum, 2 = EDTA blood, 3 = citrate plasma, 4 = urine, 5 = swab',
  volume_ml DECIMAL(5,2) NULL,
  collected_at DATETIME NOT NULL,
  received_at DATETIME NULL,
  rejected TINYINT(1) NOT NULL DEFAULT 0,
  reject_reason TINYINT NULL COMMENT '1 = haemolysed, 2 = clotted, 3 = insufficient volume, 4 = mislabelled; NULL unless rejected',
  PRIMARY KEY (spec_id),
  UNIQUE KEY uq_barcode (barcode),
  CONSTRAINT fk_ls_order FOREIGN KEY (order_id) REFERENCES lab_order (order_id),
  CONSTRAINT fk_ls_pat FOREIGN KEY (pat_id) REFERENCES lab_patient (pat_id)
) ENGINE=InnoDB;

CREATE TABLE lab_order_item (
  item_id INT NOT NULL AUTO_INCREMENT,
  order_id INT NOT NULL,
  analyte_id INT NOT NULL,
  price DECIMAL(8,2) NOT NULL COMMENT 'price of the analyte when ordered',
  PRIMARY KEY (item_id),
  UNIQUE KEY uq_item (order_id, analyte_id),
  CONSTRAINT fk_li_order FOREIGN KEY (order_id) REFERENCES lab_order (order_id),
  CONSTRAINT fk_li_analyte FOREIGN KEY (analyte_id) REFERENCES lab_analyte (analyte_id)
) ENGINE=InnoDB;

CREATE TABLE lab_result (
  result_id INT NOT NULL AUTO_INCREMENT,
  item_id INT NOT NULL,
  spec_id INT NOT NULL,
  analyte_id INT NOT NULL,
  analyzer_id INT NULL,
  value_num DECIMAL(12,3) NOT NULL,
  unit VARCHAR(12) NOT NULL,
  ref_low DECIMAL(10,3) NULL COMMENT 'reference range at the time of measuring',
  ref_high DECIMAL(10,3) NULL,
  abnormal_flag TINYINT NOT NULL DEFAULT 0 COMMENT '0 = normal, 1 = low, 2 = high (against ref_low and ref_high)',
  state TINYINT NOT NULL DEFAULT 1 COMMENT '1 = preliminary, 2 = validated, 3 = corrected',
  measured_at DATETIME NOT NULL,
  validated_at DATETIME NULL COMMENT 'NULL while preliminary',
  validated_by INT NULL COMMENT 'lab_physician.phys_id, set together with validated_at',
  PRIMARY KEY (result_id),
  KEY ix_validated_by (validated_by),
  CONSTRAINT fk_lr_item FOREIGN KEY (item_id) REFERENCES lab_order_item (item_id),
  CONSTRAINT fk_lr_spec FOREIGN KEY (spec_id) REFERENCES lab_specimen (spec_id),
  CONSTRAINT fk_lr_analyte FOREIGN KEY (analyte_id) REFERENCES lab_analyte (analyte_id),
  CONSTRAINT fk_lr_analyzer FOREIGN KEY (analyzer_id) REFERENCES lab_analyzer (analyzer_id)
) ENGINE=InnoDB;

CREATE TABLE lab_qc_run (
  qc_id INT NOT NULL AUTO_INCREMENT,
  analyzer_id INT NOT NULL,
  analyte_id INT NOT NULL,
  qc_level TINYINT NOT NULL COMMENT '1 = low, 2 = normal, 3 = high',
  run_at DATETIME NOT NULL,
  target_mean DECIMAL(10,3) NOT NULL,
  target_sd DECIMAL(10,3) NOT NULL,
  measured DECIMAL(10,3) NOT NULL,
  z_score DECIMAL(6,2) NOT NULL COMMENT '(measured - target_mean) / target_sd',
  passed TINYINT(1) NOT NULL DEFAULT 1 COMMENT '1 when |z| <= 3',
  PRIMARY KEY (qc_id),
  CONSTRAINT chk_sd CHECK (target_sd > 0),
  CONSTRAINT fk_qc_analyzer FOREIGN KEY (analyzer_id) REFERENCES lab_analyzer (analyzer_id),
  CONSTRAINT fk_qc_analyte FOREIGN KEY (analyte_id) REFERENCES lab_analyte (analyte_id)
) ENGINE=InnoDB;

CREATE TABLE lab_audit_log (
  log_id BIGINT NOT NULL AUTO_INCREMENT,
  entity_table VARCHAR(30) NOT NULL COMMENT 'lab_order, lab_specimen or lab_result',
  entity_id INT NOT NULL COMMENT 'key within entity_table',
  action TINYINT NOT NULL COMMENT '1 = create, 2 = update, 3 = delete, 4 = print',
  user_name VARCHAR(40) NOT NULL,
  logged_at DATETIME NOT NULL,
  PRIMARY KEY (log_id)
) ENGINE=InnoDB;
