# a hash comment with ; and 'quotes
-- a dash comment with ; and `quotes
/* a block comment: CREATE TABLE no (id INT); and "quotes */
CREATE /* here */ TABLE -- there
  IF NOT EXISTS t ( # everywhere
  id INT /* the ; key */ PRIMARY KEY, -- CREATE TABLE x (y INT);
  a INT DEFAULT 5
  /* , b INT */
  /*!99999 , c INT */ /*!999999 , d INT */
) /* done */;
