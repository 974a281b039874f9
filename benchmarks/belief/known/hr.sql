CREATE TABLE departments (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  code             VARCHAR(6) NOT NULL COMMENT 'cost centre',
  name             VARCHAR(80) NOT NULL,
  parent_id        INT UNSIGNED DEFAULT NULL COMMENT 'NULL for top level departments',
  head_employee_id INT UNSIGNED DEFAULT NULL COMMENT 'works in this department',
  headcount        INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'employees not yet left',
  PRIMARY KEY (id),
  UNIQUE KEY uq_dept_code (code),
  CONSTRAINT fk_dept_parent FOREIGN KEY (parent_id) REFERENCES departments (id)
) ENGINE=InnoDB;

CREATE TABLE employees (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  employee_no      CHAR(7) NOT NULL COMMENT 'E and six digits',
  first_name       VARCHAR(50) NOT NULL,
  last_name        VARCHAR(50) NOT NULL,
  work_email       VARCHAR(120) NOT NULL COMMENT 'first.last@company domain, lower case',
  birth_date       DATE NOT NULL,
  gender           CHAR(1) DEFAULT NULL COMMENT 'F, M, X or not stated',
  department_id    INT UNSIGNED NOT NULL,
  manager_id       INT UNSIGNED DEFAULT NULL COMMENT 'NULL only for the top of the company',
  job_title        VARCHAR(80) NOT NULL,
  employment_type  ENUM('permanent','fixed_term','intern') NOT NULL DEFAULT 'permanent',
  fte              DECIMAL(3,2) NOT NULL DEFAULT 1.00,
  annual_salary    DECIMAL(10,2) NOT NULL COMMENT 'gross for the actual fte',
  hire_date        DATE NOT NULL,
  contract_end     DATE DEFAULT NULL COMMENT 'fixed_term and intern; empty for permanent',
  probation_end    DATE DEFAULT NULL,
  termination_date DATE DEFAULT NULL COMMENT 'last working day',
  termination_reason VARCHAR(20) DEFAULT NULL COMMENT 'resigned, dismissed, retired, contract_end',
  status           TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '1=active, 2=on long leave, 3=left (termination date and reason filled)',
  PRIMARY KEY (id),
  UNIQUE KEY uq_emp_no (employee_no),
  UNIQUE KEY uq_emp_mail (work_email),
  CONSTRAINT fk_emp_dept FOREIGN KEY (department_id) REFERENCES departments (id),
  CONSTRAINT fk_emp_mgr FOREIGN KEY (manager_id) REFERENCES employees (id),
  CONSTRAINT ck_fte CHECK (fte > 0 AND fte <= 1)
) ENGINE=InnoDB;

CREATE TABLE job_openings (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  req_no           VARCHAR(12) NOT NULL,
  title            VARCHAR(100) NOT NULL,
  department_id    INT UNSIGNED NOT NULL,
  hiring_manager_id INT UNSIGNED NOT NULL,
  salary_min       DECIMAL(10,2) NOT NULL,
  salary_max       DECIMAL(10,2) NOT NULL,
  positions        TINYINT UNSIGNED NOT NULL DEFAULT 1,
  filled_count     TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'applications with status hired, at most positions',
  opened_on        DATE NOT NULL,
  closed_on        DATE DEFAULT NULL COMMENT 'NULL while open',
  status           ENUM('open','filled','withdrawn') NOT NULL DEFAULT 'open' COMMENT 'filled when filled_count = positions',
  PRIMARY KEY (id),
  UNIQUE KEY uq_req (req_no),
  CONSTRAINT fk_job_dept FOREIGN KEY (department_id) REFERENCES departments (id),
  CHECK (salary_max >= salary_min)
) ENGINE=InnoDB;

