-- servers: mariadb
CREATE TABLE `visitors` (
  `id` uuid NOT NULL DEFAULT uuid(),
  `address` inet6 DEFAULT NULL,
  `seen` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  `day` date DEFAULT curdate(),
  `name` varchar(20) DEFAULT concat('a',',','b'),
  `total` int(11) GENERATED ALWAYS AS (1 + 1) PERSISTENT,
  `hidden` int(11) INVISIBLE DEFAULT 3,
  `packed` text COMPRESSED DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `name` (`name`) IGNORED
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci PAGE_CHECKSUM=1;
