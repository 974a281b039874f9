-- billing service. All money in cents (INT), UTC everywhere. Columns *_ts are unix epoch seconds.
CREATE TABLE accounts (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  public_id VARCHAR(24) NOT NULL COMMENT 'acc_ + 16 chars',
  company_name VARCHAR(120) NOT NULL,
  billing_email VARCHAR(190) NOT NULL,
  country CHAR(2) NOT NULL,
  vat_id VARCHAR(20) DEFAULT NULL,
  tax_rate_bp SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'basis points, 1900 = 19 %',
  currency ENUM('usd','eur','gbp') NOT NULL DEFAULT 'usd',
  net_days TINYINT UNSIGNED NOT NULL DEFAULT 14,
  credit_balance_cents INT NOT NULL DEFAULT 0 COMMENT 'sum of credit_entries.amount_cents, never negative',
  state ENUM('trialing','active','past_due','suspended','closed') NOT NULL DEFAULT 'trialing',
  created_ts INT UNSIGNED NOT NULL,
  suspended_ts INT UNSIGNED DEFAULT NULL COMMENT 'null unless suspended',
  closed_ts INT UNSIGNED DEFAULT NULL COMMENT 'null unless closed',
  PRIMARY KEY (id),
  UNIQUE KEY uq_accounts_public_id (public_id)
);

CREATE TABLE plans (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(30) NOT NULL COMMENT 'starter, team, business, enterprise',
  display_name VARCHAR(60) NOT NULL,
  billing_interval ENUM('month','year') NOT NULL DEFAULT 'month',
  base_price_cents INT UNSIGNED NOT NULL COMMENT 'per seat and interval',
  included_seats SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  trial_days TINYINT UNSIGNED NOT NULL DEFAULT 14,
  is_public BOOLEAN NOT NULL DEFAULT TRUE,
  PRIMARY KEY (id),
  UNIQUE KEY uq_plans_code (code, billing_interval)
);

CREATE TABLE meters (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  plan_id SMALLINT UNSIGNED NOT NULL,
  event_name ENUM('api_call','gb_stored','gb_egress','message_sent') NOT NULL,
  unit_label VARCHAR(20) NOT NULL,
  included_units INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'free units per billing period',
  overage_price_cents INT UNSIGNED NOT NULL COMMENT 'per unit above included_units',
  PRIMARY KEY (id),
  UNIQUE KEY uq_meters (plan_id, event_name),
  CONSTRAINT fk_meters_plan FOREIGN KEY (plan_id) REFERENCES plans (id)
);

CREATE TABLE subscriptions (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  account_id INT UNSIGNED NOT NULL,
  plan_id SMALLINT UNSIGNED NOT NULL,
  seats SMALLINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'at least included_seats of the plan',
  unit_price_cents INT UNSIGNED NOT NULL COMMENT 'price of the plan at sign-up, prices never change',
  mrr_cents INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'seats * unit_price, yearly plans divided by 12; 0 when canceled',
  status ENUM('trialing','active','past_due','canceled') NOT NULL DEFAULT 'trialing',
  started_ts INT UNSIGNED NOT NULL,
  trial_end_ts INT UNSIGNED DEFAULT NULL COMMENT 'started_ts + trial_days of the plan; null if no trial',
  current_period_start DATE NOT NULL,
  current_period_end DATE NOT NULL COMMENT 'exclusive: one month or one year after the start, by the plan interval',
  cancel_at_period_end BOOLEAN NOT NULL DEFAULT FALSE,
  canceled_ts INT UNSIGNED DEFAULT NULL,
  cancel_reason VARCHAR(40) DEFAULT NULL COMMENT 'too_expensive, missing_feature, switched, unused, other; only if canceled',
  PRIMARY KEY (id),
  KEY ix_sub_account (account_id),
  CONSTRAINT fk_sub_plan FOREIGN KEY (plan_id) REFERENCES plans (id)
);

CREATE TABLE usage_daily (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  subscription_id INT UNSIGNED NOT NULL,
  account_id INT UNSIGNED NOT NULL COMMENT 'denormalized for sharding',
  meter_id SMALLINT UNSIGNED NOT NULL,
  usage_date DATE NOT NULL,
  units INT UNSIGNED NOT NULL,
  first_event_ts INT UNSIGNED NOT NULL,
  last_event_ts INT UNSIGNED NOT NULL,
  event_count INT UNSIGNED NOT NULL COMMENT 'at least 1',
  invoice_id INT UNSIGNED DEFAULT NULL COMMENT 'null until billed',
  is_billed BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (id),
  UNIQUE KEY uq_usage (subscription_id, meter_id, usage_date),
  KEY ix_usage_invoice (invoice_id)
);

