CREATE TABLE Shop (
  ShopID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ShopCode VARCHAR(6) NOT NULL UNIQUE,
  Name VARCHAR(60) NOT NULL,
  Street VARCHAR(80) NOT NULL,
  ZipCode VARCHAR(10) NOT NULL,
  City VARCHAR(60) NOT NULL,
  Phone VARCHAR(30),
  OpensAt TIME NOT NULL,
  ClosesAt TIME NOT NULL,
  OpenOnSunday TINYINT(1) NOT NULL DEFAULT 0,
  OpenedOn DATE NOT NULL,
  ClosedOn DATE,
  ManagerID INT
);

CREATE TABLE Employee (
  EmployeeID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  JobTitle VARCHAR(40) NOT NULL, -- Baker, Pastry Chef, Sales Assistant, Shop Manager, Driver
  ShopID INT, -- empty for bakers and drivers, they work at the bakehouse
  HourlyWage DECIMAL(6,2) NOT NULL,
  HiredOn DATE NOT NULL,
  LeftOn DATE,
  CONSTRAINT FK_Employee_Shop FOREIGN KEY (ShopID) REFERENCES Shop (ShopID)
);

CREATE TABLE Customer (
  CustomerID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CustomerNo VARCHAR(10) NOT NULL UNIQUE,
  CompanyName VARCHAR(80),
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  Email VARCHAR(100),
  Street VARCHAR(80) NOT NULL,
  ZipCode VARCHAR(10) NOT NULL,
  City VARCHAR(60) NOT NULL,
  IsBusiness TINYINT(1) NOT NULL DEFAULT 0,
  VatID VARCHAR(20),
  DiscountPercent DECIMAL(4,1) NOT NULL DEFAULT 0,
  PaymentTermDays INT NOT NULL DEFAULT 14,
  CustomerSince DATE NOT NULL,
  OpenAmount DECIMAL(10,2) NOT NULL DEFAULT 0
);

CREATE TABLE Product (
  ProductID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Sku VARCHAR(12) NOT NULL UNIQUE,
  Name VARCHAR(60) NOT NULL,
  Category VARCHAR(20) NOT NULL, -- Bread, Roll, Pastry, Cake, Snack
  WeightGrams INT NOT NULL,
  RetailPrice DECIMAL(6,2) NOT NULL,
  WholesalePrice DECIMAL(6,2) NOT NULL,
  CostPrice DECIMAL(6,2) NOT NULL,
  VatRate DECIMAL(4,2) NOT NULL DEFAULT 7.00,
  ShelfLifeDays INT NOT NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1
);

CREATE TABLE Vehicle (
  VehicleID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PlateNumber VARCHAR(15) NOT NULL UNIQUE,
  Model VARCHAR(40) NOT NULL,
  MaxCrates INT NOT NULL,
  OdometerKm INT NOT NULL,
  NextInspection DATE NOT NULL
);

CREATE TABLE Tour (
  TourID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  TourDate DATE NOT NULL,
  VehicleID INT NOT NULL,
  DriverID INT NOT NULL,
  Status ENUM('Planned','OnRoad','Finished','Cancelled') NOT NULL DEFAULT 'Planned',
  DepartedAt DATETIME,
  ReturnedAt DATETIME,
  StartKm INT,
  EndKm INT,
  DistanceKm INT,
  StopCount INT NOT NULL DEFAULT 0,
  TotalCrates INT NOT NULL DEFAULT 0,
  CONSTRAINT FK_Tour_Vehicle FOREIGN KEY (VehicleID) REFERENCES Vehicle (VehicleID)
);

