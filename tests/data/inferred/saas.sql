-- A multi-tenant service: every key begins with the tenant, references carry it along, CHECKs speak over columns.
CREATE TABLE tenants (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(120) NOT NULL,
  subdomain VARCHAR(63) NOT NULL,
  plan VARCHAR(20) NOT NULL,
  seats INT NOT NULL,
  billing_email VARCHAR(255) NOT NULL,
  country_code CHAR(2) NOT NULL,
  vat_id VARCHAR(20) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (subdomain),
  CONSTRAINT ck_plan CHECK (plan IN ('free','team','enterprise')),
  CONSTRAINT ck_seats CHECK (seats > 0 AND seats <= 500),
  CONSTRAINT ck_country CHECK (char_length(country_code) = 2)
);
CREATE TABLE users (
  tenant_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  email VARCHAR(190) NOT NULL,
  full_name VARCHAR(100) NOT NULL,
  phone VARCHAR(20) NULL,
  api_token VARCHAR(64) NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE KEY uq_user_id (id),
  UNIQUE KEY uq_user_email (tenant_id, email),
  UNIQUE KEY uq_token (api_token),
  CONSTRAINT fk_users_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);
CREATE TABLE projects (
  tenant_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  code VARCHAR(10) NOT NULL,
  title VARCHAR(100) NOT NULL,
  budget DECIMAL(12,2) NOT NULL,
  spent DECIMAL(12,2) NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE KEY uq_code (tenant_id, code),
  CONSTRAINT fk_projects_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
  CONSTRAINT ck_budget CHECK (spent >= 0 AND spent <= budget),
  CONSTRAINT ck_dates CHECK (ends_on IS NULL OR ends_on > starts_on)
);
CREATE TABLE tasks (
  tenant_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  project_id BIGINT UNSIGNED NOT NULL,
  assignee_id BIGINT UNSIGNED NOT NULL,
  reviewer_id BIGINT UNSIGNED NULL,
  parent_task_id BIGINT UNSIGNED NULL,
  number INT NOT NULL,
  title VARCHAR(255) NOT NULL,
  estimate DECIMAL(6,2) NOT NULL,
  rate DECIMAL(6,2) NOT NULL,
  cost DECIMAL(14,4) NOT NULL,
  progress TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE KEY uq_number (tenant_id, project_id, number),
  CONSTRAINT fk_tasks_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
  CONSTRAINT fk_tasks_project FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id),
  CONSTRAINT fk_tasks_assignee FOREIGN KEY (tenant_id, assignee_id) REFERENCES users (tenant_id, id),
  CONSTRAINT fk_tasks_reviewer FOREIGN KEY (tenant_id, reviewer_id) REFERENCES users (tenant_id, id),
  CONSTRAINT fk_tasks_parent FOREIGN KEY (tenant_id, parent_task_id) REFERENCES tasks (tenant_id, id),
  CONSTRAINT ck_progress CHECK (progress BETWEEN 0 AND 100),
  CONSTRAINT ck_cost CHECK (cost = estimate * rate)
);
CREATE TABLE memberships (
  tenant_id BIGINT UNSIGNED NOT NULL,
  project_id BIGINT UNSIGNED NOT NULL,
  user_id BIGINT UNSIGNED NOT NULL,
  role ENUM('owner','member','guest') NOT NULL,
  PRIMARY KEY (tenant_id, project_id, user_id),
  CONSTRAINT fk_m_project FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id),
  CONSTRAINT fk_m_user FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE TABLE tenant_links (
  from_tenant BIGINT UNSIGNED NOT NULL,
  to_tenant BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (from_tenant, to_tenant),
  CONSTRAINT fk_l_from FOREIGN KEY (from_tenant) REFERENCES tenants (id),
  CONSTRAINT fk_l_to FOREIGN KEY (to_tenant) REFERENCES tenants (id),
  CONSTRAINT ck_other CHECK (from_tenant < to_tenant)
);
CREATE TABLE usage_records (
  tenant_id BIGINT UNSIGNED NOT NULL,
  month TINYINT UNSIGNED NOT NULL,
  year SMALLINT UNSIGNED NOT NULL,
  low INT NOT NULL, middle INT NOT NULL, high INT NOT NULL,
  discount DECIMAL(5,2) NULL,
  PRIMARY KEY (tenant_id, year, month),
  CONSTRAINT fk_u_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
  CONSTRAINT ck_month CHECK (month BETWEEN 1 AND 12),
  CONSTRAINT ck_chain CHECK (low < middle AND middle < high),
  CONSTRAINT ck_high CHECK (high <= 90),
  CONSTRAINT ck_discount CHECK (discount IS NULL OR (discount >= 0 AND discount < 100)),
  CONSTRAINT ck_unread CHECK (low % 2 = 0 OR low % 2 = 1)
);
