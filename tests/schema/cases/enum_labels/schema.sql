-- Labels may hold commas, quotes, parentheses, type names, comment marks and blanks at their end (which MySQL strips).
CREATE TABLE labels (
  id INT NOT NULL PRIMARY KEY,
  a ENUM('a,b', 'it''s', 'back`tick', 'say \"hi\"', 'NOT NULL', 'int(11)', ')', '-- no', '/* no */', '#no', 'ends  ') NOT NULL,
  b SET('x', 'y z', 'ünïcödé', '日本') DEFAULT 'x,y z',
  c ENUM('back\\slash', 'semi;colon', '') DEFAULT ''
);