CREATE TABLE Invoice (
  InvoiceID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  InvoiceNumber VARCHAR(15) NOT NULL UNIQUE,
  CustomerID INT NOT NULL,
  InvoiceDate DATE NOT NULL,
  DueDate DATE NOT NULL,
  NetTotal DECIMAL(10,2) NOT NULL,
  VatTotal DECIMAL(10,2) NOT NULL,
  GrossTotal DECIMAL(10,2) NOT NULL,
  PaidAmount DECIMAL(10,2) NOT NULL DEFAULT 0,
  OpenAmount DECIMAL(10,2) NOT NULL,
  PaidOn DATE,
  CONSTRAINT FK_Invoice_Customer FOREIGN KEY (CustomerID) REFERENCES Customer (CustomerID)
);

-- an order comes either from a customer or from one of our own shops
CREATE TABLE SalesOrder (
  OrderID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  OrderNumber VARCHAR(15) NOT NULL UNIQUE,
  CustomerID INT,
  ShopID INT,
  OrderedAt DATETIME NOT NULL,
  DeliveryDate DATE NOT NULL,
  Status ENUM('New','Confirmed','Delivered','Invoiced','Cancelled') NOT NULL DEFAULT 'New',
  NetTotal DECIMAL(10,2) NOT NULL,
  VatTotal DECIMAL(10,2) NOT NULL,
  GrossTotal DECIMAL(10,2) NOT NULL,
  InvoiceID INT, -- customers only, shops are not invoiced
  CancelledAt DATETIME,
  CONSTRAINT FK_SalesOrder_Customer FOREIGN KEY (CustomerID) REFERENCES Customer (CustomerID),
  CONSTRAINT FK_SalesOrder_Shop FOREIGN KEY (ShopID) REFERENCES Shop (ShopID)
);

CREATE TABLE SalesOrderLine (
  LineID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  OrderID INT NOT NULL,
  LineNumber INT NOT NULL,
  ProductID INT NOT NULL,
  Quantity INT NOT NULL,
  UnitPrice DECIMAL(6,2) NOT NULL,
  DiscountPercent DECIMAL(4,1) NOT NULL DEFAULT 0,
  VatRate DECIMAL(4,2) NOT NULL,
  LineTotal DECIMAL(10,2) NOT NULL,
  UNIQUE KEY UQ_OrderLine (OrderID, LineNumber),
  CONSTRAINT FK_Line_Order FOREIGN KEY (OrderID) REFERENCES SalesOrder (OrderID)
);

CREATE TABLE TourStop (
  TourStopID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  TourID INT NOT NULL,
  StopNumber INT NOT NULL,
  OrderID INT NOT NULL UNIQUE,
  PlannedAt DATETIME NOT NULL,
  ArrivedAt DATETIME,
  Crates INT NOT NULL,
  EmptyCratesReturned INT,
  SignedBy VARCHAR(80),
  UNIQUE KEY UQ_TourStop (TourID, StopNumber),
  CONSTRAINT FK_TourStop_Tour FOREIGN KEY (TourID) REFERENCES Tour (TourID)
);

CREATE TABLE BakingBatch (
  BatchID INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  BatchNumber VARCHAR(20) NOT NULL UNIQUE,
  ProductID INT NOT NULL,
  BakerID INT NOT NULL,
  StartedAt DATETIME NOT NULL,
  FinishedAt DATETIME,
  PlannedQuantity INT NOT NULL,
  BakedQuantity INT,
  RejectedQuantity INT,
  GoodQuantity INT,
  BestBefore DATE
);

CREATE TABLE ShopDayClose (
  ShopID INT NOT NULL,
  BusinessDate DATE NOT NULL,
  ReceiptCount INT NOT NULL,
  CashTotal DECIMAL(10,2) NOT NULL,
  CardTotal DECIMAL(10,2) NOT NULL,
  SalesTotal DECIMAL(10,2) NOT NULL,
  AverageReceipt DECIMAL(8,2) NOT NULL,
  CountedCash DECIMAL(10,2) NOT NULL,
  CashDifference DECIMAL(8,2) NOT NULL,
  ClosedByID INT NOT NULL,
  PRIMARY KEY (ShopID, BusinessDate)
);
