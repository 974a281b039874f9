CREATE TABLE items (
  id INT PRIMARY KEY,
  quantity INT NOT NULL,
  price DECIMAL(10,2) NOT NULL,
  total DECIMAL(12,2) GENERATED ALWAYS AS (quantity * price) STORED,
  doubled INT AS (quantity * 2) VIRTUAL,
  plain INT AS ((quantity + 1)),
  label VARCHAR(30) GENERATED ALWAYS AS (concat(`quantity`, ' x ', `price`)) STORED COMMENT 'line, with (parentheses)'
);
