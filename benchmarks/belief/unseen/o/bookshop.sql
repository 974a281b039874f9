CREATE TABLE `Publisher` (
  `PublisherID` INT NOT NULL AUTO_INCREMENT,
  `Name` VARCHAR(100) NOT NULL,
  `City` VARCHAR(60) DEFAULT NULL,
  `Country` VARCHAR(60) DEFAULT NULL,
  `Website` VARCHAR(200) DEFAULT NULL,
  `FoundedYear` SMALLINT DEFAULT NULL,
  PRIMARY KEY (`PublisherID`)
) ENGINE=InnoDB;

CREATE TABLE `Author` (
  `AuthorID` INT NOT NULL AUTO_INCREMENT,
  `FirstName` VARCHAR(60) NOT NULL,
  `LastName` VARCHAR(60) NOT NULL,
  `BirthDate` DATE DEFAULT NULL,
  `DeathDate` DATE DEFAULT NULL,
  `Nationality` VARCHAR(60) DEFAULT NULL,
  `Biography` TEXT,
  PRIMARY KEY (`AuthorID`)
) ENGINE=InnoDB;

CREATE TABLE `Category` (
  `CategoryID` INT NOT NULL AUTO_INCREMENT,
  `ParentCategoryID` INT DEFAULT NULL,
  `Name` VARCHAR(60) NOT NULL,
  `BookCount` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`CategoryID`),
  CONSTRAINT `FK_Category_Parent` FOREIGN KEY (`ParentCategoryID`) REFERENCES `Category` (`CategoryID`)
) ENGINE=InnoDB;

CREATE TABLE `Book` (
  `BookID` INT NOT NULL AUTO_INCREMENT,
  `ISBN13` CHAR(13) NOT NULL,
  `Title` VARCHAR(200) NOT NULL,
  `PublisherID` INT NOT NULL,
  `CategoryID` INT NOT NULL,
  `PublishedOn` DATE NOT NULL,
  `Language` CHAR(2) NOT NULL DEFAULT 'en',
  `Format` ENUM('Hardcover','Paperback','EBook','Audiobook') NOT NULL DEFAULT 'Paperback',
  `PageCount` INT DEFAULT NULL,
  `ListPrice` DECIMAL(8,2) NOT NULL,
  `SalePrice` DECIMAL(8,2) DEFAULT NULL COMMENT 'Reduced price, NULL if not on sale',
  `StockQuantity` INT NOT NULL DEFAULT 0,
  `AverageRating` DECIMAL(3,2) DEFAULT NULL,
  `ReviewCount` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`BookID`),
  UNIQUE KEY `UQ_Book_ISBN13` (`ISBN13`),
  CONSTRAINT `FK_Book_Publisher` FOREIGN KEY (`PublisherID`) REFERENCES `Publisher` (`PublisherID`)
) ENGINE=InnoDB;

CREATE TABLE `BookAuthor` (
  `BookID` INT NOT NULL,
  `AuthorID` INT NOT NULL,
  `SortOrder` TINYINT NOT NULL DEFAULT 1,
  PRIMARY KEY (`BookID`, `AuthorID`),
  CONSTRAINT `FK_BookAuthor_Book` FOREIGN KEY (`BookID`) REFERENCES `Book` (`BookID`),
  CONSTRAINT `FK_BookAuthor_Author` FOREIGN KEY (`AuthorID`) REFERENCES `Author` (`AuthorID`)
) ENGINE=InnoDB;

CREATE TABLE `Customer` (
  `CustomerID` INT NOT NULL AUTO_INCREMENT,
  `Email` VARCHAR(120) NOT NULL,
  `PasswordHash` CHAR(60) NOT NULL,
  `FirstName` VARCHAR(60) NOT NULL,
  `LastName` VARCHAR(60) NOT NULL,
  `Phone` VARCHAR(30) DEFAULT NULL,
  `RegisteredAt` DATETIME NOT NULL,
  `LastLoginAt` DATETIME DEFAULT NULL,
  `OrderCount` INT NOT NULL DEFAULT 0,
  `IsSubscribed` TINYINT(1) NOT NULL DEFAULT 0,
  `SubscribedAt` DATETIME DEFAULT NULL,
  PRIMARY KEY (`CustomerID`),
  UNIQUE KEY `UQ_Customer_Email` (`Email`)
) ENGINE=InnoDB;

