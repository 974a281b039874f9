SET NAMES utf8mb4;
-- nothing here
CREATE VIEW v AS SELECT 1;
