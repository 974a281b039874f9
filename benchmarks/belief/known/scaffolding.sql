-- Scaffold hire and erection: depots, gangs, jobs, kit on site, weekly inspections, invoices
CREATE TABLE depot (
  depot_id      SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  depot_code    CHAR(3)      NOT NULL COMMENT 'Three letters, printed on delivery tickets',
  name          VARCHAR(60)  NOT NULL,
  town          VARCHAR(60)  NOT NULL,
  postcode      VARCHAR(8)   NOT NULL,
  PRIMARY KEY (depot_id),
  UNIQUE KEY uq_depot_code (depot_code)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='Yards';

CREATE TABLE customer (
  customer_id        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  company_name       VARCHAR(100) NOT NULL,
  contact_name       VARCHAR(80)  NOT NULL,
  email              VARCHAR(120) NOT NULL,
  phone              VARCHAR(20)  DEFAULT NULL,
  account_status     ENUM('open','on_stop','closed') NOT NULL DEFAULT 'open',
  payment_terms_days TINYINT UNSIGNED NOT NULL DEFAULT 30 COMMENT 'Days from invoice date to due date',
  created_at         DATETIME     NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE scaffolder (
  scaffolder_id   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  depot_id        SMALLINT UNSIGNED NOT NULL COMMENT 'Home depot',
  first_name      VARCHAR(40)  NOT NULL,
  last_name       VARCHAR(40)  NOT NULL,
  card_grade      ENUM('trainee','part_1','part_2','advanced') NOT NULL DEFAULT 'part_2' COMMENT 'CISRS card',
  card_expires_on DATE         NOT NULL,
  hired_on        DATE         NOT NULL,
  left_on         DATE         DEFAULT NULL COMMENT 'NULL while employed',
  is_active       TINYINT(1)   NOT NULL DEFAULT 1,
  PRIMARY KEY (scaffolder_id),
  KEY ix_scaffolder_depot (depot_id),
  CONSTRAINT fk_scaffolder_depot FOREIGN KEY (depot_id) REFERENCES depot (depot_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE component (
  component_id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  sku               VARCHAR(20)  NOT NULL,
  description       VARCHAR(100) NOT NULL,
  category          ENUM('tube','board','fitting','ladder','beam','netting') NOT NULL,
  unit_weight_kg    DECIMAL(7,2) NOT NULL,
  replacement_price DECIMAL(8,2) NOT NULL COMMENT 'Charged per piece not returned',
  PRIMARY KEY (component_id),
  UNIQUE KEY uq_component_sku (sku)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE hire_job (
  job_id             INT UNSIGNED NOT NULL AUTO_INCREMENT,
  job_number         VARCHAR(12)  NOT NULL COMMENT 'e.g. SJ-24-00123',
  customer_id        INT UNSIGNED NOT NULL,
  depot_id           SMALLINT UNSIGNED NOT NULL,
  lead_scaffolder_id INT UNSIGNED DEFAULT NULL COMMENT 'Gang leader, from the same depot',
  site_address       VARCHAR(160) NOT NULL,
  scaffold_type      ENUM('independent','birdcage','tower','chimney','temporary_roof') NOT NULL,
  lifts              TINYINT UNSIGNED NOT NULL COMMENT 'Platform levels, about 2 m each',
  height_m           DECIMAL(5,1) NOT NULL,
  status             ENUM('quoted','booked','erected','dismantled','cancelled') NOT NULL DEFAULT 'quoted',
  quoted_at          DATETIME     NOT NULL,
  booked_at          DATETIME     DEFAULT NULL,
  erected_on         DATE         DEFAULT NULL,
  hire_weeks         TINYINT UNSIGNED NOT NULL DEFAULT 6 COMMENT 'Weeks included in the price',
  hire_ends_on       DATE         DEFAULT NULL COMMENT 'erected_on + hire_weeks',
  dismantled_on      DATE         DEFAULT NULL,
  agreed_price       DECIMAL(10,2) NOT NULL,
  extra_week_rate    DECIMAL(8,2) NOT NULL COMMENT 'Per week after hire_ends_on',
  total_weight_kg    DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'Sum of line weights',
  inspection_count   SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id),
  UNIQUE KEY uq_job_number (job_number),
  CONSTRAINT fk_job_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  CONSTRAINT fk_job_depot FOREIGN KEY (depot_id) REFERENCES depot (depot_id),
  CONSTRAINT fk_job_lead FOREIGN KEY (lead_scaffolder_id) REFERENCES scaffolder (scaffolder_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE job_component (
  job_component_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  job_id           INT UNSIGNED NOT NULL,
  component_id     INT UNSIGNED NOT NULL,
  qty_delivered    SMALLINT UNSIGNED NOT NULL,
  qty_returned     SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  qty_lost         SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  unit_weight_kg   DECIMAL(7,2) NOT NULL,
  line_weight_kg   DECIMAL(10,2) NOT NULL COMMENT 'qty_delivered x unit_weight_kg',
  loss_charge      DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'qty_lost at replacement price',
  PRIMARY KEY (job_component_id),
  UNIQUE KEY uq_job_component (job_id, component_id),
  CONSTRAINT fk_jc_job FOREIGN KEY (job_id) REFERENCES hire_job (job_id),
  CONSTRAINT fk_jc_component FOREIGN KEY (component_id) REFERENCES component (component_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE inspection (
  inspection_id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  job_id        INT UNSIGNED NOT NULL,
  inspector_id  INT UNSIGNED NOT NULL,
  inspected_at  DATETIME     NOT NULL,
  result        ENUM('safe','conditional','unsafe') NOT NULL DEFAULT 'safe',
  tag_colour    ENUM('green','amber','red') NOT NULL DEFAULT 'green' COMMENT 'green = safe, amber = conditional, red = unsafe',
  defects_found TINYINT UNSIGNED NOT NULL DEFAULT 0,
  defect_notes  VARCHAR(255) DEFAULT NULL COMMENT 'Only when defects were found',
  next_due_on   DATE         NOT NULL COMMENT '7 days after the inspection',
  PRIMARY KEY (inspection_id),
  CONSTRAINT fk_insp_job FOREIGN KEY (job_id) REFERENCES hire_job (job_id),
  CONSTRAINT fk_insp_inspector FOREIGN KEY (inspector_id) REFERENCES scaffolder (scaffolder_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE invoice (
  invoice_id     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_number VARCHAR(16)  NOT NULL,
  job_id         INT UNSIGNED NOT NULL,
  customer_id    INT UNSIGNED NOT NULL,
  invoice_date   DATE         NOT NULL,
  due_date       DATE         NOT NULL,
  net_amount     DECIMAL(10,2) NOT NULL,
  vat_rate       DECIMAL(4,2) NOT NULL DEFAULT 20.00 COMMENT 'percent',
  vat_amount     DECIMAL(10,2) NOT NULL,
  gross_amount   DECIMAL(10,2) NOT NULL,
  amount_paid    DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  balance_due    DECIMAL(10,2) NOT NULL,
  status         ENUM('draft','sent','part_paid','paid') NOT NULL DEFAULT 'draft',
  paid_at        DATETIME     DEFAULT NULL COMMENT 'When paid in full',
  PRIMARY KEY (invoice_id),
  UNIQUE KEY uq_invoice_number (invoice_number),
  CONSTRAINT fk_invoice_job FOREIGN KEY (job_id) REFERENCES hire_job (job_id),
  CONSTRAINT fk_invoice_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
