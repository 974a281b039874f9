-- Investigational pharmacy / trial management (converted from SQL Server)
CREATE TABLE `Trial` (
  `TrialId` INT NOT NULL AUTO_INCREMENT,
  `ProtocolNo` VARCHAR(20) NOT NULL,
  `Title` VARCHAR(250) NOT NULL,
  `Phase` ENUM('I','II','III','IV') NOT NULL,
  `Sponsor` VARCHAR(120) NOT NULL,
  `IsBlinded` BIT(1) NOT NULL DEFAULT b'1',
  `PlannedSubjects` INT NOT NULL,
  `EnrolledSubjects` INT NOT NULL DEFAULT 0 COMMENT 'number of subjects of the trial with an EnrolledOn date',
  `MinAge` TINYINT UNSIGNED NOT NULL DEFAULT 18 COMMENT 'years, at consent',
  `MaxAge` TINYINT UNSIGNED NOT NULL DEFAULT 75,
  `ApprovedOn` DATE NOT NULL COMMENT 'ethics committee',
  `FirstSubjectIn` DATE DEFAULT NULL COMMENT 'earliest enrolment',
  `ClosedOn` DATE DEFAULT NULL COMMENT 'NULL unless closed or terminated',
  `TrialStatus` VARCHAR(12) NOT NULL DEFAULT 'APPROVED' COMMENT 'APPROVED, RECRUITING, CLOSED, TERMINATED',
  PRIMARY KEY (`TrialId`),
  UNIQUE KEY `UX_Trial_ProtocolNo` (`ProtocolNo`),
  CONSTRAINT `CK_Trial_Age` CHECK (`MaxAge` > `MinAge`)
) ENGINE=InnoDB;

CREATE TABLE `TrialArm` (
  `ArmId` INT NOT NULL AUTO_INCREMENT,
  `TrialId` INT NOT NULL,
  `ArmCode` CHAR(1) NOT NULL COMMENT 'A, B, C ...',
  `ArmName` VARCHAR(80) NOT NULL,
  `IsControl` BIT(1) NOT NULL DEFAULT b'0',
  `DailyDoseMg` DECIMAL(7,2) DEFAULT NULL COMMENT 'NULL for placebo',
  PRIMARY KEY (`ArmId`),
  UNIQUE KEY `UX_Arm` (`TrialId`,`ArmCode`),
  CONSTRAINT `FK_Arm_Trial` FOREIGN KEY (`TrialId`) REFERENCES `Trial` (`TrialId`)
) ENGINE=InnoDB;

CREATE TABLE `Site` (
  `SiteId` INT NOT NULL AUTO_INCREMENT,
  `SiteCode` CHAR(4) NOT NULL,
  `HospitalName` VARCHAR(150) NOT NULL,
  `City` VARCHAR(60) NOT NULL,
  `CountryCode` CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  `ActivatedOn` DATE NOT NULL,
  `DeactivatedOn` DATE DEFAULT NULL,
  PRIMARY KEY (`SiteId`),
  UNIQUE KEY `UX_Site_Code` (`SiteCode`)
) ENGINE=InnoDB;

CREATE TABLE `StaffMember` (
  `StaffId` INT NOT NULL AUTO_INCREMENT,
  `SiteId` INT NOT NULL,
  `FirstName` VARCHAR(50) NOT NULL,
  `LastName` VARCHAR(50) NOT NULL,
  `StaffRole` ENUM('Investigator','StudyNurse','Pharmacist','Coordinator') NOT NULL,
  `Email` VARCHAR(120) NOT NULL,
  `GcpTrainedOn` DATE DEFAULT NULL COMMENT 'Good Clinical Practice training',
  `GcpExpiresOn` DATE DEFAULT NULL COMMENT '2 years after GcpTrainedOn',
  `IsActive` BIT(1) NOT NULL DEFAULT b'1',
  PRIMARY KEY (`StaffId`),
  UNIQUE KEY `UX_Staff_Email` (`Email`),
  CONSTRAINT `FK_Staff_Site` FOREIGN KEY (`SiteId`) REFERENCES `Site` (`SiteId`)
) ENGINE=InnoDB;

