-- Commercial print shop: quotes, jobs, proofs, press runs, invoices
SET NAMES utf8mb4;

CREATE TABLE customers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_no VARCHAR(12) NOT NULL COMMENT 'C- followed by five digits, e.g. C-00123',
  customer_type ENUM('business','private','agency') NOT NULL DEFAULT 'business',
  company_name VARCHAR(120) NULL COMMENT 'empty for private customers',
  first_name VARCHAR(60) NOT NULL COMMENT 'contact person',
  last_name VARCHAR(60) NOT NULL,
  email VARCHAR(160) NOT NULL,
  phone VARCHAR(30) NULL,
  vat_number VARCHAR(20) NULL COMMENT 'business and agency customers only',
  payment_terms_days TINYINT UNSIGNED NOT NULL DEFAULT 30 COMMENT '0, 14, 30 or 60',
  discount_pct DECIMAL(4,2) NOT NULL DEFAULT 0.00 COMMENT 'agencies only, at most 15 percent',
  is_active TINYINT(1) NOT NULL DEFAULT 1,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY uq_customers_no (customer_no),
  UNIQUE KEY uq_customers_email (email)
) ENGINE=InnoDB COMMENT='People and firms who order print';

CREATE TABLE employees (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL,
  role ENUM('prepress','press_operator','finisher','sales','manager') NOT NULL,
  email VARCHAR(160) NOT NULL UNIQUE,
  hourly_rate DECIMAL(6,2) NOT NULL,
  birth_date DATE NOT NULL,
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'NULL while employed'
) ENGINE=InnoDB;

CREATE TABLE papers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku VARCHAR(20) NOT NULL UNIQUE,
  name VARCHAR(80) NOT NULL,
  finish ENUM('uncoated','silk','gloss','matt') NOT NULL,
  weight_gsm SMALLINT UNSIGNED NOT NULL COMMENT 'grams per square metre, 60 to 400',
  sheet_width_mm SMALLINT UNSIGNED NOT NULL,
  sheet_height_mm SMALLINT UNSIGNED NOT NULL,
  cost_per_1000 DECIMAL(8,2) NOT NULL COMMENT 'purchase price of 1000 sheets',
  sheets_on_hand INT NOT NULL DEFAULT 0,
  reorder_level INT NOT NULL DEFAULT 0,
  needs_reorder TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 when sheets_on_hand is below reorder_level',
  CONSTRAINT ck_papers_weight CHECK (weight_gsm BETWEEN 60 AND 400)
) ENGINE=InnoDB;

CREATE TABLE presses (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL UNIQUE,
  press_type ENUM('offset','digital','large_format') NOT NULL,
  colour_units TINYINT UNSIGNED NOT NULL COMMENT '1 to 10',
  max_sheets_per_hour INT UNSIGNED NOT NULL,
  commissioned_on DATE NOT NULL,
  retired_on DATE NULL
) ENGINE=InnoDB;

CREATE TABLE quotes (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  quote_no VARCHAR(16) NOT NULL UNIQUE COMMENT 'Q-YYYY-NNNN, year of quoted_on',
  customer_id INT UNSIGNED NOT NULL,
  sales_rep_id INT UNSIGNED NOT NULL COMMENT 'employee with role sales or manager',
  status ENUM('draft','sent','accepted','declined','expired') NOT NULL DEFAULT 'draft',
  quoted_on DATE NOT NULL,
  valid_until DATE NOT NULL COMMENT '30 days after quoted_on',
  accepted_at DATETIME NULL COMMENT 'set when the customer accepts',
  decline_reason VARCHAR(200) NULL COMMENT 'only for declined quotes',
  subtotal DECIMAL(10,2) NOT NULL COMMENT 'sum of the quote lines',
  discount_amount DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  net_total DECIMAL(10,2) NOT NULL COMMENT 'subtotal - discount_amount',
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 20.00 COMMENT 'percent: 0, 5 or 20',
  vat_amount DECIMAL(10,2) NOT NULL,
  gross_total DECIMAL(10,2) NOT NULL,
  CONSTRAINT fk_quotes_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
  CONSTRAINT fk_quotes_rep FOREIGN KEY (sales_rep_id) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE quote_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  quote_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the quote',
  product ENUM('business_cards','flyers','brochure','poster','booklet','banner') NOT NULL,
  description VARCHAR(255) NOT NULL,
  paper_id INT UNSIGNED NOT NULL,
  quantity INT UNSIGNED NOT NULL,
  unit_price DECIMAL(8,2) NOT NULL,
  setup_fee DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  line_total DECIMAL(10,2) NOT NULL COMMENT 'quantity * unit_price + setup_fee',
  UNIQUE KEY uq_quote_line (quote_id, line_no),
  CONSTRAINT fk_ql_quote FOREIGN KEY (quote_id) REFERENCES quotes (id) ON DELETE CASCADE,
  CONSTRAINT fk_ql_paper FOREIGN KEY (paper_id) REFERENCES papers (id)
) ENGINE=InnoDB;

