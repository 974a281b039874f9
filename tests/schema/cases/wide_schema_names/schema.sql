-- servers: none
CREATE TABLE shop.a (id INT PRIMARY KEY);
CREATE TABLE `shop`.`b` (id INT PRIMARY KEY, a_id INT, FOREIGN KEY (a_id) REFERENCES `shop`.`a` (id));
