CREATE TABLE Customer (
  CustomerId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CompanyName VARCHAR(80) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  PaymentTermDays SMALLINT NOT NULL DEFAULT 30,
  OpenJobCount INT NOT NULL DEFAULT 0
);

CREATE TABLE Press (
  PressId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PressName VARCHAR(40) NOT NULL,
  Technology VARCHAR(12) NOT NULL CHECK (Technology IN ('Offset','Digital','Letterpress')),
  ColorUnits TINYINT NOT NULL,
  MaxSheetWidthMm SMALLINT NOT NULL,
  MaxSheetHeightMm SMALLINT NOT NULL,
  MaxSheetsPerHour INT NOT NULL,
  HourlyRate DECIMAL(8,2) NOT NULL,
  PurchasedOn DATE NOT NULL,
  DecommissionedOn DATE NULL
);

CREATE TABLE PaperStock (
  PaperStockId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PaperName VARCHAR(60) NOT NULL,
  GrammageGsm SMALLINT NOT NULL,
  WidthMm SMALLINT NOT NULL,
  HeightMm SMALLINT NOT NULL,
  SheetsOnHand INT NOT NULL,
  SheetsReserved INT NOT NULL,
  PricePerThousand DECIMAL(8,2) NOT NULL
);

CREATE TABLE Operator (
  OperatorId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FullName VARCHAR(80) NOT NULL,
  BirthDate DATE NOT NULL,
  HiredOn DATE NOT NULL,
  SupervisorId INT NULL,
  IsApprentice TINYINT(1) NOT NULL DEFAULT 0,
  FOREIGN KEY (SupervisorId) REFERENCES Operator (OperatorId)
);

CREATE TABLE PrintJob (
  PrintJobId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  JobNumber VARCHAR(12) NOT NULL UNIQUE,
  CustomerId INT NOT NULL,
  PaperStockId INT NOT NULL,
  Title VARCHAR(120) NOT NULL,
  Copies INT NOT NULL,
  PagesPerCopy SMALLINT NOT NULL,
  JobStatus VARCHAR(12) NOT NULL CHECK (JobStatus IN ('Quoted','Ordered','Proofing','Printing','Shipped','Cancelled')),
  QuotedAt DATETIME NOT NULL,
  OrderedAt DATETIME NULL,
  ProofApprovedAt DATETIME NULL,
  ProofApprovedBy VARCHAR(80) NULL,
  ShippedAt DATETIME NULL,
  CancelledAt DATETIME NULL,
  CancelReason VARCHAR(200) NULL,
  DueDate DATE NULL,
  NetPrice DECIMAL(10,2) NOT NULL,
  VatRate DECIMAL(4,2) NOT NULL,
  VatAmount DECIMAL(10,2) NOT NULL,
  GrossPrice DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
);

CREATE TABLE PressRun (
  PressRunId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PrintJobId INT NOT NULL,
  PressId INT NOT NULL,
  OperatorId INT NOT NULL,
  StartedAt DATETIME NOT NULL,
  FinishedAt DATETIME NULL,
  SheetsFed INT NOT NULL,
  SheetsWasted INT NOT NULL,
  SheetsGood INT NOT NULL,
  RunHours DECIMAL(5,2) NULL,
  HourlyRate DECIMAL(8,2) NOT NULL,
  RunCost DECIMAL(10,2) NULL,
  FOREIGN KEY (PrintJobId) REFERENCES PrintJob (PrintJobId)
);

CREATE TABLE Shipment (
  ShipmentId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PrintJobId INT NOT NULL,
  CustomerId INT NOT NULL,
  Carrier VARCHAR(40) NOT NULL,
  CartonCount SMALLINT NOT NULL,
  TotalWeightKg DECIMAL(8,2) NOT NULL,
  DispatchedAt DATETIME NOT NULL,
  DeliveredAt DATETIME NULL,
  SignedBy VARCHAR(80) NULL
);
