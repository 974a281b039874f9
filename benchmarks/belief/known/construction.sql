-- site management, prod dump, structure only
CREATE TABLE companies (
  company_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  company_name VARCHAR(120) NOT NULL,
  company_type ENUM('client','general_contractor','subcontractor','supplier','rental') NOT NULL,
  tax_no VARCHAR(20) DEFAULT NULL,
  email VARCHAR(120) DEFAULT NULL,
  phone VARCHAR(30) DEFAULT NULL,
  city VARCHAR(60) DEFAULT NULL,
  zip_code VARCHAR(10) DEFAULT NULL,
  payment_terms_days SMALLINT NOT NULL DEFAULT 30,
  insurance_valid_until DATE DEFAULT NULL COMMENT 'liability insurance, subcontractors only',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id),
  UNIQUE KEY uq_company_name (company_name)
) ENGINE=InnoDB;

CREATE TABLE employees (
  employee_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  badge_no CHAR(6) NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) DEFAULT NULL,
  trade ENUM('carpenter','mason','electrician','plumber','operator','labourer','foreman','site_manager') NOT NULL,
  birth_date DATE NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE DEFAULT NULL COMMENT 'NULL = still employed',
  hourly_rate DECIMAL(8,2) NOT NULL COMMENT 'EUR per hour',
  PRIMARY KEY (employee_id),
  UNIQUE KEY uq_badge (badge_no)
) ENGINE=InnoDB;

CREATE TABLE projects (
  project_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  project_no VARCHAR(12) NOT NULL COMMENT 'e.g. P-2023-014',
  title VARCHAR(150) NOT NULL,
  client_id INT UNSIGNED NOT NULL,
  site_manager_id INT UNSIGNED DEFAULT NULL COMMENT 'employees.employee_id',
  site_address VARCHAR(200) DEFAULT NULL,
  lat DECIMAL(9,6) DEFAULT NULL,
  lng DECIMAL(9,6) DEFAULT NULL,
  planned_start DATE NOT NULL,
  planned_end DATE NOT NULL,
  actual_start DATE DEFAULT NULL,
  actual_end DATE DEFAULT NULL COMMENT 'set on handover',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0=planning, 1=running, 2=suspended, 3=handed over, 9=cancelled',
  percent_complete TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0-100; 100 when handed over',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (project_id),
  UNIQUE KEY uq_project_no (project_no),
  CONSTRAINT fk_project_client FOREIGN KEY (client_id) REFERENCES companies (company_id),
  CONSTRAINT chk_plan CHECK (planned_end > planned_start)
) ENGINE=InnoDB;

CREATE TABLE contracts (
  contract_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  project_id INT UNSIGNED NOT NULL,
  company_id INT UNSIGNED NOT NULL COMMENT 'the subcontractor',
  contract_no VARCHAR(20) NOT NULL,
  scope TEXT,
  signed_on DATE NOT NULL,
  start_date DATE NOT NULL,
  end_date DATE NOT NULL,
  original_amount DECIMAL(12,2) NOT NULL COMMENT 'net, as signed',
  approved_changes DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the approved change orders',
  current_amount DECIMAL(12,2) GENERATED ALWAYS AS (original_amount + approved_changes) STORED,
  retention_pct DECIMAL(4,2) NOT NULL DEFAULT 5.00 COMMENT 'percent withheld from each progress invoice',
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  billed_to_date DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of work_done of all progress invoices except rejected ones',
  invoice_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of progress invoices, rejected ones included',
  PRIMARY KEY (contract_id),
  UNIQUE KEY uq_contract_no (contract_no),
  KEY ix_contract_project (project_id),
  CONSTRAINT fk_contract_project FOREIGN KEY (project_id) REFERENCES projects (project_id),
  CONSTRAINT fk_contract_company FOREIGN KEY (company_id) REFERENCES companies (company_id),
  CONSTRAINT chk_retention CHECK (retention_pct BETWEEN 0 AND 10)
) ENGINE=InnoDB;

CREATE TABLE change_orders (
  change_order_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  contract_id INT UNSIGNED NOT NULL,
  co_seq SMALLINT UNSIGNED NOT NULL COMMENT 'running number within the contract, from 1',
  description VARCHAR(255) NOT NULL,
  reason ENUM('client_request','design_error','site_condition','regulatory') NOT NULL,
  amount DECIMAL(12,2) NOT NULL COMMENT 'negative = deduction',
  extra_days SMALLINT NOT NULL DEFAULT 0,
  submitted_on DATE NOT NULL,
  state ENUM('submitted','approved','rejected') NOT NULL DEFAULT 'submitted',
  decided_on DATE DEFAULT NULL COMMENT 'empty while submitted',
  decided_by INT UNSIGNED DEFAULT NULL COMMENT 'employee; empty while submitted',
  PRIMARY KEY (change_order_id),
  UNIQUE KEY uq_co (contract_id, co_seq),
  CONSTRAINT fk_co_contract FOREIGN KEY (contract_id) REFERENCES contracts (contract_id)
) ENGINE=InnoDB;

