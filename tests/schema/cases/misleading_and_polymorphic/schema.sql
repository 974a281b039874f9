-- A foreign key whose name misleads, a junction table, a self-reference, columns that point somewhere without saying so.
CREATE TABLE clients (id INT PRIMARY KEY, referred_by INT NULL, FOREIGN KEY (referred_by) REFERENCES clients (id) ON DELETE SET NULL);
CREATE TABLE payments (id INT PRIMARY KEY, vendor_id INT NOT NULL, FOREIGN KEY (vendor_id) REFERENCES clients (id));
CREATE TABLE client_payments (
  client_id INT NOT NULL, payment_id INT NOT NULL, PRIMARY KEY (client_id, payment_id),
  FOREIGN KEY (payment_id) REFERENCES payments (id), FOREIGN KEY (client_id) REFERENCES clients (id)
);
CREATE TABLE notes (id INT PRIMARY KEY, subject_type VARCHAR(20), subject_id INT, KEY subject (subject_type, subject_id));
