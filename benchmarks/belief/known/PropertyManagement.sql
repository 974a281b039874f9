CREATE TABLE Owner (
  OwnerId INT NOT NULL AUTO_INCREMENT,
  OwnerType VARCHAR(10) NOT NULL DEFAULT 'Person',
  FirstName VARCHAR(50) NULL,
  LastName VARCHAR(50) NULL,
  CompanyName VARCHAR(100) NULL,
  Email VARCHAR(120) NOT NULL,
  Iban VARCHAR(34) NULL,
  CONSTRAINT PK_Owner PRIMARY KEY (OwnerId),
  CONSTRAINT CK_Owner_Type CHECK (OwnerType IN ('Person','Company'))
) ENGINE=InnoDB;

CREATE TABLE Property (
  PropertyId INT NOT NULL AUTO_INCREMENT,
  OwnerId INT NOT NULL,
  PropertyCode VARCHAR(10) NOT NULL,
  PropertyName VARCHAR(100) NOT NULL,
  AddressLine1 VARCHAR(120) NOT NULL,
  City VARCHAR(60) NOT NULL,
  PostalCode VARCHAR(10) NOT NULL,
  YearBuilt SMALLINT NOT NULL,
  UnitCount INT NOT NULL DEFAULT 0,
  TotalAreaSqm DECIMAL(10,2) NOT NULL DEFAULT 0,
  ManagementFeePct DECIMAL(5,2) NOT NULL DEFAULT 5.00,
  CurrencyCode CHAR(3) NOT NULL DEFAULT 'EUR',
  AcquiredDate DATE NOT NULL,
  CONSTRAINT PK_Property PRIMARY KEY (PropertyId),
  CONSTRAINT UQ_Property_Code UNIQUE (PropertyCode),
  CONSTRAINT FK_Property_Owner FOREIGN KEY (OwnerId) REFERENCES Owner (OwnerId)
) ENGINE=InnoDB;

CREATE TABLE Unit (
  UnitId INT NOT NULL AUTO_INCREMENT,
  PropertyId INT NOT NULL,
  UnitNumber VARCHAR(8) NOT NULL,
  FloorNo SMALLINT NOT NULL DEFAULT 0,
  Bedrooms TINYINT NOT NULL DEFAULT 1,
  Bathrooms TINYINT NOT NULL DEFAULT 1,
  AreaSqm DECIMAL(7,2) NOT NULL,
  MarketRent DECIMAL(10,2) NOT NULL,
  RentPerSqm DECIMAL(8,2) NOT NULL COMMENT 'MarketRent / AreaSqm',
  IsOccupied BOOLEAN NOT NULL DEFAULT 0 COMMENT '1 when the unit has an Active lease',
  CONSTRAINT PK_Unit PRIMARY KEY (UnitId),
  CONSTRAINT UQ_Unit UNIQUE (PropertyId, UnitNumber),
  CONSTRAINT FK_Unit_Property FOREIGN KEY (PropertyId) REFERENCES Property (PropertyId)
) ENGINE=InnoDB;

CREATE TABLE Tenant (
  TenantId INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  FullName VARCHAR(101) NOT NULL,
  Email VARCHAR(120) NULL,
  MobilePhone VARCHAR(25) NULL,
  DateOfBirth DATE NULL,
  MonthlyIncome DECIMAL(10,2) NULL,
  CreditScore SMALLINT NULL COMMENT '300 to 850',
  CONSTRAINT PK_Tenant PRIMARY KEY (TenantId)
) ENGINE=InnoDB;

CREATE TABLE Lease (
  LeaseId INT NOT NULL AUTO_INCREMENT,
  LeaseNumber VARCHAR(12) NOT NULL,
  PropertyId INT NOT NULL,
  UnitId INT NOT NULL,
  TenantId INT NOT NULL,
  LeaseStatus VARCHAR(12) NOT NULL DEFAULT 'Active' COMMENT 'Draft, Active, Terminated, Expired',
  SignedDate DATE NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NOT NULL,
  TermMonths SMALLINT NOT NULL COMMENT 'months from StartDate to EndDate',
  MonthlyRent DECIMAL(10,2) NOT NULL,
  DepositAmount DECIMAL(10,2) NOT NULL COMMENT 'at most three monthly rents',
  TerminatedDate DATE NULL,
  TerminationReason VARCHAR(150) NULL,
  CONSTRAINT PK_Lease PRIMARY KEY (LeaseId),
  CONSTRAINT UQ_Lease_Number UNIQUE (LeaseNumber),
  CONSTRAINT FK_Lease_Property FOREIGN KEY (PropertyId) REFERENCES Property (PropertyId),
  CONSTRAINT FK_Lease_Unit FOREIGN KEY (UnitId) REFERENCES Unit (UnitId),
  CONSTRAINT FK_Lease_Tenant FOREIGN KEY (TenantId) REFERENCES Tenant (TenantId)
) ENGINE=InnoDB;

