CREATE TABLE exports (
  id INT PRIMARY KEY,
  delimiter VARCHAR(5) NOT NULL,
  encoding VARCHAR(20)
);