CREATE TABLE progress_invoices (
  invoice_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  contract_id INT UNSIGNED NOT NULL,
  project_id INT UNSIGNED NOT NULL COMMENT 'copied from the contract for reporting',
  invoice_seq SMALLINT UNSIGNED NOT NULL COMMENT 'running number within the contract, from 1',
  period_from DATE NOT NULL,
  period_to DATE NOT NULL,
  invoice_date DATE NOT NULL,
  due_date DATE NOT NULL,
  work_done DECIMAL(12,2) NOT NULL COMMENT 'sum of the lines, net',
  retention_pct DECIMAL(4,2) NOT NULL COMMENT 'as in the contract',
  retention_amount DECIMAL(12,2) NOT NULL COMMENT 'work_done x retention_pct / 100',
  net_amount DECIMAL(12,2) NOT NULL COMMENT 'work done less retention',
  vat_amount DECIMAL(12,2) NOT NULL COMMENT 'VAT on net_amount at the contract rate',
  gross_amount DECIMAL(12,2) NOT NULL COMMENT 'net plus VAT',
  status ENUM('draft','submitted','certified','paid','rejected') NOT NULL DEFAULT 'draft',
  certified_on DATE DEFAULT NULL COMMENT 'set once certified',
  paid_on DATE DEFAULT NULL COMMENT 'empty until paid',
  PRIMARY KEY (invoice_id),
  UNIQUE KEY uq_pi (contract_id, invoice_seq),
  KEY ix_pi_project (project_id)
) ENGINE=InnoDB;

CREATE TABLE progress_invoice_lines (
  invoice_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL COMMENT '1..n',
  description VARCHAR(200) NOT NULL,
  unit ENUM('m','m2','m3','kg','h','pcs','ls') NOT NULL,
  quantity DECIMAL(10,3) NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL,
  line_total DECIMAL(12,2) NOT NULL COMMENT 'quantity x unit price',
  PRIMARY KEY (invoice_id, line_no),
  CONSTRAINT fk_pil FOREIGN KEY (invoice_id) REFERENCES progress_invoices (invoice_id) ON DELETE CASCADE,
  CONSTRAINT chk_qty CHECK (quantity > 0)
) ENGINE=InnoDB;

CREATE TABLE timesheets (
  timesheet_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  employee_id INT UNSIGNED NOT NULL,
  project_id INT UNSIGNED NOT NULL,
  work_date DATE NOT NULL,
  time_in TIME NOT NULL,
  time_out TIME NOT NULL COMMENT 'same day, no night shifts',
  break_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 30,
  hours DECIMAL(4,2) NOT NULL COMMENT 'time_out - time_in less break, in hours',
  overtime_hours DECIMAL(4,2) NOT NULL DEFAULT 0.00 COMMENT 'part of hours beyond 8 a day',
  hourly_rate DECIMAL(8,2) NOT NULL COMMENT 'from employees at time of entry',
  labour_cost DECIMAL(9,2) NOT NULL COMMENT 'hours x hourly_rate, no overtime premium',
  approved TINYINT(1) NOT NULL DEFAULT 0,
  approved_by INT UNSIGNED DEFAULT NULL COMMENT 'employee_id of the approver, NULL unless approved; never the worker himself',
  approved_at DATETIME DEFAULT NULL,
  PRIMARY KEY (timesheet_id),
  UNIQUE KEY uq_ts (employee_id, work_date),
  KEY ix_ts_project (project_id, work_date),
  CONSTRAINT fk_ts_employee FOREIGN KEY (employee_id) REFERENCES employees (employee_id),
  CONSTRAINT fk_ts_project FOREIGN KEY (project_id) REFERENCES projects (project_id)
) ENGINE=InnoDB;

CREATE TABLE equipment (
  equipment_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  asset_tag VARCHAR(10) NOT NULL,
  category ENUM('excavator','crane','loader','compactor','generator','scaffold','pump') NOT NULL,
  model VARCHAR(80) NOT NULL,
  owner_company_id INT UNSIGNED NOT NULL COMMENT 'rental company',
  daily_rate DECIMAL(8,2) NOT NULL,
  year_built SMALLINT DEFAULT NULL,
  out_of_service TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (equipment_id),
  UNIQUE KEY uq_tag (asset_tag)
) ENGINE=InnoDB;

CREATE TABLE equipment_rentals (
  rental_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  equipment_id INT UNSIGNED NOT NULL,
  project_id INT UNSIGNED NOT NULL,
  rental_company_id INT UNSIGNED NOT NULL COMMENT 'owner of the equipment',
  delivered_on DATE NOT NULL,
  returned_on DATE DEFAULT NULL COMMENT 'NULL while on site',
  rental_days SMALLINT UNSIGNED DEFAULT NULL COMMENT 'days from delivery to return, both counted, at least 1; NULL while on site',
  daily_rate DECIMAL(8,2) NOT NULL,
  rental_cost DECIMAL(10,2) DEFAULT NULL COMMENT 'rental_days x daily_rate',
  hour_meter_out DECIMAL(8,1) DEFAULT NULL,
  hour_meter_in DECIMAL(8,1) DEFAULT NULL COMMENT 'read at return',
  PRIMARY KEY (rental_id),
  KEY ix_rental_equipment (equipment_id),
  CONSTRAINT fk_rental_equipment FOREIGN KEY (equipment_id) REFERENCES equipment (equipment_id)
) ENGINE=InnoDB;
