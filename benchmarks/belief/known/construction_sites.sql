CREATE TABLE client (
  client_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_name VARCHAR(120) NOT NULL,
  client_type ENUM('private','developer','public_body') NOT NULL DEFAULT 'developer',
  contact_name VARCHAR(100) NOT NULL,
  contact_email VARCHAR(150) NOT NULL UNIQUE,
  phone VARCHAR(30) NULL,
  vat_number VARCHAR(20) NULL COMMENT 'EU VAT id, NULL for private clients',
  street VARCHAR(120) NOT NULL,
  city VARCHAR(80) NOT NULL,
  postcode VARCHAR(12) NOT NULL,
  country_code CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  payment_terms_days TINYINT UNSIGNED NOT NULL DEFAULT 30 COMMENT 'days from invoice date to due date',
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
) COMMENT='who we build for';

CREATE TABLE employee (
  employee_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  payroll_no CHAR(6) NOT NULL UNIQUE COMMENT 'E and five digits, e.g. E00412',
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(150) NOT NULL UNIQUE,
  date_of_birth DATE NOT NULL,
  trade ENUM('bricklayer','carpenter','electrician','plumber','labourer','crane_operator','site_manager') NOT NULL,
  hourly_rate DECIMAL(6,2) NOT NULL COMMENT 'gross wage per hour in EUR',
  hired_on DATE NOT NULL,
  left_on DATE NULL COMMENT 'last working day, NULL while employed',
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the employee has left',
  supervisor_id INT UNSIGNED NULL,
  FOREIGN KEY (supervisor_id) REFERENCES employee (employee_id)
) COMMENT='staff on the payroll';

CREATE TABLE site (
  site_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_code VARCHAR(12) NOT NULL UNIQUE COMMENT 'S-YYYY-NNN, YYYY = year of starts_on',
  client_id INT UNSIGNED NOT NULL,
  site_manager_id INT UNSIGNED NOT NULL COMMENT 'employee in charge',
  name VARCHAR(120) NOT NULL,
  city VARCHAR(80) NOT NULL,
  postcode VARCHAR(12) NOT NULL,
  status ENUM('planned','active','on_hold','completed','cancelled') NOT NULL DEFAULT 'planned',
  starts_on DATE NOT NULL,
  planned_end_on DATE NOT NULL,
  completed_on DATE NULL COMMENT 'only set when status is completed',
  progress_pct TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '0-100; 0 while planned, 100 when completed',
  contract_value DECIMAL(12,2) NOT NULL COMMENT 'agreed net price in EUR',
  invoiced_total DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'net amount of all invoices that are not void; never above contract_value',
  FOREIGN KEY (client_id) REFERENCES client (client_id),
  FOREIGN KEY (site_manager_id) REFERENCES employee (employee_id)
) COMMENT='construction sites';

CREATE TABLE site_assignment (
  assignment_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id INT UNSIGNED NOT NULL,
  employee_id INT UNSIGNED NOT NULL,
  role_on_site ENUM('worker','foreman','manager') NOT NULL DEFAULT 'worker',
  assigned_from DATE NOT NULL,
  assigned_to DATE NULL COMMENT 'NULL = open ended',
  UNIQUE KEY uq_assignment (site_id, employee_id, assigned_from),
  FOREIGN KEY (site_id) REFERENCES site (site_id),
  FOREIGN KEY (employee_id) REFERENCES employee (employee_id)
);

CREATE TABLE timesheet (
  timesheet_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  employee_id INT UNSIGNED NOT NULL,
  week_start DATE NOT NULL COMMENT 'always a Monday',
  status ENUM('draft','submitted','approved','rejected') NOT NULL DEFAULT 'draft',
  total_hours DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT 'sum of the hours of the entries',
  overtime_hours DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT 'hours above 40 in the week',
  submitted_at DATETIME NULL,
  approved_at DATETIME NULL COMMENT 'set when approved',
  approved_by INT UNSIGNED NULL COMMENT 'approving employee, never the owner of the sheet',
  UNIQUE KEY uq_week (employee_id, week_start),
  FOREIGN KEY (employee_id) REFERENCES employee (employee_id),
  FOREIGN KEY (approved_by) REFERENCES employee (employee_id)
) COMMENT='one sheet per employee and week';

CREATE TABLE timesheet_entry (
  entry_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  timesheet_id INT UNSIGNED NOT NULL,
  site_id INT UNSIGNED NOT NULL,
  work_date DATE NOT NULL COMMENT 'a day of the timesheet week',
  start_time TIME NOT NULL,
  end_time TIME NOT NULL,
  break_minutes SMALLINT UNSIGNED NOT NULL DEFAULT 30,
  hours DECIMAL(4,2) NOT NULL COMMENT 'end_time - start_time - break',
  hourly_rate DECIMAL(6,2) NOT NULL COMMENT 'copied from the employee',
  labour_cost DECIMAL(8,2) NOT NULL COMMENT 'hours x hourly_rate',
  task VARCHAR(200) NOT NULL,
  FOREIGN KEY (timesheet_id) REFERENCES timesheet (timesheet_id) ON DELETE CASCADE,
  FOREIGN KEY (site_id) REFERENCES site (site_id)
) COMMENT='hours worked per day and site';

