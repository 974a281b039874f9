CREATE TABLE borrowers (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  full_name VARCHAR(120) NOT NULL,
  phone VARCHAR(30) NOT NULL,
  born_on DATE NOT NULL,
  registered_at DATETIME NOT NULL
);
CREATE TABLE loan_products (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  term_days SMALLINT UNSIGNED NOT NULL COMMENT '7 to 90',
  grace_days TINYINT UNSIGNED NOT NULL DEFAULT 3
);
CREATE TABLE loans (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  borrower_id INT UNSIGNED NOT NULL,
  product_id INT UNSIGNED NOT NULL,
  status ENUM('applied','approved','declined','disbursed','repaid','defaulted') NOT NULL DEFAULT 'applied',
  applied_at DATETIME NOT NULL,
  decided_at DATETIME NULL,
  disbursed_at DATETIME NULL,
  principal DECIMAL(10,2) NOT NULL,
  due_on DATE NULL COMMENT 'disbursed + term of the product',
  repaid_on DATE NULL,
  defaulted_on DATE NULL COMMENT '30 days after the due date',
  FOREIGN KEY (borrower_id) REFERENCES borrowers(id),
  FOREIGN KEY (product_id) REFERENCES loan_products(id)
);
CREATE TABLE loan_extensions (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  loan_id INT UNSIGNED NOT NULL,
  requested_at DATETIME NOT NULL,
  extra_days TINYINT UNSIGNED NOT NULL,
  old_due_on DATE NOT NULL,
  new_due_on DATE NOT NULL,
  fee DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (loan_id) REFERENCES loans(id)
);
CREATE TABLE repayments (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  loan_id INT UNSIGNED NOT NULL,
  paid_at DATETIME NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  channel ENUM('cash','mobile','bank') NOT NULL,
  FOREIGN KEY (loan_id) REFERENCES loans(id)
);
CREATE TABLE collection_calls (
  id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  loan_id INT UNSIGNED NOT NULL,
  called_at DATETIME NOT NULL,
  duration_sec SMALLINT UNSIGNED NOT NULL,
  promised_on DATE NULL COMMENT 'date by which the borrower promised to pay',
  FOREIGN KEY (loan_id) REFERENCES loans(id)
);