CREATE TABLE `Subject` (
  `SubjectId` INT NOT NULL AUTO_INCREMENT,
  `TrialId` INT NOT NULL,
  `SiteId` INT NOT NULL,
  `ScreeningNo` VARCHAR(12) NOT NULL,
  `Initials` CHAR(3) NOT NULL COMMENT 'middle initial or dash, e.g. A-B',
  `Sex` ENUM('M','F') NOT NULL,
  `BirthDate` DATE NOT NULL,
  `AgeAtConsent` TINYINT UNSIGNED NOT NULL COMMENT 'full years on the day of consent',
  `HeightCm` DECIMAL(4,1) NOT NULL,
  `WeightKg` DECIMAL(5,2) NOT NULL,
  `Bmi` DECIMAL(4,1) NOT NULL COMMENT 'weight in kg / (height in m) squared',
  `IsFertile` BIT(1) DEFAULT NULL COMMENT 'women only, NULL for men',
  `ConsentSignedAt` DATETIME NOT NULL,
  `EnrolledOn` DATE DEFAULT NULL,
  `ArmId` INT DEFAULT NULL COMMENT 'TrialArm; randomised at enrolment, NULL before and for screen failures',
  `IsScreenFailure` BIT(1) NOT NULL DEFAULT b'0',
  `FailureReason` VARCHAR(200) DEFAULT NULL COMMENT 'only for screen failures',
  `SubjectStatus` ENUM('Screening','ScreenFailure','Enrolled','Completed','Withdrawn') NOT NULL DEFAULT 'Screening',
  `EndedOn` DATE DEFAULT NULL COMMENT 'date of completion or withdrawal',
  `VisitCount` SMALLINT NOT NULL DEFAULT 0 COMMENT 'visits held (Held = 1)',
  PRIMARY KEY (`SubjectId`),
  UNIQUE KEY `UX_Subject` (`TrialId`,`ScreeningNo`),
  KEY `IX_Subject_Arm` (`ArmId`),
  CONSTRAINT `FK_Subject_Trial` FOREIGN KEY (`TrialId`) REFERENCES `Trial` (`TrialId`),
  CONSTRAINT `FK_Subject_Site` FOREIGN KEY (`SiteId`) REFERENCES `Site` (`SiteId`)
) ENGINE=InnoDB;

CREATE TABLE `Visit` (
  `VisitId` INT NOT NULL AUTO_INCREMENT,
  `SubjectId` INT NOT NULL,
  `VisitNo` SMALLINT NOT NULL COMMENT '1 = screening, then running',
  `PlannedOn` DATE NOT NULL,
  `Held` BIT(1) NOT NULL DEFAULT b'0',
  `StartedAt` DATETIME DEFAULT NULL COMMENT 'NULL if the visit was not held',
  `FinishedAt` DATETIME DEFAULT NULL COMMENT 'NULL if the visit was not held',
  `DurationMin` SMALLINT DEFAULT NULL COMMENT 'minutes from StartedAt to FinishedAt',
  `DeviationDays` SMALLINT DEFAULT NULL COMMENT 'actual minus planned date, negative = early',
  `SystolicBp` SMALLINT DEFAULT NULL COMMENT 'mmHg',
  `DiastolicBp` SMALLINT DEFAULT NULL COMMENT 'mmHg',
  `TemperatureC` DECIMAL(3,1) DEFAULT NULL,
  `SeenBy` INT DEFAULT NULL COMMENT 'StaffMember of the site of the subject',
  PRIMARY KEY (`VisitId`),
  UNIQUE KEY `UX_Visit` (`SubjectId`,`VisitNo`),
  CONSTRAINT `FK_Visit_Subject` FOREIGN KEY (`SubjectId`) REFERENCES `Subject` (`SubjectId`)
) ENGINE=InnoDB;

