-- Community pharmacy chain: dispensing and counter sales
CREATE TABLE branches (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code CHAR(4) NOT NULL COMMENT 'three letters of the town and a digit, e.g. LEE1',
  name VARCHAR(80) NOT NULL,
  street VARCHAR(120) NOT NULL,
  city VARCHAR(60) NOT NULL,
  postcode VARCHAR(10) NOT NULL,
  phone VARCHAR(25) NOT NULL,
  opens_at TIME NOT NULL DEFAULT '08:30:00',
  closes_at TIME NOT NULL DEFAULT '18:30:00',
  opened_on DATE NOT NULL COMMENT 'first day of trading',
  UNIQUE KEY uq_branch_code (code)
) ENGINE=InnoDB COMMENT='Pharmacy branches';

CREATE TABLE staff (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  branch_id INT UNSIGNED NOT NULL,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(120) NOT NULL,
  role ENUM('pharmacist','technician','cashier','manager') NOT NULL,
  licence_no VARCHAR(12) NULL COMMENT 'professional registration, pharmacists only',
  hired_on DATE NOT NULL,
  left_on DATE NULL,
  is_active TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 once the person has left',
  UNIQUE KEY uq_staff_email (email),
  CONSTRAINT fk_staff_branch FOREIGN KEY (branch_id) REFERENCES branches (id)
) ENGINE=InnoDB COMMENT='Employees';

CREATE TABLE prescribers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  full_name VARCHAR(100) NOT NULL,
  licence_no VARCHAR(12) NOT NULL,
  specialty VARCHAR(60) NOT NULL COMMENT 'e.g. General practice, Cardiology',
  practice_name VARCHAR(100) NOT NULL,
  phone VARCHAR(25) NULL,
  UNIQUE KEY uq_prescriber_licence (licence_no)
) ENGINE=InnoDB COMMENT='Doctors and other prescribers';

CREATE TABLE patients (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  home_branch_id INT UNSIGNED NOT NULL COMMENT 'branch where the patient registered',
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  date_of_birth DATE NOT NULL,
  phone VARCHAR(25) NULL,
  email VARCHAR(120) NULL,
  allergies VARCHAR(255) NULL,
  is_exempt TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'exempt from the prescription charge',
  exemption_reason ENUM('age','pregnancy','low_income','chronic_illness') NULL COMMENT 'set if is_exempt',
  registered_at DATETIME NOT NULL,
  CONSTRAINT fk_patients_branch FOREIGN KEY (home_branch_id) REFERENCES branches (id)
) ENGINE=InnoDB COMMENT='Patients';

CREATE TABLE suppliers (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  contact_name VARCHAR(100) NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(25) NULL,
  lead_time_days TINYINT UNSIGNED NOT NULL DEFAULT 1
) ENGINE=InnoDB COMMENT='Wholesalers we buy from';

CREATE TABLE medicines (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku VARCHAR(20) NOT NULL,
  name VARCHAR(120) NOT NULL COMMENT 'brand name',
  generic_name VARCHAR(120) NOT NULL,
  form ENUM('tablet','capsule','syrup','cream','injection','drops') NOT NULL,
  strength VARCHAR(20) NOT NULL COMMENT 'e.g. 500 mg, 5 mg/ml',
  pack_size SMALLINT UNSIGNED NOT NULL,
  legal_class ENUM('general_sale','pharmacy_only','prescription_only','controlled') NOT NULL,
  cost_price DECIMAL(8,2) NOT NULL,
  retail_price DECIMAL(8,2) NOT NULL,
  vat_rate DECIMAL(4,2) NOT NULL COMMENT 'percent',
  reorder_level SMALLINT UNSIGNED NOT NULL DEFAULT 10,
  UNIQUE KEY uq_medicine_sku (sku)
) ENGINE=InnoDB COMMENT='Catalogue';

CREATE TABLE stock_batches (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  branch_id INT UNSIGNED NOT NULL,
  medicine_id INT UNSIGNED NOT NULL,
  supplier_id INT UNSIGNED NOT NULL,
  batch_no VARCHAR(20) NOT NULL,
  received_on DATE NOT NULL,
  expires_on DATE NOT NULL,
  quantity_received INT UNSIGNED NOT NULL,
  quantity_left INT UNSIGNED NOT NULL COMMENT 'received less what was sold from the batch (sale_items)',
  unit_cost DECIMAL(8,2) NOT NULL,
  CONSTRAINT fk_batches_branch FOREIGN KEY (branch_id) REFERENCES branches (id),
  CONSTRAINT fk_batches_medicine FOREIGN KEY (medicine_id) REFERENCES medicines (id),
  CONSTRAINT fk_batches_supplier FOREIGN KEY (supplier_id) REFERENCES suppliers (id)
) ENGINE=InnoDB COMMENT='Stock by batch';