CREATE TABLE jobs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_no VARCHAR(16) NOT NULL UNIQUE COMMENT 'J-YYYY-NNNN',
  quote_id INT UNSIGNED NOT NULL UNIQUE COMMENT 'the accepted quote',
  customer_id INT UNSIGNED NOT NULL COMMENT 'customer of the quote',
  status ENUM('waiting_for_artwork','proofing','printing','finishing','ready','delivered','cancelled') NOT NULL,
  created_at DATETIME NOT NULL,
  due_date DATE NOT NULL,
  completed_at DATETIME NULL COMMENT 'ready or delivered',
  cancelled_at DATETIME NULL,
  proof_count SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of proofs sent',
  CONSTRAINT fk_jobs_quote FOREIGN KEY (quote_id) REFERENCES quotes (id),
  CONSTRAINT fk_jobs_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE=InnoDB;

CREATE TABLE proofs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_id INT UNSIGNED NOT NULL,
  version_no TINYINT UNSIGNED NOT NULL COMMENT 'counts up from 1 for each job',
  sent_at DATETIME NOT NULL,
  responded_at DATETIME NULL COMMENT 'NULL while pending',
  outcome ENUM('pending','approved','changes_requested') NOT NULL DEFAULT 'pending',
  customer_remarks TEXT NULL,
  UNIQUE KEY uq_proof (job_id, version_no),
  CONSTRAINT fk_proofs_job FOREIGN KEY (job_id) REFERENCES jobs (id)
) ENGINE=InnoDB;

CREATE TABLE press_runs (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_id INT UNSIGNED NOT NULL,
  press_id INT UNSIGNED NOT NULL,
  operator_id INT UNSIGNED NOT NULL COMMENT 'employee with role press_operator',
  started_at DATETIME NOT NULL,
  finished_at DATETIME NOT NULL,
  run_minutes INT UNSIGNED NOT NULL COMMENT 'from started_at to finished_at',
  sheets_fed INT UNSIGNED NOT NULL COMMENT 'sheets_good + sheets_wasted',
  sheets_good INT UNSIGNED NOT NULL,
  sheets_wasted INT UNSIGNED NOT NULL DEFAULT 0,
  CONSTRAINT fk_runs_job FOREIGN KEY (job_id) REFERENCES jobs (id),
  CONSTRAINT fk_runs_press FOREIGN KEY (press_id) REFERENCES presses (id),
  CONSTRAINT fk_runs_operator FOREIGN KEY (operator_id) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE deliveries (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_id INT UNSIGNED NOT NULL,
  method ENUM('collection','own_van','carrier') NOT NULL,
  tracking_no VARCHAR(40) NULL COMMENT 'carrier only',
  parcels TINYINT UNSIGNED NOT NULL DEFAULT 1,
  shipped_at DATETIME NOT NULL,
  delivered_at DATETIME NULL,
  recipient_name VARCHAR(120) NULL COMMENT 'who signed for it',
  CONSTRAINT fk_deliveries_job FOREIGN KEY (job_id) REFERENCES jobs (id)
) ENGINE=InnoDB;

CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  invoice_no VARCHAR(16) NOT NULL UNIQUE COMMENT 'INV-YYYY-NNNN',
  job_id INT UNSIGNED NOT NULL UNIQUE,
  customer_id INT UNSIGNED NOT NULL,
  status ENUM('open','partly_paid','paid') NOT NULL DEFAULT 'open',
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL COMMENT 'issued_on + payment_terms_days of the customer',
  net_amount DECIMAL(10,2) NOT NULL,
  vat_amount DECIMAL(10,2) NOT NULL,
  gross_amount DECIMAL(10,2) NOT NULL,
  amount_paid DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  balance_due DECIMAL(10,2) NOT NULL,
  paid_on DATE NULL,
  CONSTRAINT fk_invoices_job FOREIGN KEY (job_id) REFERENCES jobs (id),
  CONSTRAINT fk_invoices_customer FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE=InnoDB;