CREATE TABLE applications (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  job_opening_id   INT UNSIGNED NOT NULL,
  candidate_name   VARCHAR(100) NOT NULL,
  candidate_email  VARCHAR(120) NOT NULL,
  candidate_phone  VARCHAR(25) DEFAULT NULL,
  source           VARCHAR(12) NOT NULL DEFAULT 'website' COMMENT 'website, linkedin, agency, referral, fair',
  referred_by_id   INT UNSIGNED DEFAULT NULL COMMENT 'employee; only when source is referral',
  applied_at       DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  status           ENUM('new','screening','interview','offer','hired','rejected','withdrawn') NOT NULL DEFAULT 'new',
  rejected_reason  VARCHAR(120) DEFAULT NULL COMMENT 'rejected only',
  interview_count  TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'interviews held or planned for this application',
  employee_id      INT UNSIGNED DEFAULT NULL COMMENT 'filled once hired',
  PRIMARY KEY (id),
  UNIQUE KEY uq_app (job_opening_id, candidate_email),
  CONSTRAINT fk_app_job FOREIGN KEY (job_opening_id) REFERENCES job_openings (id)
) ENGINE=InnoDB;

CREATE TABLE interviews (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  application_id   INT UNSIGNED NOT NULL,
  interviewer_id   INT UNSIGNED NOT NULL,
  round            TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '1, 2, 3 ... per application',
  mode             ENUM('phone','video','onsite') NOT NULL DEFAULT 'video',
  starts_at        DATETIME NOT NULL,
  ends_at          DATETIME NOT NULL,
  is_done          TINYINT(1) NOT NULL DEFAULT 0,
  score            TINYINT UNSIGNED DEFAULT NULL COMMENT '1 (no hire) to 5 (strong hire), empty until done',
  recommendation   VARCHAR(8) DEFAULT NULL COMMENT 'hire for a score of 4 or 5, maybe for 3, no_hire for 1 or 2',
  feedback         TEXT,
  PRIMARY KEY (id),
  UNIQUE KEY uq_round (application_id, round),
  CONSTRAINT fk_int_app FOREIGN KEY (application_id) REFERENCES applications (id) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE offers (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  application_id   INT UNSIGNED NOT NULL,
  job_opening_id   INT UNSIGNED NOT NULL,
  salary_offered   DECIMAL(10,2) NOT NULL COMMENT 'within the range of the opening',
  bonus_pct        DECIMAL(4,1) NOT NULL DEFAULT 0.0,
  start_date       DATE NOT NULL,
  sent_at          DATETIME NOT NULL,
  expires_on       DATE NOT NULL COMMENT '14 days after sending',
  answer           CHAR(1) DEFAULT NULL COMMENT 'A accepted, D declined, NULL no answer yet',
  answered_at      DATETIME DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_offer_app (application_id),
  CONSTRAINT fk_off_app FOREIGN KEY (application_id) REFERENCES applications (id)
) ENGINE=InnoDB;

CREATE TABLE leave_balances (
  employee_id      INT UNSIGNED NOT NULL,
  leave_year       SMALLINT UNSIGNED NOT NULL,
  leave_type       ENUM('annual','sick','unpaid','parental') NOT NULL DEFAULT 'annual',
  entitled_days    DECIMAL(5,1) NOT NULL,
  carried_over     DECIMAL(5,1) NOT NULL DEFAULT 0.0,
  taken_days       DECIMAL(5,1) NOT NULL DEFAULT 0.0 COMMENT 'days of approved requests starting in the year',
  remaining_days   DECIMAL(5,1) GENERATED ALWAYS AS (entitled_days + carried_over - taken_days) STORED,
  PRIMARY KEY (employee_id, leave_year, leave_type)
) ENGINE=InnoDB;

CREATE TABLE leave_requests (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  employee_id      INT UNSIGNED NOT NULL,
  leave_type       ENUM('annual','sick','unpaid','parental') NOT NULL DEFAULT 'annual',
  start_date       DATE NOT NULL,
  end_date         DATE NOT NULL,
  half_day         TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1 = only half of one day (start = end, days 0.5)',
  days             DECIMAL(4,1) NOT NULL COMMENT 'calendar days from start to end, both included; 0.5 for a half day',
  requested_at     DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  status           VARCHAR(10) NOT NULL DEFAULT 'pending' COMMENT 'pending, approved, rejected, cancelled',
  approver_id      INT UNSIGNED DEFAULT NULL COMMENT 'the manager of the employee; empty while pending',
  decided_at       DATETIME DEFAULT NULL COMMENT 'empty while pending',
  PRIMARY KEY (id),
  KEY ix_leave_emp (employee_id, start_date),
  CONSTRAINT fk_leave_emp FOREIGN KEY (employee_id) REFERENCES employees (id),
  CHECK (end_date >= start_date)
) ENGINE=InnoDB;

CREATE TABLE expense_reports (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  report_no        VARCHAR(12) NOT NULL,
  employee_id      INT UNSIGNED NOT NULL,
  department_id    INT UNSIGNED NOT NULL COMMENT 'department of the employee',
  purpose          VARCHAR(120) NOT NULL,
  period_from      DATE NOT NULL,
  period_to        DATE NOT NULL,
  line_count       SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  total_amount     DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'sum of the lines',
  advance_amount   DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  payable_amount   DECIMAL(10,2) GENERATED ALWAYS AS (total_amount - advance_amount) VIRTUAL,
  status           TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0=draft, 1=submitted, 2=approved, 3=paid, 9=rejected',
  submitted_at     DATETIME DEFAULT NULL COMMENT 'empty for drafts',
  paid_on          DATE DEFAULT NULL COMMENT 'empty until paid',
  PRIMARY KEY (id),
  UNIQUE KEY uq_report (report_no),
  CONSTRAINT fk_exp_emp FOREIGN KEY (employee_id) REFERENCES employees (id)
) ENGINE=InnoDB;

CREATE TABLE expense_lines (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  report_id        INT UNSIGNED NOT NULL,
  line_no          SMALLINT UNSIGNED NOT NULL,
  expense_date     DATE NOT NULL COMMENT 'within the period of the report',
  category         ENUM('travel','hotel','meals','mileage','other') NOT NULL,
  currency         CHAR(3) NOT NULL DEFAULT 'EUR',
  amount_currency  DECIMAL(10,2) NOT NULL,
  exchange_rate    DECIMAL(10,6) NOT NULL DEFAULT 1.000000 COMMENT '1 for EUR',
  amount_eur       DECIMAL(10,2) NOT NULL COMMENT 'amount_currency x exchange_rate',
  km               INT UNSIGNED DEFAULT NULL COMMENT 'mileage only',
  has_receipt      TINYINT(1) NOT NULL DEFAULT 1,
  receipt_file     VARCHAR(160) DEFAULT NULL COMMENT 'only with a receipt',
  PRIMARY KEY (id),
  UNIQUE KEY uq_exp_line (report_id, line_no),
  CONSTRAINT fk_el_report FOREIGN KEY (report_id) REFERENCES expense_reports (id) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE approvals (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  subject_type     VARCHAR(16) NOT NULL COMMENT 'expense_report, leave_request or offer',
  subject_id       INT UNSIGNED NOT NULL COMMENT 'id in the table of the subject',
  step             TINYINT UNSIGNED NOT NULL DEFAULT 1,
  approver_id      INT UNSIGNED NOT NULL,
  decision         ENUM('pending','approved','rejected') NOT NULL DEFAULT 'pending',
  decided_at       DATETIME DEFAULT NULL COMMENT 'empty while pending',
  comment_text     VARCHAR(255) DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_appr (subject_type, subject_id, step)
) ENGINE=InnoDB;

CREATE TABLE payslips (
  id               INT UNSIGNED NOT NULL AUTO_INCREMENT,
  employee_id      INT UNSIGNED NOT NULL,
  period           CHAR(7) NOT NULL COMMENT 'YYYY-MM',
  pay_date         DATE NOT NULL COMMENT 'in the month of the period',
  base_pay         DECIMAL(10,2) NOT NULL COMMENT 'annual_salary / 12',
  overtime_pay     DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  bonus            DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  gross_pay        DECIMAL(10,2) NOT NULL COMMENT 'base + overtime + bonus',
  income_tax       DECIMAL(10,2) NOT NULL,
  social_security  DECIMAL(10,2) NOT NULL,
  net_pay          DECIMAL(10,2) NOT NULL COMMENT 'gross less tax and social security',
  PRIMARY KEY (id),
  UNIQUE KEY uq_payslip (employee_id, period),
  CONSTRAINT fk_pay_emp FOREIGN KEY (employee_id) REFERENCES employees (id)
) ENGINE=InnoDB;
