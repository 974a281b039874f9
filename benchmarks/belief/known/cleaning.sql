CREATE TABLE `Customers` (
  `CustomerId` INT NOT NULL AUTO_INCREMENT,
  `CustomerNumber` VARCHAR(12) NOT NULL,
  `CompanyName` VARCHAR(100) NULL,
  `ContactFirstName` VARCHAR(50) NOT NULL,
  `ContactLastName` VARCHAR(50) NOT NULL,
  `ContactEmail` VARCHAR(100) NULL,
  `Phone` VARCHAR(30) NULL,
  `BillingStreet` VARCHAR(100) NOT NULL,
  `BillingPostalCode` VARCHAR(10) NOT NULL,
  `BillingCity` VARCHAR(60) NOT NULL,
  `IsCommercial` BIT(1) NOT NULL DEFAULT b'1',
  `SiteCount` INT NOT NULL DEFAULT 0,
  `OutstandingBalance` DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'Sum of BalanceDue of all invoices',
  `IsDeleted` TINYINT(1) NOT NULL DEFAULT 0,
  `CreatedDate` DATETIME NOT NULL,
  `ModifiedDate` DATETIME NULL,
  PRIMARY KEY (`CustomerId`)
);

CREATE TABLE `Sites` (
  `SiteId` INT NOT NULL AUTO_INCREMENT,
  `CustomerId` INT NOT NULL,
  `SiteName` VARCHAR(100) NOT NULL,
  `Street` VARCHAR(100) NOT NULL,
  `PostalCode` VARCHAR(10) NOT NULL,
  `City` VARCHAR(60) NOT NULL,
  `Latitude` DECIMAL(9,6) NULL,
  `Longitude` DECIMAL(9,6) NULL,
  `FloorAreaSqm` DECIMAL(8,1) NOT NULL,
  `NumberOfFloors` INT NOT NULL DEFAULT 1,
  `HasAlarm` TINYINT(1) NOT NULL DEFAULT 0,
  `AlarmCode` VARCHAR(10) NULL COMMENT 'NULL if HasAlarm = 0',
  `KeyHolderName` VARCHAR(100) NULL,
  `CreatedDate` DATETIME NOT NULL,
  PRIMARY KEY (`SiteId`),
  CONSTRAINT `FK_Sites_Customers` FOREIGN KEY (`CustomerId`) REFERENCES `Customers` (`CustomerId`)
);

CREATE TABLE `Employees` (
  `EmployeeId` INT NOT NULL AUTO_INCREMENT,
  `EmployeeNo` VARCHAR(10) NOT NULL,
  `FirstName` VARCHAR(50) NOT NULL,
  `LastName` VARCHAR(50) NOT NULL,
  `DisplayName` VARCHAR(101) NOT NULL,
  `LoginName` VARCHAR(50) NOT NULL,
  `Email` VARCHAR(100) NOT NULL,
  `MobilePhone` VARCHAR(30) NULL,
  `JobTitle` VARCHAR(50) NOT NULL,
  `DateOfBirth` DATE NOT NULL,
  `HireDate` DATE NOT NULL,
  `TerminationDate` DATE NULL,
  `IsActive` TINYINT(1) NOT NULL DEFAULT 1,
  `HourlyWage` DECIMAL(6,2) NOT NULL,
  `WeeklyHours` DECIMAL(4,1) NOT NULL DEFAULT 38.0,
  `SupervisorId` INT NULL,
  PRIMARY KEY (`EmployeeId`)
);

CREATE TABLE `Contracts` (
  `ContractId` INT NOT NULL AUTO_INCREMENT,
  `ContractNumber` VARCHAR(20) NOT NULL,
  `CustomerId` INT NOT NULL,
  `SiteId` INT NOT NULL,
  `ServiceType` VARCHAR(30) NOT NULL COMMENT 'Office, Window, Stairwell, Industrial, Deep',
  `Frequency` VARCHAR(20) NOT NULL DEFAULT 'Weekly' COMMENT 'Daily, Weekly, BiWeekly, Monthly',
  `SignedDate` DATE NOT NULL,
  `StartDate` DATE NOT NULL,
  `EndDate` DATE NULL,
  `NoticePeriodDays` INT NOT NULL DEFAULT 30,
  `HoursPerVisit` DECIMAL(4,2) NOT NULL,
  `HourlyRate` DECIMAL(8,2) NOT NULL,
  `PricePerVisit` DECIMAL(10,2) NOT NULL COMMENT 'HoursPerVisit * HourlyRate',
  `Status` VARCHAR(20) NOT NULL DEFAULT 'Active' COMMENT 'Draft, Active, Terminated',
  `TerminatedDate` DATE NULL,
  `TerminationReason` VARCHAR(200) NULL,
  `AccountManagerId` INT NULL,
  `CreatedDate` DATETIME NOT NULL,
  PRIMARY KEY (`ContractId`),
  UNIQUE KEY `UX_Contracts_Number` (`ContractNumber`)
);

