-- Regional bus operator: network, duty and ticketing
CREATE TABLE `Depot` (
  `DepotID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `DepotName` VARCHAR(80) NOT NULL,
  `Street` VARCHAR(100) NOT NULL,
  `PostalCode` VARCHAR(10) NOT NULL,
  `City` VARCHAR(60) NOT NULL,
  `ParkingBays` SMALLINT NOT NULL,
  `VehicleCount` SMALLINT NOT NULL DEFAULT 0
);
CREATE TABLE `Vehicle` (
  `VehicleID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `DepotID` INT NOT NULL,
  `FleetNumber` VARCHAR(10) NOT NULL,
  `LicensePlate` VARCHAR(15) NOT NULL,
  `Make` VARCHAR(40) NOT NULL,
  `Model` VARCHAR(40) NOT NULL,
  `BuildYear` SMALLINT NOT NULL,
  `FuelType` VARCHAR(20) NOT NULL COMMENT 'Diesel, CNG, Hybrid, Electric',
  `BatteryCapacityKWh` DECIMAL(6,1) NULL COMMENT 'Only for Electric',
  `SeatCapacity` SMALLINT NOT NULL,
  `StandingCapacity` SMALLINT NOT NULL,
  `TotalCapacity` SMALLINT NOT NULL,
  `IsLowFloor` TINYINT(1) NOT NULL DEFAULT 1,
  `OdometerKm` INT NOT NULL DEFAULT 0,
  `CommissionedDate` DATE NOT NULL,
  `LastInspectionDate` DATE NULL,
  `NextInspectionDate` DATE NULL,
  `DecommissionedDate` DATE NULL,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY `UX_Vehicle_Plate` (`LicensePlate`),
  CONSTRAINT `FK_Vehicle_Depot` FOREIGN KEY (`DepotID`) REFERENCES `Depot` (`DepotID`)
);
CREATE TABLE `Driver` (
  `DriverID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `DepotID` INT NOT NULL,
  `PersonnelNumber` VARCHAR(10) NOT NULL,
  `FirstName` VARCHAR(50) NOT NULL,
  `LastName` VARCHAR(50) NOT NULL,
  `DisplayName` VARCHAR(105) NOT NULL COMMENT 'LastName, FirstName',
  `BirthDate` DATE NOT NULL,
  `HireDate` DATE NOT NULL,
  `TerminationDate` DATE NULL,
  `LicenseNumber` VARCHAR(20) NOT NULL,
  `LicenseIssueDate` DATE NOT NULL,
  `LicenseExpiryDate` DATE NOT NULL,
  `MobilePhone` VARCHAR(25) NULL,
  `IsActive` TINYINT(1) NOT NULL DEFAULT 1,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE KEY `UX_Driver_PersonnelNumber` (`PersonnelNumber`)
);
CREATE TABLE `BusLine` (
  `LineID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `LineNumber` VARCHAR(8) NOT NULL,
  `LineName` VARCHAR(120) NOT NULL,
  `LineType` VARCHAR(20) NOT NULL DEFAULT 'Regular' COMMENT 'Regular, Express, Night, School',
  `ColorHex` CHAR(7) NULL,
  `LengthKm` DECIMAL(6,2) NOT NULL,
  `StopCount` SMALLINT NOT NULL DEFAULT 0,
  `ScheduledMinutes` SMALLINT NOT NULL COMMENT 'Running time end to end',
  `ValidFrom` DATE NOT NULL,
  `ValidTo` DATE NULL,
  `IsActive` TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY `UX_BusLine_Number` (`LineNumber`)
);
CREATE TABLE `BusStop` (
  `StopID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `StopCode` VARCHAR(10) NOT NULL,
  `StopName` VARCHAR(100) NOT NULL,
  `Municipality` VARCHAR(60) NOT NULL,
  `FareZone` TINYINT NOT NULL COMMENT '1 to 9',
  `Latitude` DECIMAL(9,6) NOT NULL,
  `Longitude` DECIMAL(9,6) NOT NULL,
  `HasShelter` TINYINT(1) NOT NULL DEFAULT 0,
  `IsWheelchairAccessible` TINYINT(1) NOT NULL DEFAULT 0,
  UNIQUE KEY `UX_BusStop_Code` (`StopCode`)
);
CREATE TABLE `LineStop` (
  `LineStopID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `LineID` INT NOT NULL,
  `StopID` INT NOT NULL,
  `SequenceNo` SMALLINT NOT NULL,
  `DistanceFromStartKm` DECIMAL(6,2) NOT NULL,
  `MinutesFromStart` SMALLINT NOT NULL,
  UNIQUE KEY `UX_LineStop_Sequence` (`LineID`, `SequenceNo`),
  CONSTRAINT `FK_LineStop_Line` FOREIGN KEY (`LineID`) REFERENCES `BusLine` (`LineID`),
  CONSTRAINT `FK_LineStop_Stop` FOREIGN KEY (`StopID`) REFERENCES `BusStop` (`StopID`)
);
CREATE TABLE `Trip` (
  `TripID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `LineID` INT NOT NULL,
  `VehicleID` INT NOT NULL,
  `DriverID` INT NOT NULL,
  `ServiceDate` DATE NOT NULL,
  `Direction` CHAR(1) NOT NULL DEFAULT 'O' COMMENT 'O = Outbound, I = Inbound',
  `TripStatus` VARCHAR(15) NOT NULL DEFAULT 'Scheduled' COMMENT 'Scheduled, Running, Completed, Cancelled',
  `ScheduledDeparture` DATETIME NOT NULL,
  `ScheduledArrival` DATETIME NOT NULL,
  `ActualDeparture` DATETIME NULL,
  `ActualArrival` DATETIME NULL COMMENT 'NULL until completed',
  `DelayMinutes` SMALLINT NULL COMMENT 'ActualArrival minus ScheduledArrival',
  `OdometerStart` INT NULL,
  `OdometerEnd` INT NULL,
  `DistanceKm` INT NULL COMMENT 'OdometerEnd - OdometerStart',
  `PassengerCount` SMALLINT NULL,
  `IsCancelled` TINYINT(1) NOT NULL DEFAULT 0,
  `CancellationReason` VARCHAR(100) NULL,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `ModifiedDate` DATETIME NULL
);
CREATE TABLE `Customer` (
  `CustomerID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `CardNumber` VARCHAR(16) NOT NULL,
  `FirstName` VARCHAR(50) NOT NULL,
  `LastName` VARCHAR(50) NOT NULL,
  `EmailAddress` VARCHAR(120) NULL,
  `BirthDate` DATE NULL,
  `RegisteredDate` DATETIME NOT NULL,
  `TotalToppedUp` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `TotalSpent` DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'Sum of Ticket.TotalPrice',
  `CardBalance` DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT 'TotalToppedUp - TotalSpent',
  `IsBlocked` TINYINT(1) NOT NULL DEFAULT 0,
  UNIQUE KEY `UX_Customer_Card` (`CardNumber`)
);
CREATE TABLE `TicketType` (
  `TicketTypeID` INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `TypeCode` VARCHAR(10) NOT NULL,
  `TypeName` VARCHAR(60) NOT NULL,
  `ValidityMinutes` INT NOT NULL,
  `UnitPrice` DECIMAL(8,2) NOT NULL,
  `VatRatePercent` DECIMAL(4,2) NOT NULL DEFAULT 10.00,
  `IsDiscounted` TINYINT(1) NOT NULL DEFAULT 0,
  UNIQUE KEY `UX_TicketType_Code` (`TypeCode`)
);
CREATE TABLE `Ticket` (
  `TicketID` BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  `TicketNumber` VARCHAR(20) NOT NULL,
  `TicketTypeID` INT NOT NULL,
  `CustomerID` INT NOT NULL,
  `TripID` INT NULL,
  `LineID` INT NULL,
  `SalesChannel` VARCHAR(15) NOT NULL DEFAULT 'App' COMMENT 'App, Web, Driver, Machine, Kiosk',
  `Quantity` TINYINT NOT NULL DEFAULT 1,
  `UnitPrice` DECIMAL(8,2) NOT NULL COMMENT 'Price of the ticket type at sale',
  `TotalPrice` DECIMAL(8,2) NOT NULL,
  `VatRatePercent` DECIMAL(4,2) NOT NULL,
  `VatAmount` DECIMAL(8,2) NOT NULL COMMENT 'Included in TotalPrice',
  `PurchasedAt` DATETIME NOT NULL,
  `ValidFrom` DATETIME NOT NULL,
  `ValidUntil` DATETIME NOT NULL COMMENT 'ValidFrom + ValidityMinutes of the type',
  `TicketStatus` VARCHAR(12) NOT NULL DEFAULT 'Sold' COMMENT 'Sold, Used, Expired, Refunded',
  `ValidatedAt` DATETIME NULL,
  `RefundedAt` DATETIME NULL,
  `RefundAmount` DECIMAL(8,2) NULL,
  UNIQUE KEY `UX_Ticket_Number` (`TicketNumber`),
  CONSTRAINT `FK_Ticket_Type` FOREIGN KEY (`TicketTypeID`) REFERENCES `TicketType` (`TicketTypeID`),
  CONSTRAINT `FK_Ticket_Customer` FOREIGN KEY (`CustomerID`) REFERENCES `Customer` (`CustomerID`)
);
