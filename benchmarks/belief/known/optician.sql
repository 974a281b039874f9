CREATE TABLE branches (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  city VARCHAR(60) NOT NULL,
  phone VARCHAR(20) NOT NULL,
  test_rooms TINYINT UNSIGNED NOT NULL,
  opened_on DATE NOT NULL,
  closed_on DATE NULL,
  is_open TINYINT(1) NOT NULL DEFAULT 1
);
CREATE TABLE optometrists (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  branch_id INT UNSIGNED NOT NULL,
  full_name VARCHAR(80) NOT NULL,
  goc_number VARCHAR(12) NOT NULL UNIQUE,
  hired_on DATE NOT NULL,
  left_on DATE NULL,
  FOREIGN KEY (branch_id) REFERENCES branches(id)
);
CREATE TABLE patients (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name VARCHAR(40) NOT NULL,
  last_name VARCHAR(40) NOT NULL,
  date_of_birth DATE NOT NULL,
  email VARCHAR(120) NULL,
  registered_on DATE NOT NULL,
  recall_months TINYINT UNSIGNED NOT NULL DEFAULT 24,
  last_exam_on DATE NULL,
  next_recall_on DATE NULL COMMENT 'last exam plus recall interval',
  exam_count SMALLINT UNSIGNED NOT NULL DEFAULT 0
);
CREATE TABLE eye_exams (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  patient_id INT UNSIGNED NOT NULL,
  optometrist_id INT UNSIGNED NOT NULL,
  booked_at DATETIME NOT NULL,
  starts_at DATETIME NOT NULL,
  ends_at DATETIME NOT NULL,
  duration_minutes SMALLINT UNSIGNED NOT NULL,
  status ENUM('booked','attended','no_show','cancelled') NOT NULL DEFAULT 'booked',
  cancelled_at DATETIME NULL,
  cancel_reason VARCHAR(120) NULL,
  intraocular_pressure_left TINYINT UNSIGNED NULL COMMENT 'mmHg',
  intraocular_pressure_right TINYINT UNSIGNED NULL COMMENT 'mmHg',
  FOREIGN KEY (patient_id) REFERENCES patients(id),
  FOREIGN KEY (optometrist_id) REFERENCES optometrists(id)
);
CREATE TABLE prescriptions (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  eye_exam_id INT UNSIGNED NOT NULL UNIQUE,
  patient_id INT UNSIGNED NOT NULL,
  sphere_left DECIMAL(4,2) NOT NULL,
  sphere_right DECIMAL(4,2) NOT NULL,
  axis_left SMALLINT UNSIGNED NULL COMMENT 'degrees',
  axis_right SMALLINT UNSIGNED NULL COMMENT 'degrees',
  issued_on DATE NOT NULL,
  expires_on DATE NOT NULL,
  FOREIGN KEY (eye_exam_id) REFERENCES eye_exams(id),
  FOREIGN KEY (patient_id) REFERENCES patients(id)
);
CREATE TABLE frames (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku VARCHAR(20) NOT NULL UNIQUE,
  brand VARCHAR(40) NOT NULL,
  material ENUM('acetate','titanium','steel') NOT NULL,
  cost_price DECIMAL(8,2) NOT NULL,
  retail_price DECIMAL(8,2) NOT NULL,
  margin_pct DECIMAL(5,2) NOT NULL COMMENT 'margin on retail price',
  stock_on_hand INT UNSIGNED NOT NULL,
  stock_reserved INT UNSIGNED NOT NULL,
  stock_available INT UNSIGNED NOT NULL
);
CREATE TABLE eyewear_orders (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_no VARCHAR(16) NOT NULL UNIQUE,
  prescription_id INT UNSIGNED NOT NULL,
  patient_id INT UNSIGNED NOT NULL,
  status ENUM('draft','ordered','in_lab','ready','collected','cancelled') NOT NULL,
  ordered_at DATETIME NULL,
  sent_to_lab_at DATETIME NULL,
  ready_at DATETIME NULL,
  collected_at DATETIME NULL,
  goods_total DECIMAL(9,2) NOT NULL,
  voucher_amount DECIMAL(9,2) NOT NULL DEFAULT 0.00 COMMENT 'NHS voucher, never above goods total',
  amount_due DECIMAL(9,2) NOT NULL,
  deposit_paid DECIMAL(9,2) NOT NULL,
  balance_due DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (prescription_id) REFERENCES prescriptions(id),
  FOREIGN KEY (patient_id) REFERENCES patients(id)
);
CREATE TABLE eyewear_order_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id INT UNSIGNED NOT NULL,
  frame_id INT UNSIGNED NOT NULL,
  quantity TINYINT UNSIGNED NOT NULL,
  frame_price DECIMAL(8,2) NOT NULL,
  lens_price DECIMAL(8,2) NOT NULL,
  line_total DECIMAL(9,2) NOT NULL,
  FOREIGN KEY (order_id) REFERENCES eyewear_orders(id),
  FOREIGN KEY (frame_id) REFERENCES frames(id)
);
