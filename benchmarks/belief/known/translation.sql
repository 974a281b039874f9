CREATE TABLE clients (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  projects_count INT NOT NULL DEFAULT 0,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL
);

CREATE TABLE linguists (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(255) NOT NULL,
  last_name VARCHAR(255) NOT NULL,
  email VARCHAR(255) NOT NULL,
  native_language VARCHAR(5) NOT NULL,
  rate_per_word DECIMAL(6,4) NOT NULL,
  words_per_day INT NOT NULL,
  rating DECIMAL(2,1),
  deactivated_at DATETIME(6),
  active TINYINT(1) NOT NULL DEFAULT 1,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY index_linguists_on_email (email)
);

CREATE TABLE projects (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  client_id BIGINT NOT NULL,
  parent_project_id BIGINT,
  code VARCHAR(255) NOT NULL,
  title VARCHAR(255) NOT NULL,
  source_language VARCHAR(5) NOT NULL,
  status VARCHAR(255) NOT NULL DEFAULT 'draft' CHECK (status IN ('draft','in_progress','delivered','closed','cancelled')),
  total_words INT NOT NULL DEFAULT 0,
  jobs_count INT NOT NULL DEFAULT 0,
  started_at DATETIME(6),
  deadline_at DATETIME(6) NOT NULL,
  delivered_at DATETIME(6),
  cancelled_at DATETIME(6),
  cancellation_reason TEXT,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY index_projects_on_code (code),
  CONSTRAINT fk_rails_1 FOREIGN KEY (client_id) REFERENCES clients (id),
  CONSTRAINT fk_rails_2 FOREIGN KEY (parent_project_id) REFERENCES projects (id)
);

CREATE TABLE jobs (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  project_id BIGINT NOT NULL,
  linguist_id BIGINT,
  reviewer_id BIGINT,
  target_language VARCHAR(5) NOT NULL,
  state VARCHAR(255) NOT NULL DEFAULT 'open' CHECK (state IN ('open','assigned','submitted','approved','rejected')),
  word_count INT NOT NULL,
  new_words INT NOT NULL,
  matched_words INT NOT NULL,
  rate_per_word DECIMAL(6,4) NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  assigned_at DATETIME(6),
  due_at DATETIME(6) NOT NULL,
  submitted_at DATETIME(6),
  approved_at DATETIME(6),
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  CONSTRAINT fk_rails_3 FOREIGN KEY (project_id) REFERENCES projects (id),
  CONSTRAINT fk_rails_4 FOREIGN KEY (linguist_id) REFERENCES linguists (id),
  CONSTRAINT fk_rails_5 FOREIGN KEY (reviewer_id) REFERENCES linguists (id)
);

CREATE TABLE invoices (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  client_id BIGINT NOT NULL,
  project_id BIGINT NOT NULL,
  number VARCHAR(255) NOT NULL,
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL,
  subtotal DECIMAL(10,2) NOT NULL,
  tax_rate DECIMAL(5,2) NOT NULL,
  tax_amount DECIMAL(10,2) NOT NULL,
  total DECIMAL(10,2) NOT NULL,
  amount_paid DECIMAL(10,2) NOT NULL DEFAULT 0,
  paid_on DATE,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY index_invoices_on_number (number),
  CONSTRAINT fk_rails_6 FOREIGN KEY (client_id) REFERENCES clients (id),
  CONSTRAINT fk_rails_7 FOREIGN KEY (project_id) REFERENCES projects (id)
);

CREATE TABLE invoice_lines (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  invoice_id BIGINT NOT NULL,
  position INT NOT NULL,
  quantity INT NOT NULL,
  unit_price DECIMAL(8,4) NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  UNIQUE KEY index_invoice_lines_on_invoice_id_and_position (invoice_id, position),
  CONSTRAINT fk_rails_8 FOREIGN KEY (invoice_id) REFERENCES invoices (id)
);
