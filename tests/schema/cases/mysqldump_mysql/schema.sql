-- servers: none
-- MySQL dump 10.13  Distrib 9.7.4, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */ /*!80016 DEFAULT ENCRYPTION='N' */;
USE `shop`;
DROP TABLE IF EXISTS `orders`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `orders` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `note` varchar(100) COLLATE utf8mb4_unicode_ci DEFAULT NULL,
  `secret` int DEFAULT NULL /*!80023 INVISIBLE */,
  `place` point /*!80003 SRID 4326 */ DEFAULT NULL,
  `made` datetime DEFAULT (now()),
  PRIMARY KEY (`id`),
  KEY `secret` (`secret`) /*!80000 INVISIBLE */,
  CONSTRAINT `orders_chk_1` CHECK ((`secret` > 0)) /*!80016 NOT ENFORCED */
) /*!50100 TABLESPACE `innodb_system` */ ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
LOCK TABLES `orders` WRITE;
/*!40000 ALTER TABLE `orders` DISABLE KEYS */;
INSERT INTO `orders` VALUES (1,'it\'s; CREATE TABLE nothing (id INT);',NULL,NULL,NULL),(2,'/* no comment */ -- none',1,NULL,NULL);
/*!40000 ALTER TABLE `orders` ENABLE KEYS */;
UNLOCK TABLES;
/*!50003 SET sql_mode = 'STRICT_TRANS_TABLES' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `watch` BEFORE INSERT ON `orders` FOR EACH ROW BEGIN
  SET NEW.note = 'x';
  CREATE TEMPORARY TABLE IF NOT EXISTS scratch (id INT);
END */;;
DELIMITER ;
/*!50001 DROP VIEW IF EXISTS `totals`*/;
/*!50001 CREATE VIEW `totals` AS SELECT
 1 AS `n`*/;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `totals` AS select count(0) AS `n` from `orders` */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
-- Dump completed on 2026-11-22 10:00:00
