-- What a trigger's body writes is written when the table is seeded; one that is dropped again, or whose table is, writes nothing.
CREATE TABLE goods (id INT PRIMARY KEY, price INT NOT NULL, slug VARCHAR(40));
CREATE TABLE `Change` (id INT AUTO_INCREMENT PRIMARY KEY, what INT, n INT);
CREATE TABLE stock (goods_id INT PRIMARY KEY, n INT NOT NULL);
CREATE TABLE old_goods (id INT PRIMARY KEY);
CREATE TRIGGER goods_fed AFTER INSERT ON goods FOR EACH ROW INSERT INTO `Change` (what) VALUES (NEW.id);
DELIMITER ;;
CREATE DEFINER = CURRENT_USER TRIGGER goods_filled BEFORE INSERT ON goods FOR EACH ROW
BEGIN
  -- INSERT INTO comment VALUES (1);
  IF NEW.price = 0 THEN
    SET NEW.price = 1, NEW.slug = REPLACE(INSERT('a;b', 1, 1, 'INSERT INTO text'), 'a', 'b');
  END IF;
END;;
CREATE TRIGGER goods_gone BEFORE DELETE ON goods FOR EACH ROW FOLLOWS goods_left
BEGIN
  DELETE s FROM stock AS s JOIN goods AS g ON g.id = s.goods_id WHERE s.goods_id = OLD.id;
  INSERT IGNORE INTO `Change` SET what = OLD.id ON DUPLICATE KEY UPDATE n = n + 1;
  CALL told(OLD.id);
END;;
DELIMITER ;
CREATE TRIGGER goods_twice AFTER UPDATE ON goods FOR EACH ROW SET @seen = NEW.id;
DROP TRIGGER goods_twice;
CREATE TRIGGER old_one AFTER INSERT ON old_goods FOR EACH ROW DELETE FROM stock;
DROP TABLE old_goods;
-- servers: none
