CREATE TABLE customers (
  customer_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_no     VARCHAR(12) NOT NULL COMMENT 'Format C-00001',
  company_name    VARCHAR(100) NOT NULL,
  contact_name    VARCHAR(80) DEFAULT NULL,
  contact_email   VARCHAR(120) DEFAULT NULL,
  phone           VARCHAR(30) DEFAULT NULL,
  billing_city    VARCHAR(60) NOT NULL,
  country_code    CHAR(2) NOT NULL DEFAULT 'US' COMMENT 'ISO 3166-1 alpha-2',
  machine_count   INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'Number of machines registered for this customer',
  customer_since  DATE NOT NULL,
  PRIMARY KEY (customer_id),
  UNIQUE KEY uq_customer_no (customer_no)
) ENGINE=InnoDB COMMENT='Companies whose machines we maintain';

CREATE TABLE sites (
  site_id         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer_id     INT UNSIGNED NOT NULL,
  site_name       VARCHAR(80) NOT NULL,
  street          VARCHAR(100) NOT NULL,
  city            VARCHAR(60) NOT NULL,
  postal_code     VARCHAR(12) NOT NULL,
  latitude        DECIMAL(9,6) DEFAULT NULL,
  longitude       DECIMAL(9,6) DEFAULT NULL,
  PRIMARY KEY (site_id),
  CONSTRAINT fk_site_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id)
) ENGINE=InnoDB COMMENT='Plants and workshops of a customer';

CREATE TABLE machine_models (
  model_id        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  manufacturer    VARCHAR(60) NOT NULL,
  model_name      VARCHAR(60) NOT NULL,
  machine_type    ENUM('lathe','mill','press','compressor','conveyor','robot') NOT NULL,
  service_interval_days SMALLINT UNSIGNED NOT NULL DEFAULT 180 COMMENT 'Days between two preventive services',
  power_kw        DECIMAL(6,2) DEFAULT NULL,
  PRIMARY KEY (model_id),
  UNIQUE KEY uq_model (manufacturer, model_name)
) ENGINE=InnoDB;

CREATE TABLE machines (
  machine_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  serial_no       VARCHAR(30) NOT NULL,
  model_id        INT UNSIGNED NOT NULL,
  customer_id     INT UNSIGNED NOT NULL COMMENT 'Same customer as the site',
  site_id         INT UNSIGNED NOT NULL,
  build_year      YEAR NOT NULL,
  installed_on    DATE NOT NULL,
  warranty_until  DATE DEFAULT NULL,
  last_service_on DATE DEFAULT NULL,
  next_service_on DATE DEFAULT NULL COMMENT 'last_service_on + service_interval_days of the model',
  operating_hours INT UNSIGNED NOT NULL DEFAULT 0,
  status          ENUM('in_operation','down','scrapped') NOT NULL DEFAULT 'in_operation',
  scrapped_on     DATE DEFAULT NULL COMMENT 'Set only when status is scrapped',
  PRIMARY KEY (machine_id),
  UNIQUE KEY uq_serial (serial_no),
  CONSTRAINT fk_machine_model FOREIGN KEY (model_id) REFERENCES machine_models (model_id),
  CONSTRAINT fk_machine_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
  CONSTRAINT fk_machine_site FOREIGN KEY (site_id) REFERENCES sites (site_id)
) ENGINE=InnoDB COMMENT='Installed machines';

CREATE TABLE technicians (
  technician_id   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  first_name      VARCHAR(40) NOT NULL,
  last_name       VARCHAR(60) NOT NULL,
  email           VARCHAR(120) NOT NULL,
  birth_date      DATE NOT NULL,
  hired_on        DATE NOT NULL,
  skill_level     ENUM('junior','senior','master') NOT NULL DEFAULT 'junior',
  hourly_rate     DECIMAL(6,2) NOT NULL COMMENT 'Rate charged per hour',
  is_active       TINYINT(1) NOT NULL DEFAULT 1,
  left_on         DATE DEFAULT NULL COMMENT 'Last working day, NULL while active',
  PRIMARY KEY (technician_id),
  UNIQUE KEY uq_tech_email (email)
) ENGINE=InnoDB;

CREATE TABLE contracts (
  contract_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  contract_no     VARCHAR(20) NOT NULL,
  customer_id     INT UNSIGNED NOT NULL,
  level           ENUM('basic','standard','premium') NOT NULL DEFAULT 'standard',
  signed_on       DATE NOT NULL,
  start_date      DATE NOT NULL,
  end_date        DATE NOT NULL,
  term_months     TINYINT UNSIGNED NOT NULL DEFAULT 12 COMMENT 'Months from start_date to end_date',
  monthly_fee     DECIMAL(9,2) NOT NULL,
  annual_fee      DECIMAL(10,2) NOT NULL COMMENT '12 x monthly_fee',
  response_hours  SMALLINT UNSIGNED NOT NULL COMMENT 'Agreed reaction time: basic 48, standard 24, premium 4',
  status          ENUM('draft','active','expired','terminated') NOT NULL DEFAULT 'draft',
  terminated_on   DATE DEFAULT NULL COMMENT 'Set only when status is terminated',
  PRIMARY KEY (contract_id),
  UNIQUE KEY uq_contract_no (contract_no),
  CONSTRAINT fk_contract_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id)
) ENGINE=InnoDB COMMENT='Maintenance contracts';