CREATE TABLE supplier (
  supplier_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  email VARCHAR(150) NOT NULL,
  phone VARCHAR(30) NULL,
  iban VARCHAR(34) NULL,
  rating TINYINT UNSIGNED NULL COMMENT '1 (poor) to 5 (excellent)',
  is_blocked TINYINT(1) NOT NULL DEFAULT 0
);

CREATE TABLE purchase_order (
  po_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  po_number VARCHAR(15) NOT NULL UNIQUE COMMENT 'PO-YYYY-NNNNN',
  site_id INT UNSIGNED NOT NULL,
  supplier_id INT UNSIGNED NOT NULL,
  ordered_by INT UNSIGNED NOT NULL,
  status ENUM('draft','sent','delivered','cancelled') NOT NULL DEFAULT 'draft',
  ordered_on DATE NOT NULL,
  expected_on DATE NULL COMMENT 'promised delivery date',
  delivered_on DATE NULL COMMENT 'only for delivered orders',
  net_total DECIMAL(12,2) NOT NULL COMMENT 'sum of line totals',
  vat_rate DECIMAL(4,2) NOT NULL DEFAULT 19.00 COMMENT 'percent',
  vat_amount DECIMAL(12,2) NOT NULL,
  gross_total DECIMAL(12,2) NOT NULL,
  FOREIGN KEY (site_id) REFERENCES site (site_id),
  FOREIGN KEY (supplier_id) REFERENCES supplier (supplier_id),
  FOREIGN KEY (ordered_by) REFERENCES employee (employee_id)
) COMMENT='material orders';

CREATE TABLE purchase_order_line (
  line_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  po_id INT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL COMMENT '1, 2, 3 ... within the order',
  material VARCHAR(120) NOT NULL,
  unit ENUM('pcs','m','m2','m3','t','kg') NOT NULL,
  quantity DECIMAL(10,2) NOT NULL,
  unit_price DECIMAL(10,2) NOT NULL,
  line_total DECIMAL(12,2) NOT NULL,
  UNIQUE KEY uq_line (po_id, line_no),
  FOREIGN KEY (po_id) REFERENCES purchase_order (po_id) ON DELETE CASCADE
);

CREATE TABLE equipment (
  equipment_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  asset_tag VARCHAR(20) NOT NULL UNIQUE,
  category ENUM('excavator','crane','scaffolding','mixer','compressor') NOT NULL,
  model VARCHAR(80) NOT NULL,
  manufacture_year YEAR NOT NULL,
  purchased_on DATE NOT NULL,
  purchase_price DECIMAL(12,2) NOT NULL,
  day_rate DECIMAL(8,2) NOT NULL COMMENT 'internal charge per day',
  last_inspection_on DATE NULL,
  next_inspection_on DATE NULL
);

CREATE TABLE equipment_booking (
  booking_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  equipment_id INT UNSIGNED NOT NULL,
  site_id INT UNSIGNED NOT NULL,
  booked_from DATE NOT NULL,
  booked_to DATE NOT NULL,
  days SMALLINT UNSIGNED NOT NULL COMMENT 'both ends included',
  day_rate DECIMAL(8,2) NOT NULL COMMENT 'day_rate of the equipment',
  cost DECIMAL(10,2) NOT NULL COMMENT 'days x day_rate',
  FOREIGN KEY (equipment_id) REFERENCES equipment (equipment_id),
  FOREIGN KEY (site_id) REFERENCES site (site_id)
);

CREATE TABLE client_invoice (
  invoice_id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  invoice_number VARCHAR(20) NOT NULL UNIQUE,
  site_id INT UNSIGNED NOT NULL,
  client_id INT UNSIGNED NOT NULL COMMENT 'client of the site',
  status ENUM('draft','sent','paid','void') NOT NULL DEFAULT 'draft',
  issued_on DATE NOT NULL,
  due_on DATE NOT NULL COMMENT 'issued_on + payment terms of the client',
  paid_on DATE NULL,
  net_amount DECIMAL(12,2) NOT NULL,
  retention_pct DECIMAL(4,2) NOT NULL DEFAULT 5.00 COMMENT 'security withheld, 0 to 10 percent',
  retention_amount DECIMAL(12,2) NOT NULL,
  payable_amount DECIMAL(12,2) NOT NULL COMMENT 'net_amount - retention_amount',
  FOREIGN KEY (site_id) REFERENCES site (site_id),
  FOREIGN KEY (client_id) REFERENCES client (client_id)
);
