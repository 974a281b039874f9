CREATE TABLE Customer (
  CustomerId INT NOT NULL AUTO_INCREMENT,
  CustomerNo VARCHAR(10) NOT NULL,
  Title VARCHAR(10) NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Gender CHAR(1) NULL,
  BirthDate DATE NOT NULL,
  Street VARCHAR(80) NOT NULL,
  PostalCode VARCHAR(10) NOT NULL,
  City VARCHAR(50) NOT NULL,
  Email VARCHAR(100) NULL,
  MobilePhone VARCHAR(25) NULL,
  RegisteredOn DATE NOT NULL,
  LastExamDate DATE NULL,
  MarketingConsent BIT(1) NOT NULL DEFAULT b'0',
  ConsentDate DATE NULL,
  PRIMARY KEY (CustomerId),
  UNIQUE KEY UX_Customer_No (CustomerNo)
);

CREATE TABLE Employee (
  EmployeeId INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  JobTitle VARCHAR(50) NOT NULL,
  LicenseNo VARCHAR(15) NULL,
  BirthDate DATE NOT NULL,
  HireDate DATE NOT NULL,
  LeaveDate DATE NULL,
  SupervisorId INT NULL,
  PRIMARY KEY (EmployeeId),
  CONSTRAINT FK_Employee_Supervisor FOREIGN KEY (SupervisorId) REFERENCES Employee (EmployeeId)
);

CREATE TABLE Supplier (
  SupplierId INT NOT NULL AUTO_INCREMENT,
  SupplierName VARCHAR(80) NOT NULL,
  ContactName VARCHAR(80) NULL,
  Email VARCHAR(100) NULL,
  Phone VARCHAR(25) NULL,
  Website VARCHAR(120) NULL,
  CountryCode CHAR(2) NOT NULL,
  DeliveryDays TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (SupplierId)
);

CREATE TABLE Frame (
  FrameId INT NOT NULL AUTO_INCREMENT,
  SupplierId INT NOT NULL,
  Sku VARCHAR(20) NOT NULL,
  Brand VARCHAR(50) NOT NULL,
  ModelName VARCHAR(50) NOT NULL,
  Color VARCHAR(30) NOT NULL,
  Material ENUM('Metal','Acetate','Titanium','Plastic') NOT NULL,
  LensWidthMm TINYINT UNSIGNED NOT NULL,
  BridgeWidthMm TINYINT UNSIGNED NOT NULL,
  TempleLengthMm SMALLINT UNSIGNED NOT NULL,
  PurchasePrice DECIMAL(8,2) NOT NULL,
  RetailPrice DECIMAL(8,2) NOT NULL,
  QuantityInStock INT NOT NULL DEFAULT 0,
  ReorderLevel INT NOT NULL DEFAULT 2,
  IsDiscontinued BIT(1) NOT NULL DEFAULT b'0',
  DiscontinuedOn DATE NULL,
  PRIMARY KEY (FrameId),
  UNIQUE KEY UX_Frame_Sku (Sku),
  CONSTRAINT FK_Frame_Supplier FOREIGN KEY (SupplierId) REFERENCES Supplier (SupplierId)
);

CREATE TABLE LensType (
  LensTypeId INT NOT NULL AUTO_INCREMENT,
  LensName VARCHAR(60) NOT NULL,
  Design ENUM('SingleVision','Bifocal','Progressive') NOT NULL,
  RefractiveIndex DECIMAL(3,2) NOT NULL,
  MinSphere DECIMAL(4,2) NOT NULL,
  MaxSphere DECIMAL(4,2) NOT NULL,
  PricePerPair DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (LensTypeId)
);

CREATE TABLE EyeExam (
  EyeExamId INT NOT NULL AUTO_INCREMENT,
  CustomerId INT NOT NULL,
  OptometristId INT NOT NULL,
  StartTime DATETIME NOT NULL,
  EndTime DATETIME NOT NULL,
  DurationMinutes SMALLINT NOT NULL,
  Status ENUM('Scheduled','Completed','Cancelled','NoShow') NOT NULL DEFAULT 'Scheduled',
  CancelledAt DATETIME NULL,
  ExamFee DECIMAL(7,2) NULL,
  Notes TEXT NULL,
  PRIMARY KEY (EyeExamId),
  CONSTRAINT FK_EyeExam_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId),
  CONSTRAINT FK_EyeExam_Employee FOREIGN KEY (OptometristId) REFERENCES Employee (EmployeeId)
);

