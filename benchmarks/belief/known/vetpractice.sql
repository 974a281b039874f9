CREATE TABLE `Practice` (
  `PracticeId` INT NOT NULL AUTO_INCREMENT,
  `PracticeName` VARCHAR(100) NOT NULL,
  `AddressLine1` VARCHAR(100) NOT NULL,
  `PostalCode` VARCHAR(12) NOT NULL,
  `City` VARCHAR(60) NOT NULL,
  `CountryCode` CHAR(2) NOT NULL DEFAULT 'GB',
  `CurrencyCode` CHAR(3) NOT NULL DEFAULT 'GBP',
  `PhoneNumber` VARCHAR(30) NULL,
  `EmailAddress` VARCHAR(120) NULL,
  `OpensAt` TIME NOT NULL DEFAULT '08:30:00',
  `ClosesAt` TIME NOT NULL DEFAULT '18:30:00',
  `Is24HourEmergency` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`PracticeId`)
) ENGINE=InnoDB;

CREATE TABLE `Employee` (
  `EmployeeId` INT NOT NULL AUTO_INCREMENT,
  `PracticeId` INT NOT NULL,
  `FirstName` VARCHAR(50) NOT NULL,
  `LastName` VARCHAR(50) NOT NULL,
  `DisplayName` VARCHAR(110) NOT NULL,
  `LoginName` VARCHAR(50) NOT NULL,
  `EmailAddress` VARCHAR(120) NOT NULL,
  `JobTitle` VARCHAR(40) NOT NULL COMMENT 'Veterinarian, Veterinary Nurse, Receptionist, Practice Manager',
  `LicenseNumber` VARCHAR(20) NULL COMMENT 'Veterinarians only',
  `BirthDate` DATE NOT NULL,
  `HireDate` DATE NOT NULL,
  `TerminationDate` DATE NULL,
  `IsActive` TINYINT(1) NOT NULL DEFAULT 1,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `ModifiedDate` DATETIME NULL,
  PRIMARY KEY (`EmployeeId`),
  UNIQUE KEY `UX_Employee_LoginName` (`LoginName`),
  CONSTRAINT `FK_Employee_Practice` FOREIGN KEY (`PracticeId`) REFERENCES `Practice` (`PracticeId`)
) ENGINE=InnoDB;

CREATE TABLE `Owner` (
  `OwnerId` INT NOT NULL AUTO_INCREMENT,
  `ClientNumber` VARCHAR(12) NOT NULL,
  `FirstName` VARCHAR(50) NOT NULL,
  `LastName` VARCHAR(50) NOT NULL,
  `EmailAddress` VARCHAR(120) NULL,
  `MobilePhone` VARCHAR(30) NULL,
  `AddressLine1` VARCHAR(100) NOT NULL,
  `PostalCode` VARCHAR(12) NOT NULL,
  `City` VARCHAR(60) NOT NULL,
  `PreferredPracticeId` INT NULL,
  `PatientCount` INT NOT NULL DEFAULT 0,
  `SmsReminders` TINYINT(1) NOT NULL DEFAULT 1,
  `IsDeleted` TINYINT(1) NOT NULL DEFAULT 0,
  `DeletedDate` DATETIME NULL,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `ModifiedDate` DATETIME NULL,
  PRIMARY KEY (`OwnerId`),
  UNIQUE KEY `UX_Owner_ClientNumber` (`ClientNumber`)
) ENGINE=InnoDB;

CREATE TABLE `Patient` (
  `PatientId` INT NOT NULL AUTO_INCREMENT,
  `OwnerId` INT NOT NULL,
  `PatientName` VARCHAR(50) NOT NULL,
  `Species` VARCHAR(20) NOT NULL COMMENT 'Dog, Cat, Rabbit, Guinea Pig, Bird, Horse',
  `Breed` VARCHAR(60) NULL,
  `Sex` CHAR(1) NOT NULL COMMENT 'M or F',
  `IsNeutered` TINYINT(1) NOT NULL DEFAULT 0,
  `Color` VARCHAR(40) NULL,
  `BirthDate` DATE NOT NULL,
  `WeightKg` DECIMAL(6,2) NULL,
  `MicrochipNumber` CHAR(15) NULL COMMENT 'ISO 11784, 15 digits',
  `IsInsured` TINYINT(1) NOT NULL DEFAULT 0,
  `InsuranceCompany` VARCHAR(60) NULL,
  `InsurancePolicyNumber` VARCHAR(30) NULL,
  `IsDeceased` TINYINT(1) NOT NULL DEFAULT 0,
  `DeceasedDate` DATE NULL,
  `RegisteredDate` DATE NOT NULL,
  `Alerts` VARCHAR(255) NULL,
  PRIMARY KEY (`PatientId`),
  CONSTRAINT `FK_Patient_Owner` FOREIGN KEY (`OwnerId`) REFERENCES `Owner` (`OwnerId`)
) ENGINE=InnoDB;

CREATE TABLE `Appointment` (
  `AppointmentId` INT NOT NULL AUTO_INCREMENT,
  `PracticeId` INT NOT NULL,
  `PatientId` INT NOT NULL,
  `OwnerId` INT NOT NULL,
  `EmployeeId` INT NOT NULL,
  `AppointmentType` VARCHAR(30) NOT NULL DEFAULT 'Consultation' COMMENT 'Consultation, Vaccination, Surgery, Dental, Checkup',
  `BookedAt` DATETIME NOT NULL,
  `ScheduledStart` DATETIME NOT NULL,
  `ScheduledEnd` DATETIME NOT NULL,
  `DurationMinutes` SMALLINT NOT NULL,
  `CheckedInAt` DATETIME NULL,
  `CompletedAt` DATETIME NULL,
  `Status` VARCHAR(15) NOT NULL DEFAULT 'Scheduled' COMMENT 'Scheduled, CheckedIn, Completed, Cancelled, NoShow',
  `CancelledAt` DATETIME NULL,
  `CancelReason` VARCHAR(200) NULL,
  `IsEmergency` TINYINT(1) NOT NULL DEFAULT 0,
  `Notes` TEXT NULL,
  PRIMARY KEY (`AppointmentId`),
  KEY `IX_Appointment_PatientId` (`PatientId`)
) ENGINE=InnoDB;

