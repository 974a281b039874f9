CREATE TABLE articles (
  id INT PRIMARY KEY, title VARCHAR(190), body TEXT,
  FULLTEXT KEY both_of_them (title, body), FULLTEXT (body), KEY title (title(20))
);