CREATE TABLE `DrugBatch` (
  `BatchId` INT NOT NULL AUTO_INCREMENT,
  `TrialId` INT NOT NULL,
  `SiteId` INT NOT NULL,
  `BatchNo` VARCHAR(20) NOT NULL,
  `DrugForm` ENUM('Tablet','Capsule','Vial') NOT NULL,
  `StrengthMg` DECIMAL(7,2) NOT NULL,
  `ManufacturedOn` DATE NOT NULL,
  `ExpiresOn` DATE NOT NULL,
  `ReceivedOn` DATE NOT NULL COMMENT 'at the hospital pharmacy',
  `UnitsReceived` INT NOT NULL,
  `UnitsDispensed` INT NOT NULL DEFAULT 0 COMMENT 'sum of QtyDispensed',
  `UnitsOnHand` INT GENERATED ALWAYS AS (`UnitsReceived` - `UnitsDispensed`) VIRTUAL COMMENT 'returned units are destroyed, not restocked',
  `StoreMinC` DECIMAL(4,1) NOT NULL DEFAULT 2.0,
  `StoreMaxC` DECIMAL(4,1) NOT NULL DEFAULT 8.0,
  `IsQuarantined` BIT(1) NOT NULL DEFAULT b'0',
  `QuarantineReason` VARCHAR(120) DEFAULT NULL,
  PRIMARY KEY (`BatchId`),
  UNIQUE KEY `UX_Batch` (`BatchNo`,`SiteId`),
  CONSTRAINT `CK_Batch_Units` CHECK (`UnitsDispensed` <= `UnitsReceived`)
) ENGINE=InnoDB;

CREATE TABLE `Dispensing` (
  `DispensingId` INT NOT NULL AUTO_INCREMENT,
  `SubjectId` INT NOT NULL,
  `VisitId` INT NOT NULL,
  `BatchId` INT NOT NULL,
  `DispensedAt` DATETIME NOT NULL,
  `QtyDispensed` SMALLINT NOT NULL COMMENT 'units, at least 1',
  `DaysSupply` SMALLINT NOT NULL,
  `UnitsPerDay` TINYINT NOT NULL DEFAULT 1 COMMENT 'QtyDispensed = UnitsPerDay x DaysSupply',
  `PreparedBy` INT NOT NULL COMMENT 'Pharmacist',
  `CheckedBy` INT NOT NULL COMMENT 'second person (four-eyes)',
  `ReturnedAt` DATETIME DEFAULT NULL,
  `QtyReturned` SMALLINT DEFAULT NULL COMMENT 'NULL until returned; 0 = empty pack brought back',
  `CompliancePct` DECIMAL(5,2) DEFAULT NULL COMMENT '100 x (dispensed - returned) / dispensed; NULL until returned',
  PRIMARY KEY (`DispensingId`),
  KEY `IX_Disp_Subject` (`SubjectId`),
  KEY `IX_Disp_Batch` (`BatchId`),
  CONSTRAINT `FK_Disp_Batch` FOREIGN KEY (`BatchId`) REFERENCES `DrugBatch` (`BatchId`),
  CONSTRAINT `FK_Disp_Visit` FOREIGN KEY (`VisitId`) REFERENCES `Visit` (`VisitId`)
) ENGINE=InnoDB;

CREATE TABLE `AdverseEvent` (
  `AdverseEventId` INT NOT NULL AUTO_INCREMENT,
  `SubjectId` INT NOT NULL,
  `Term` VARCHAR(120) NOT NULL COMMENT 'MedDRA preferred term',
  `Grade` TINYINT NOT NULL COMMENT 'CTCAE 1-5, 5 = death',
  `IsSerious` BIT(1) NOT NULL DEFAULT b'0' COMMENT 'always set from grade 4',
  `OnsetAt` DATETIME NOT NULL,
  `ReportedAt` DATETIME NOT NULL,
  `SponsorNotifiedAt` DATETIME DEFAULT NULL COMMENT 'serious events only, within 24 hours of ReportedAt',
  `ResolvedAt` DATETIME DEFAULT NULL,
  `Outcome` ENUM('Ongoing','Recovered','RecoveredWithSequelae','Fatal') NOT NULL DEFAULT 'Ongoing',
  `Causality` ENUM('Unrelated','Possible','Probable','Definite') NOT NULL,
  `ReportedBy` INT NOT NULL COMMENT 'StaffId',
  PRIMARY KEY (`AdverseEventId`),
  KEY `IX_AE_Subject` (`SubjectId`)
) ENGINE=InnoDB;