CREATE TABLE invoices (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  account_id INT UNSIGNED NOT NULL,
  subscription_id INT UNSIGNED NOT NULL,
  invoice_no VARCHAR(20) NOT NULL COMMENT 'INV-2024-000123',
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL COMMENT 'issued_on + net_days of the account',
  currency ENUM('usd','eur','gbp') NOT NULL COMMENT 'that of the account',
  subtotal_cents INT NOT NULL COMMENT 'sum of the lines',
  tax_rate_bp SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'copied from the account',
  tax_cents INT NOT NULL COMMENT 'subtotal * tax_rate_bp / 10000, rounded',
  total_cents INT NOT NULL COMMENT 'subtotal plus tax',
  credit_applied_cents INT NOT NULL DEFAULT 0 COMMENT 'not more than the total',
  amount_due_cents INT GENERATED ALWAYS AS (total_cents - credit_applied_cents) STORED,
  amount_paid_cents INT NOT NULL DEFAULT 0 COMMENT 'sum of the succeeded payments',
  status ENUM('open','paid','void','uncollectible') NOT NULL DEFAULT 'open' COMMENT 'paid as soon as amount_paid reaches amount_due',
  paid_ts INT UNSIGNED DEFAULT NULL COMMENT 'empty until paid',
  voided_ts INT UNSIGNED DEFAULT NULL,
  attempt_count TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of payment attempts, failed ones included',
  PRIMARY KEY (id),
  UNIQUE KEY uq_invoice_no (invoice_no),
  CONSTRAINT fk_inv_account FOREIGN KEY (account_id) REFERENCES accounts (id),
  CONSTRAINT fk_inv_sub FOREIGN KEY (subscription_id) REFERENCES subscriptions (id),
  CONSTRAINT ck_inv_period CHECK (period_end > period_start)
);

CREATE TABLE invoice_lines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  line_type ENUM('seat','usage','discount') NOT NULL,
  meter_id SMALLINT UNSIGNED DEFAULT NULL COMMENT 'usage lines only',
  description VARCHAR(160) NOT NULL,
  quantity INT UNSIGNED NOT NULL DEFAULT 1,
  unit_price_cents INT NOT NULL COMMENT 'negative for discounts',
  amount_cents INT NOT NULL COMMENT 'quantity * unit_price_cents',
  PRIMARY KEY (id),
  CONSTRAINT fk_line_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE CASCADE
);

CREATE TABLE payments (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  attempt_no TINYINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... per invoice',
  method ENUM('card','sepa_debit','ach','wire') NOT NULL DEFAULT 'card',
  card_last4 CHAR(4) DEFAULT NULL COMMENT 'card only',
  amount_cents INT UNSIGNED NOT NULL,
  status ENUM('succeeded','failed') NOT NULL,
  failure_code VARCHAR(40) DEFAULT NULL COMMENT 'card_declined, insufficient_funds, expired_card; null if succeeded',
  created_ts INT UNSIGNED NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uq_pay_attempt (invoice_id, attempt_no)
);

CREATE TABLE credit_entries (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  account_id INT UNSIGNED NOT NULL,
  entry_type ENUM('grant','refund','consumption','expiry') NOT NULL COMMENT 'grant and refund add, consumption and expiry subtract',
  amount_cents INT NOT NULL COMMENT 'signed, never 0',
  invoice_id INT UNSIGNED DEFAULT NULL COMMENT 'consumption only: the invoice it was applied to',
  note VARCHAR(200) DEFAULT NULL,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at DATETIME DEFAULT NULL COMMENT 'grants only',
  PRIMARY KEY (id),
  CONSTRAINT fk_credit_account FOREIGN KEY (account_id) REFERENCES accounts (id),
  CONSTRAINT ck_credit_nonzero CHECK (amount_cents <> 0)
);

CREATE TABLE dunning_cases (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoice_id INT UNSIGNED NOT NULL,
  account_id INT UNSIGNED NOT NULL,
  opened_at DATETIME NOT NULL COMMENT 'after the due date of the invoice',
  days_overdue_at_open SMALLINT UNSIGNED NOT NULL COMMENT 'days from due_on to opened_at',
  stage TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '1=reminder, 2=second notice, 3=final notice, 4=collections',
  emails_sent TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of dunning_emails',
  last_email_at DATETIME DEFAULT NULL COMMENT 'latest dunning_emails.sent_at',
  outcome ENUM('pending','recovered','written_off') NOT NULL DEFAULT 'pending',
  closed_at DATETIME DEFAULT NULL COMMENT 'null while pending',
  PRIMARY KEY (id),
  UNIQUE KEY uq_dunning_invoice (invoice_id),
  CONSTRAINT fk_dunning_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)
);

CREATE TABLE dunning_emails (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  dunning_case_id INT UNSIGNED NOT NULL,
  seq TINYINT UNSIGNED NOT NULL COMMENT '1..n within the case',
  template VARCHAR(40) NOT NULL DEFAULT 'reminder' COMMENT 'reminder, second_notice, final_notice',
  sent_to VARCHAR(190) NOT NULL COMMENT 'billing_email of the account',
  sent_at DATETIME NOT NULL,
  opened_at DATETIME DEFAULT NULL,
  clicked_at DATETIME DEFAULT NULL COMMENT 'a click implies an open',
  bounced BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a bounced mail is never opened',
  PRIMARY KEY (id),
  UNIQUE KEY uq_demail (dunning_case_id, seq),
  CONSTRAINT fk_demail_case FOREIGN KEY (dunning_case_id) REFERENCES dunning_cases (id)
);