CREATE TABLE RentCharge (
  RentChargeId INT NOT NULL AUTO_INCREMENT,
  LeaseId INT NOT NULL,
  PeriodStart DATE NOT NULL,
  PeriodEnd DATE NOT NULL,
  RentAmount DECIMAL(10,2) NOT NULL,
  UtilityAmount DECIMAL(10,2) NOT NULL DEFAULT 0,
  LateFee DECIMAL(8,2) NOT NULL DEFAULT 0,
  TotalAmount DECIMAL(10,2) NOT NULL,
  PaidAmount DECIMAL(10,2) NOT NULL DEFAULT 0,
  OutstandingAmount DECIMAL(10,2) NOT NULL,
  DueDate DATE NOT NULL,
  IsPaid BOOLEAN NOT NULL DEFAULT 0,
  PaidDate DATE NULL,
  CONSTRAINT PK_RentCharge PRIMARY KEY (RentChargeId),
  CONSTRAINT FK_RentCharge_Lease FOREIGN KEY (LeaseId) REFERENCES Lease (LeaseId)
) ENGINE=InnoDB;

CREATE TABLE TenantPayment (
  TenantPaymentId INT NOT NULL AUTO_INCREMENT,
  RentChargeId INT NOT NULL,
  TenantId INT NOT NULL,
  PaymentDate DATE NOT NULL,
  Amount DECIMAL(10,2) NOT NULL,
  PaymentMethod VARCHAR(15) NOT NULL DEFAULT 'BankTransfer',
  CONSTRAINT PK_TenantPayment PRIMARY KEY (TenantPaymentId),
  CONSTRAINT FK_TenantPayment_RentCharge FOREIGN KEY (RentChargeId) REFERENCES RentCharge (RentChargeId),
  CONSTRAINT FK_TenantPayment_Tenant FOREIGN KEY (TenantId) REFERENCES Tenant (TenantId),
  CONSTRAINT CK_TenantPayment_Method CHECK (PaymentMethod IN ('BankTransfer','DirectDebit','Card','Cash'))
) ENGINE=InnoDB;

CREATE TABLE Vendor (
  VendorId INT NOT NULL AUTO_INCREMENT,
  VendorName VARCHAR(100) NOT NULL,
  Trade VARCHAR(30) NOT NULL COMMENT 'Plumbing, Electrical, HVAC, Painting, Cleaning, General',
  ContactEmail VARCHAR(120) NULL,
  HourlyRate DECIMAL(8,2) NOT NULL,
  Rating DECIMAL(2,1) NULL COMMENT '1.0 to 5.0',
  IsPreferred BOOLEAN NOT NULL DEFAULT 0,
  CONSTRAINT PK_Vendor PRIMARY KEY (VendorId)
) ENGINE=InnoDB;

CREATE TABLE MaintenanceRequest (
  MaintenanceRequestId INT NOT NULL AUTO_INCREMENT,
  UnitId INT NOT NULL,
  TenantId INT NULL,
  VendorId INT NULL,
  Title VARCHAR(120) NOT NULL,
  Priority VARCHAR(10) NOT NULL DEFAULT 'Normal' COMMENT 'Low, Normal, High, Emergency',
  RequestStatus VARCHAR(12) NOT NULL DEFAULT 'Open' COMMENT 'Open, Assigned, Completed, Cancelled',
  ReportedAt DATETIME NOT NULL,
  AssignedAt DATETIME NULL,
  CompletedAt DATETIME NULL,
  HoursWorked DECIMAL(6,2) NULL,
  HourlyRate DECIMAL(8,2) NULL,
  LaborCost DECIMAL(10,2) NULL,
  MaterialCost DECIMAL(10,2) NULL,
  TotalCost DECIMAL(10,2) NULL,
  CONSTRAINT PK_MaintenanceRequest PRIMARY KEY (MaintenanceRequestId),
  CONSTRAINT FK_MaintenanceRequest_Unit FOREIGN KEY (UnitId) REFERENCES Unit (UnitId)
) ENGINE=InnoDB;

CREATE TABLE MeterReading (
  MeterReadingId INT NOT NULL AUTO_INCREMENT,
  UnitId INT NOT NULL,
  MeterType VARCHAR(12) NOT NULL COMMENT 'Electricity, Water, Gas, Heating',
  ReadingDate DATE NOT NULL,
  PreviousValue DECIMAL(12,3) NOT NULL,
  CurrentValue DECIMAL(12,3) NOT NULL,
  Consumption DECIMAL(12,3) NOT NULL,
  IsEstimated BOOLEAN NOT NULL DEFAULT 0,
  CONSTRAINT PK_MeterReading PRIMARY KEY (MeterReadingId),
  CONSTRAINT FK_MeterReading_Unit FOREIGN KEY (UnitId) REFERENCES Unit (UnitId)
) ENGINE=InnoDB;