CREATE TABLE prescriptions (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  prescription_no VARCHAR(20) NOT NULL COMMENT 'RX-YYYY-NNNNNN, year of issue',
  patient_id INT UNSIGNED NOT NULL,
  prescriber_id INT UNSIGNED NOT NULL,
  branch_id INT UNSIGNED NOT NULL,
  issued_on DATE NOT NULL,
  valid_until DATE NOT NULL COMMENT 'six months after issue',
  status ENUM('received','in_progress','dispensed','collected','cancelled') NOT NULL DEFAULT 'received',
  repeats_allowed TINYINT UNSIGNED NOT NULL DEFAULT 0,
  repeats_used TINYINT UNSIGNED NOT NULL DEFAULT 0,
  item_count TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'number of prescription_items',
  received_at DATETIME NOT NULL COMMENT 'handed in at the branch',
  dispensed_at DATETIME NULL,
  dispensed_by INT UNSIGNED NULL COMMENT 'pharmacist',
  collected_at DATETIME NULL,
  cancelled_at DATETIME NULL,
  cancel_reason VARCHAR(200) NULL,
  UNIQUE KEY uq_prescription_no (prescription_no),
  CONSTRAINT fk_presc_patient FOREIGN KEY (patient_id) REFERENCES patients (id),
  CONSTRAINT fk_presc_prescriber FOREIGN KEY (prescriber_id) REFERENCES prescribers (id),
  CONSTRAINT fk_presc_branch FOREIGN KEY (branch_id) REFERENCES branches (id),
  CONSTRAINT fk_presc_staff FOREIGN KEY (dispensed_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='Prescriptions handed in';

CREATE TABLE prescription_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  prescription_id INT UNSIGNED NOT NULL,
  line_no TINYINT UNSIGNED NOT NULL,
  medicine_id INT UNSIGNED NOT NULL,
  quantity_prescribed SMALLINT UNSIGNED NOT NULL COMMENT 'packs',
  quantity_dispensed SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'packs handed out so far',
  dosage_text VARCHAR(200) NOT NULL COMMENT 'instruction printed on the label',
  UNIQUE KEY uq_presc_line (prescription_id, line_no),
  CONSTRAINT fk_pitem_presc FOREIGN KEY (prescription_id) REFERENCES prescriptions (id) ON DELETE CASCADE,
  CONSTRAINT fk_pitem_medicine FOREIGN KEY (medicine_id) REFERENCES medicines (id)
) ENGINE=InnoDB COMMENT='Lines of a prescription';

CREATE TABLE sales (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  receipt_no VARCHAR(20) NOT NULL,
  branch_id INT UNSIGNED NOT NULL,
  served_by INT UNSIGNED NOT NULL,
  patient_id INT UNSIGNED NULL COMMENT 'empty for walk-in customers',
  sold_at DATETIME NOT NULL,
  status ENUM('completed','voided') NOT NULL DEFAULT 'completed',
  void_reason VARCHAR(200) NULL,
  subtotal DECIMAL(10,2) NOT NULL COMMENT 'sum of the net line amounts',
  vat_amount DECIMAL(10,2) NOT NULL COMMENT 'sum of the line VAT',
  total DECIMAL(10,2) NOT NULL,
  payment_method ENUM('cash','card','voucher') NOT NULL,
  card_last4 CHAR(4) NULL COMMENT 'card payments only',
  amount_tendered DECIMAL(10,2) NOT NULL,
  change_given DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  UNIQUE KEY uq_receipt (receipt_no),
  CONSTRAINT fk_sales_branch FOREIGN KEY (branch_id) REFERENCES branches (id),
  CONSTRAINT fk_sales_staff FOREIGN KEY (served_by) REFERENCES staff (id),
  CONSTRAINT fk_sales_patient FOREIGN KEY (patient_id) REFERENCES patients (id)
) ENGINE=InnoDB COMMENT='Till receipts';

CREATE TABLE sale_items (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sale_id INT UNSIGNED NOT NULL,
  line_no TINYINT UNSIGNED NOT NULL,
  medicine_id INT UNSIGNED NOT NULL,
  batch_id INT UNSIGNED NOT NULL,
  quantity SMALLINT UNSIGNED NOT NULL,
  unit_price DECIMAL(8,2) NOT NULL COMMENT 'retail price at the time of sale, net',
  discount_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  vat_rate DECIMAL(4,2) NOT NULL COMMENT 'copied from the medicine',
  net_amount DECIMAL(10,2) NOT NULL COMMENT 'quantity x unit_price less discount',
  vat_amount DECIMAL(10,2) NOT NULL,
  UNIQUE KEY uq_sale_line (sale_id, line_no),
  CONSTRAINT fk_sitem_sale FOREIGN KEY (sale_id) REFERENCES sales (id) ON DELETE CASCADE,
  CONSTRAINT fk_sitem_medicine FOREIGN KEY (medicine_id) REFERENCES medicines (id),
  CONSTRAINT fk_sitem_batch FOREIGN KEY (batch_id) REFERENCES stock_batches (id)
) ENGINE=InnoDB COMMENT='Lines of a receipt';
