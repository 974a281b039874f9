CREATE TABLE clients (id INT PRIMARY KEY);
CREATE TABLE b (
  id INT PRIMARY KEY, client_id INT,
  FOREIGN KEY (client_id) REFERENCES client (id)
);
