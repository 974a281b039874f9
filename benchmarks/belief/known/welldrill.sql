CREATE TABLE Customers (
  CustomerID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CustomerName VARCHAR(80) NOT NULL,
  Phone VARCHAR(20),
  Email VARCHAR(120),
  CustomerSince DATE NOT NULL,
  ReferredByCustomerID INT
);
CREATE TABLE Sites (
  SiteID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CustomerID INT NOT NULL,
  SiteName VARCHAR(80) NOT NULL,
  County VARCHAR(40),
  Latitude DECIMAL(9,6) NOT NULL,
  Longitude DECIMAL(9,6) NOT NULL,
  ElevationFt INT,
  CONSTRAINT FK_Sites_Customers FOREIGN KEY (CustomerID) REFERENCES Customers (CustomerID)
);
CREATE TABLE Rigs (
  RigID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  RigName VARCHAR(40) NOT NULL,
  RigType VARCHAR(20) NOT NULL,
  YearBuilt SMALLINT NOT NULL,
  MaxDepthFt INT NOT NULL,
  EngineHours DECIMAL(9,1) NOT NULL,
  LastServiceHours DECIMAL(9,1) NOT NULL,
  PurchaseDate DATE,
  RetiredDate DATE
);
CREATE TABLE Drillers (
  DrillerID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  LicenseNumber VARCHAR(20) NOT NULL UNIQUE,
  LicenseIssued DATE NOT NULL,
  LicenseExpires DATE NOT NULL,
  HourlyRate DECIMAL(6,2) NOT NULL,
  IsActive BIT(1) NOT NULL
);
CREATE TABLE Wells (
  WellID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  SiteID INT NOT NULL,
  CustomerID INT NOT NULL,
  RigID INT,
  DrillerID INT,
  PermitNumber VARCHAR(20) NOT NULL UNIQUE,
  PermitDate DATE NOT NULL,
  PermitExpires DATE NOT NULL,
  WellStatus VARCHAR(12) NOT NULL CHECK (WellStatus IN ('Permitted','Drilling','Completed','Abandoned')),
  SpudDate DATE,
  CompletionDate DATE,
  AbandonedDate DATE,
  AbandonReason VARCHAR(120),
  TotalDepthFt DECIMAL(7,1),
  CasingDepthFt DECIMAL(7,1),
  StaticWaterLevelFt DECIMAL(7,1),
  BoreDiameterIn DECIMAL(5,2),
  CasingDiameterIn DECIMAL(5,2),
  YieldGpm DECIMAL(6,1),
  IsDryHole BIT(1) NOT NULL
);
CREATE TABLE DrillLogs (
  DrillLogID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  WellID INT NOT NULL,
  IntervalNo SMALLINT NOT NULL,
  FromDepthFt DECIMAL(7,1) NOT NULL,
  ToDepthFt DECIMAL(7,1) NOT NULL,
  ThicknessFt DECIMAL(7,1) NOT NULL,
  Lithology VARCHAR(40) NOT NULL,
  LogDate DATE NOT NULL,
  WaterBearing BIT(1) NOT NULL
);
CREATE TABLE PumpTests (
  PumpTestID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  WellID INT NOT NULL,
  StartTime DATETIME NOT NULL,
  EndTime DATETIME NOT NULL,
  DurationHours DECIMAL(5,2) NOT NULL,
  StaticLevelFt DECIMAL(7,1) NOT NULL,
  PumpingLevelFt DECIMAL(7,1) NOT NULL,
  DrawdownFt DECIMAL(7,1) NOT NULL,
  RateGpm DECIMAL(6,1) NOT NULL,
  SpecificCapacity DECIMAL(8,3) NOT NULL,
  PH DECIMAL(3,1)
);
CREATE TABLE Invoices (
  InvoiceID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  WellID INT NOT NULL,
  CustomerID INT NOT NULL,
  InvoiceDate DATE NOT NULL,
  DueDate DATE NOT NULL,
  FeetBilled DECIMAL(7,1) NOT NULL,
  RatePerFoot DECIMAL(7,2) NOT NULL,
  DrillingAmount DECIMAL(10,2) NOT NULL,
  MobilizationFee DECIMAL(8,2) NOT NULL,
  SubTotal DECIMAL(10,2) NOT NULL,
  SalesTax DECIMAL(10,2) NOT NULL,
  InvoiceTotal DECIMAL(10,2) NOT NULL,
  AmountPaid DECIMAL(10,2) NOT NULL,
  BalanceDue DECIMAL(10,2) NOT NULL,
  PaidDate DATE,
  CONSTRAINT FK_Invoices_Customers FOREIGN KEY (CustomerID) REFERENCES Customers (CustomerID),
  CONSTRAINT FK_Invoices_Wells FOREIGN KEY (WellID) REFERENCES Wells (WellID)
);