CREATE TABLE `Jobs` (
  `JobId` INT NOT NULL AUTO_INCREMENT,
  `ContractId` INT NOT NULL,
  `CustomerId` INT NOT NULL,
  `SiteId` INT NOT NULL,
  `TeamLeaderId` INT NULL,
  `JobStatus` VARCHAR(20) NOT NULL DEFAULT 'Planned' COMMENT 'Planned, InProgress, Completed, Cancelled',
  `ScheduledStart` DATETIME NOT NULL,
  `ScheduledEnd` DATETIME NOT NULL,
  `ActualStart` DATETIME NULL,
  `ActualEnd` DATETIME NULL,
  `DurationMinutes` INT NULL COMMENT 'ActualStart to ActualEnd',
  `WorkerCount` INT NOT NULL DEFAULT 0 COMMENT 'Number of assignments',
  `Price` DECIMAL(10,2) NOT NULL,
  `QualityScore` INT NULL COMMENT '1 to 5',
  `HasComplaint` TINYINT(1) NOT NULL DEFAULT 0,
  `ComplaintText` VARCHAR(500) NULL,
  `CancelledDate` DATETIME NULL,
  `CreatedDate` DATETIME NOT NULL,
  PRIMARY KEY (`JobId`),
  CONSTRAINT `FK_Jobs_Contracts` FOREIGN KEY (`ContractId`) REFERENCES `Contracts` (`ContractId`)
);

CREATE TABLE `JobAssignments` (
  `JobAssignmentId` INT NOT NULL AUTO_INCREMENT,
  `JobId` INT NOT NULL,
  `EmployeeId` INT NOT NULL,
  `ClockIn` DATETIME NULL,
  `ClockOut` DATETIME NULL,
  `BreakMinutes` INT NOT NULL DEFAULT 0,
  `HoursWorked` DECIMAL(5,2) NULL COMMENT 'ClockOut - ClockIn without break',
  `HourlyWage` DECIMAL(6,2) NOT NULL,
  `WageCost` DECIMAL(8,2) NULL COMMENT 'HoursWorked * HourlyWage',
  PRIMARY KEY (`JobAssignmentId`),
  UNIQUE KEY `UX_JobEmployee` (`JobId`, `EmployeeId`),
  CONSTRAINT `FK_JA_Jobs` FOREIGN KEY (`JobId`) REFERENCES `Jobs` (`JobId`),
  CONSTRAINT `FK_JA_Employees` FOREIGN KEY (`EmployeeId`) REFERENCES `Employees` (`EmployeeId`)
);

CREATE TABLE `Invoices` (
  `InvoiceId` INT NOT NULL AUTO_INCREMENT,
  `InvoiceNumber` VARCHAR(20) NOT NULL,
  `CustomerId` INT NOT NULL,
  `InvoiceDate` DATE NOT NULL,
  `PaymentTermDays` INT NOT NULL DEFAULT 14,
  `DueDate` DATE NOT NULL,
  `Subtotal` DECIMAL(12,2) NOT NULL,
  `TaxRate` DECIMAL(5,2) NOT NULL DEFAULT 21.00,
  `TaxAmount` DECIMAL(12,2) NOT NULL,
  `TotalAmount` DECIMAL(12,2) NOT NULL,
  `AmountPaid` DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  `BalanceDue` DECIMAL(12,2) NOT NULL,
  `InvoiceStatus` VARCHAR(20) NOT NULL DEFAULT 'Draft' COMMENT 'Draft, Sent, Paid, Cancelled',
  `SentDate` DATETIME NULL,
  `PaidDate` DATETIME NULL,
  `LineCount` INT NOT NULL DEFAULT 0,
  `CreatedDate` DATETIME NOT NULL,
  PRIMARY KEY (`InvoiceId`),
  UNIQUE KEY `UX_Invoices_Number` (`InvoiceNumber`),
  CONSTRAINT `FK_Invoices_Customers` FOREIGN KEY (`CustomerId`) REFERENCES `Customers` (`CustomerId`)
);

CREATE TABLE `InvoiceLines` (
  `InvoiceLineId` INT NOT NULL AUTO_INCREMENT,
  `InvoiceId` INT NOT NULL,
  `LineNumber` INT NOT NULL,
  `JobId` INT NULL,
  `Description` VARCHAR(200) NOT NULL,
  `Quantity` DECIMAL(8,2) NOT NULL DEFAULT 1.00,
  `UnitPrice` DECIMAL(10,2) NOT NULL,
  `LineTotal` DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (`InvoiceLineId`),
  CONSTRAINT `FK_IL_Invoices` FOREIGN KEY (`InvoiceId`) REFERENCES `Invoices` (`InvoiceId`)
);