CREATE TABLE `Address` (
  `AddressID` INT NOT NULL AUTO_INCREMENT,
  `CustomerID` INT NOT NULL,
  `Street` VARCHAR(100) NOT NULL,
  `City` VARCHAR(60) NOT NULL,
  `PostalCode` VARCHAR(12) NOT NULL,
  `CountryCode` CHAR(2) NOT NULL,
  `IsDefault` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`AddressID`),
  CONSTRAINT `FK_Address_Customer` FOREIGN KEY (`CustomerID`) REFERENCES `Customer` (`CustomerID`)
) ENGINE=InnoDB;

CREATE TABLE `Coupon` (
  `CouponID` INT NOT NULL AUTO_INCREMENT,
  `Code` VARCHAR(20) NOT NULL,
  `DiscountPercent` DECIMAL(5,2) NOT NULL,
  `ValidFrom` DATE NOT NULL,
  `ValidTo` DATE NOT NULL,
  `MaxUses` INT NOT NULL,
  `TimesUsed` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`CouponID`),
  UNIQUE KEY `UQ_Coupon_Code` (`Code`)
) ENGINE=InnoDB;

CREATE TABLE `CustomerOrder` (
  `OrderID` INT NOT NULL AUTO_INCREMENT,
  `CustomerID` INT NOT NULL,
  `ShippingAddressID` INT NOT NULL,
  `CouponID` INT DEFAULT NULL,
  `OrderedAt` DATETIME NOT NULL,
  `PaidAt` DATETIME DEFAULT NULL,
  `ShippedAt` DATETIME DEFAULT NULL,
  `DeliveredAt` DATETIME DEFAULT NULL,
  `Status` ENUM('Pending','Paid','Shipped','Delivered','Cancelled') NOT NULL DEFAULT 'Pending',
  `TrackingNumber` VARCHAR(40) DEFAULT NULL,
  `SubTotal` DECIMAL(9,2) NOT NULL,
  `DiscountAmount` DECIMAL(9,2) NOT NULL DEFAULT 0.00,
  `ShippingFee` DECIMAL(6,2) NOT NULL DEFAULT 0.00,
  `GrandTotal` DECIMAL(9,2) NOT NULL COMMENT 'SubTotal - DiscountAmount + ShippingFee',
  PRIMARY KEY (`OrderID`),
  CONSTRAINT `FK_Order_Customer` FOREIGN KEY (`CustomerID`) REFERENCES `Customer` (`CustomerID`)
) ENGINE=InnoDB;

CREATE TABLE `OrderItem` (
  `OrderItemID` INT NOT NULL AUTO_INCREMENT,
  `OrderID` INT NOT NULL,
  `BookID` INT NOT NULL,
  `BookTitle` VARCHAR(200) NOT NULL,
  `Quantity` INT NOT NULL DEFAULT 1,
  `UnitPrice` DECIMAL(8,2) NOT NULL,
  `LineTotal` DECIMAL(9,2) NOT NULL,
  PRIMARY KEY (`OrderItemID`),
  UNIQUE KEY `UQ_OrderItem_Order_Book` (`OrderID`, `BookID`),
  CONSTRAINT `FK_OrderItem_Order` FOREIGN KEY (`OrderID`) REFERENCES `CustomerOrder` (`OrderID`)
) ENGINE=InnoDB;

CREATE TABLE `Review` (
  `ReviewID` INT NOT NULL AUTO_INCREMENT,
  `BookID` INT NOT NULL,
  `CustomerID` INT NOT NULL,
  `Rating` TINYINT NOT NULL COMMENT '1 to 5 stars',
  `Headline` VARCHAR(120) DEFAULT NULL,
  `Body` TEXT,
  `ReviewedAt` DATETIME NOT NULL,
  `IsApproved` TINYINT(1) NOT NULL DEFAULT 0,
  `ApprovedAt` DATETIME DEFAULT NULL,
  PRIMARY KEY (`ReviewID`),
  UNIQUE KEY `UQ_Review_Book_Customer` (`BookID`, `CustomerID`)
) ENGINE=InnoDB;