CREATE TABLE contract_machines (
  contract_id     INT UNSIGNED NOT NULL,
  machine_id      INT UNSIGNED NOT NULL COMMENT 'Machine of the contract customer',
  added_on        DATE NOT NULL,
  PRIMARY KEY (contract_id, machine_id),
  CONSTRAINT fk_cm_contract FOREIGN KEY (contract_id) REFERENCES contracts (contract_id),
  CONSTRAINT fk_cm_machine FOREIGN KEY (machine_id) REFERENCES machines (machine_id)
) ENGINE=InnoDB COMMENT='Machines covered by a contract';

CREATE TABLE work_orders (
  work_order_id   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  work_order_no   VARCHAR(20) NOT NULL COMMENT 'WO-YYYY-NNNNN, year of reported_at',
  machine_id      INT UNSIGNED NOT NULL,
  technician_id   INT UNSIGNED DEFAULT NULL COMMENT 'NULL until assigned',
  order_type      ENUM('preventive','repair','inspection') NOT NULL,
  priority        ENUM('low','normal','high','urgent') NOT NULL DEFAULT 'normal',
  problem         VARCHAR(255) NOT NULL,
  reported_at     DATETIME NOT NULL,
  started_at      DATETIME DEFAULT NULL,
  finished_at     DATETIME DEFAULT NULL,
  status          ENUM('open','assigned','in_progress','done','cancelled') NOT NULL DEFAULT 'open',
  labor_hours     DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  labor_rate      DECIMAL(6,2) NOT NULL DEFAULT 0.00 COMMENT 'Copied from the technician',
  labor_cost      DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'labor_hours x labor_rate',
  parts_cost      DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'Sum of the parts used',
  total_cost      DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'labor_cost + parts_cost',
  PRIMARY KEY (work_order_id),
  UNIQUE KEY uq_wo_no (work_order_no),
  CONSTRAINT fk_wo_machine FOREIGN KEY (machine_id) REFERENCES machines (machine_id),
  CONSTRAINT fk_wo_tech FOREIGN KEY (technician_id) REFERENCES technicians (technician_id)
) ENGINE=InnoDB COMMENT='Service calls and planned maintenance';

CREATE TABLE spare_parts (
  part_id         INT UNSIGNED NOT NULL AUTO_INCREMENT,
  part_no         VARCHAR(20) NOT NULL,
  description     VARCHAR(100) NOT NULL,
  unit            ENUM('pcs','set','m','l') NOT NULL DEFAULT 'pcs',
  purchase_price  DECIMAL(8,2) NOT NULL,
  sales_price     DECIMAL(8,2) NOT NULL,
  stock_qty       INT NOT NULL DEFAULT 0 COMMENT 'Sum of the quantities of stock_movements',
  reorder_level   INT NOT NULL DEFAULT 0,
  PRIMARY KEY (part_id),
  UNIQUE KEY uq_part_no (part_no)
) ENGINE=InnoDB;

CREATE TABLE work_order_parts (
  work_order_id   INT UNSIGNED NOT NULL,
  line_no         SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... per work order',
  part_id         INT UNSIGNED NOT NULL,
  quantity        INT UNSIGNED NOT NULL,
  unit_price      DECIMAL(8,2) NOT NULL COMMENT 'sales_price of the part',
  line_total      DECIMAL(9,2) NOT NULL COMMENT 'quantity x unit_price',
  PRIMARY KEY (work_order_id, line_no),
  CONSTRAINT fk_wop_wo FOREIGN KEY (work_order_id) REFERENCES work_orders (work_order_id),
  CONSTRAINT fk_wop_part FOREIGN KEY (part_id) REFERENCES spare_parts (part_id)
) ENGINE=InnoDB COMMENT='Parts used on a work order';

CREATE TABLE stock_movements (
  movement_id     BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  part_id         INT UNSIGNED NOT NULL,
  movement_type   ENUM('receipt','issue','adjustment') NOT NULL,
  quantity        INT NOT NULL COMMENT 'Positive for a receipt, negative for an issue',
  work_order_id   INT UNSIGNED DEFAULT NULL COMMENT 'Only for issues',
  moved_at        DATETIME NOT NULL,
  PRIMARY KEY (movement_id),
  CONSTRAINT fk_mov_part FOREIGN KEY (part_id) REFERENCES spare_parts (part_id),
  CONSTRAINT fk_mov_wo FOREIGN KEY (work_order_id) REFERENCES work_orders (work_order_id)
) ENGINE=InnoDB COMMENT='Stock ledger of spare parts';