CREATE TABLE Prescription (
  PrescriptionId INT NOT NULL AUTO_INCREMENT,
  CustomerId INT NOT NULL,
  EyeExamId INT NULL,
  IssuedOn DATE NOT NULL,
  ExpiresOn DATE NOT NULL,
  RightSphere DECIMAL(4,2) NOT NULL COMMENT 'diopters, steps of 0.25',
  RightCylinder DECIMAL(4,2) NULL,
  RightAxis SMALLINT NULL COMMENT '0-180, only with cylinder',
  LeftSphere DECIMAL(4,2) NOT NULL COMMENT 'diopters, steps of 0.25',
  LeftCylinder DECIMAL(4,2) NULL,
  LeftAxis SMALLINT NULL COMMENT '0-180, only with cylinder',
  Addition DECIMAL(3,2) NULL,
  PupillaryDistance DECIMAL(4,1) NOT NULL COMMENT 'mm',
  PRIMARY KEY (PrescriptionId),
  CONSTRAINT FK_Prescription_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
);

CREATE TABLE SalesOrder (
  SalesOrderId INT NOT NULL AUTO_INCREMENT,
  OrderNumber VARCHAR(15) NOT NULL,
  CustomerId INT NOT NULL,
  SoldById INT NOT NULL,
  PrescriptionId INT NULL,
  OrderDate DATETIME NOT NULL,
  Status ENUM('Open','InWorkshop','Ready','Collected','Cancelled') NOT NULL DEFAULT 'Open',
  ReadyDate DATETIME NULL,
  CollectedDate DATETIME NULL,
  SubTotal DECIMAL(10,2) NOT NULL,
  DiscountAmount DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  TaxAmount DECIMAL(10,2) NOT NULL,
  TotalAmount DECIMAL(10,2) NOT NULL,
  AmountPaid DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (SalesOrderId),
  UNIQUE KEY UX_SalesOrder_Number (OrderNumber),
  CONSTRAINT FK_SalesOrder_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
);

CREATE TABLE SalesOrderLine (
  SalesOrderLineId INT NOT NULL AUTO_INCREMENT,
  SalesOrderId INT NOT NULL,
  LineNumber SMALLINT NOT NULL,
  FrameId INT NULL,
  LensTypeId INT NULL,
  Description VARCHAR(120) NOT NULL,
  Quantity SMALLINT NOT NULL DEFAULT 1,
  UnitPrice DECIMAL(8,2) NOT NULL,
  LineTotal DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (SalesOrderLineId),
  UNIQUE KEY UX_Line (SalesOrderId, LineNumber),
  CONSTRAINT FK_Line_Order FOREIGN KEY (SalesOrderId) REFERENCES SalesOrder (SalesOrderId)
);

CREATE TABLE Payment (
  PaymentId INT NOT NULL AUTO_INCREMENT,
  SalesOrderId INT NOT NULL,
  PaidAt DATETIME NOT NULL,
  Method ENUM('Cash','Card','Transfer','Insurance') NOT NULL,
  Amount DECIMAL(10,2) NOT NULL,
  CardLastFour CHAR(4) NULL COMMENT 'card payments only',
  PRIMARY KEY (PaymentId)
);

CREATE TABLE Repair (
  RepairId INT NOT NULL AUTO_INCREMENT,
  CustomerId INT NOT NULL,
  SalesOrderId INT NULL,
  ReceivedOn DATE NOT NULL,
  PromisedOn DATE NOT NULL,
  FinishedOn DATE NULL,
  ProblemDescription VARCHAR(200) NOT NULL,
  UnderWarranty BIT(1) NOT NULL DEFAULT b'0',
  RepairCost DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (RepairId)
);