CREATE TABLE `Visit` (
  `VisitId` INT NOT NULL AUTO_INCREMENT,
  `AppointmentId` INT NOT NULL,
  `PatientId` INT NOT NULL,
  `EmployeeId` INT NOT NULL,
  `VisitDate` DATE NOT NULL,
  `WeightKg` DECIMAL(6,2) NULL,
  `TemperatureC` DECIMAL(3,1) NULL,
  `HeartRateBpm` SMALLINT NULL,
  `BodyConditionScore` TINYINT NULL COMMENT '1 to 9',
  `Symptoms` VARCHAR(255) NULL,
  `Diagnosis` VARCHAR(255) NULL,
  `FollowUpRequired` TINYINT(1) NOT NULL DEFAULT 0,
  `FollowUpDate` DATE NULL,
  `CreatedDate` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`VisitId`),
  UNIQUE KEY `UX_Visit_AppointmentId` (`AppointmentId`),
  CONSTRAINT `FK_Visit_Appointment` FOREIGN KEY (`AppointmentId`) REFERENCES `Appointment` (`AppointmentId`)
) ENGINE=InnoDB;

CREATE TABLE `Vaccination` (
  `VaccinationId` INT NOT NULL AUTO_INCREMENT,
  `VisitId` INT NOT NULL,
  `PatientId` INT NOT NULL,
  `MicrochipNumber` CHAR(15) NULL COMMENT 'of the patient, printed on certificate',
  `VaccineName` VARCHAR(60) NOT NULL,
  `BatchNumber` VARCHAR(20) NOT NULL,
  `AdministeredDate` DATE NOT NULL,
  `ValidityMonths` TINYINT NOT NULL DEFAULT 12,
  `ValidUntil` DATE NOT NULL,
  `ReminderSentDate` DATE NULL,
  PRIMARY KEY (`VaccinationId`)
) ENGINE=InnoDB;

CREATE TABLE `Prescription` (
  `PrescriptionId` INT NOT NULL AUTO_INCREMENT,
  `VisitId` INT NOT NULL,
  `PatientId` INT NOT NULL,
  `DrugName` VARCHAR(80) NOT NULL,
  `TabletsPerDose` DECIMAL(4,2) NOT NULL DEFAULT 1.00,
  `DosesPerDay` TINYINT NOT NULL DEFAULT 2,
  `DurationDays` SMALLINT NOT NULL,
  `TotalTablets` DECIMAL(7,2) NOT NULL,
  `StartDate` DATE NOT NULL,
  `EndDate` DATE NOT NULL,
  `RefillsAllowed` TINYINT NOT NULL DEFAULT 0,
  `RefillsUsed` TINYINT NOT NULL DEFAULT 0,
  `RefillsRemaining` TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (`PrescriptionId`)
) ENGINE=InnoDB;

CREATE TABLE `Invoice` (
  `InvoiceId` INT NOT NULL AUTO_INCREMENT,
  `InvoiceNumber` VARCHAR(15) NOT NULL,
  `VisitId` INT NOT NULL,
  `OwnerId` INT NOT NULL,
  `BillToName` VARCHAR(110) NOT NULL COMMENT 'First and last name of owner',
  `InvoiceDate` DATE NOT NULL,
  `DueDate` DATE NOT NULL,
  `LineCount` INT NOT NULL DEFAULT 0,
  `SubTotal` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `DiscountAmount` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `TaxRate` DECIMAL(5,2) NOT NULL DEFAULT 20.00,
  `TaxAmount` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `TotalAmount` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `AmountPaid` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `BalanceDue` DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  `Status` VARCHAR(15) NOT NULL DEFAULT 'Open' COMMENT 'Open, PartiallyPaid, Paid',
  `PaidDate` DATE NULL,
  PRIMARY KEY (`InvoiceId`),
  UNIQUE KEY `UX_Invoice_InvoiceNumber` (`InvoiceNumber`),
  CONSTRAINT `FK_Invoice_Visit` FOREIGN KEY (`VisitId`) REFERENCES `Visit` (`VisitId`)
) ENGINE=InnoDB;

CREATE TABLE `InvoiceLine` (
  `InvoiceLineId` INT NOT NULL AUTO_INCREMENT,
  `InvoiceId` INT NOT NULL,
  `LineNumber` SMALLINT NOT NULL,
  `Description` VARCHAR(120) NOT NULL,
  `Quantity` DECIMAL(8,2) NOT NULL DEFAULT 1.00,
  `UnitPrice` DECIMAL(10,2) NOT NULL,
  `LineTotal` DECIMAL(10,2) NOT NULL,
  `IsMedication` TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`InvoiceLineId`),
  UNIQUE KEY `UX_InvoiceLine` (`InvoiceId`, `LineNumber`),
  CONSTRAINT `FK_InvoiceLine_Invoice` FOREIGN KEY (`InvoiceId`) REFERENCES `Invoice` (`InvoiceId`)
) ENGINE=InnoDB;
