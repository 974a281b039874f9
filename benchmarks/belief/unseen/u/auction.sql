CREATE TABLE Department (
  DepartmentID INT NOT NULL AUTO_INCREMENT,
  DepartmentName VARCHAR(60) NOT NULL,
  DefaultPremiumPct DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (DepartmentID)
);

CREATE TABLE Specialist (
  SpecialistID INT NOT NULL AUTO_INCREMENT,
  DepartmentID INT NOT NULL,
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  Email VARCHAR(100) NOT NULL,
  HireDate DATE NOT NULL,
  LeaveDate DATE NULL,
  PRIMARY KEY (SpecialistID),
  FOREIGN KEY (DepartmentID) REFERENCES Department (DepartmentID)
);

CREATE TABLE Consignor (
  ConsignorID INT NOT NULL AUTO_INCREMENT,
  ConsignorType CHAR(1) NOT NULL COMMENT 'P = private, C = company',
  FirstName VARCHAR(40) NULL,
  LastName VARCHAR(40) NULL,
  CompanyName VARCHAR(80) NULL,
  Street VARCHAR(80) NOT NULL,
  City VARCHAR(50) NOT NULL,
  PostalCode VARCHAR(12) NOT NULL,
  CountryCode CHAR(2) NOT NULL,
  Email VARCHAR(100) NULL,
  Phone VARCHAR(30) NULL,
  Iban VARCHAR(34) NULL,
  CommissionPct DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (ConsignorID)
);

CREATE TABLE Bidder (
  BidderID INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(40) NOT NULL,
  LastName VARCHAR(40) NOT NULL,
  BirthDate DATE NOT NULL,
  Email VARCHAR(100) NOT NULL,
  Phone VARCHAR(30) NULL,
  City VARCHAR(50) NOT NULL,
  CountryCode CHAR(2) NOT NULL,
  CreditLimit DECIMAL(12,2) NOT NULL,
  IsBlocked TINYINT(1) NOT NULL DEFAULT 0,
  BlockedReason VARCHAR(120) NULL,
  CreatedDate DATETIME NOT NULL,
  PRIMARY KEY (BidderID),
  UNIQUE KEY UX_Bidder_Email (Email)
);

CREATE TABLE Auction (
  AuctionID INT NOT NULL AUTO_INCREMENT,
  DepartmentID INT NOT NULL,
  AuctioneerID INT NOT NULL,
  SaleNumber VARCHAR(12) NOT NULL,
  Title VARCHAR(120) NOT NULL,
  ViewingStart DATE NOT NULL,
  ViewingEnd DATE NOT NULL,
  StartTime DATETIME NOT NULL,
  EndTime DATETIME NULL,
  Status VARCHAR(12) NOT NULL DEFAULT 'Planned' COMMENT 'Planned, Open, Closed, Cancelled',
  LotCount INT NOT NULL DEFAULT 0,
  HammerTotal DECIMAL(14,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (AuctionID),
  UNIQUE KEY UX_Auction_SaleNumber (SaleNumber),
  FOREIGN KEY (DepartmentID) REFERENCES Department (DepartmentID),
  FOREIGN KEY (AuctioneerID) REFERENCES Specialist (SpecialistID)
);

CREATE TABLE Lot (
  LotID INT NOT NULL AUTO_INCREMENT,
  AuctionID INT NOT NULL,
  ConsignorID INT NOT NULL,
  LotNumber INT NOT NULL,
  Title VARCHAR(150) NOT NULL,
  Description TEXT NULL,
  YearMade SMALLINT NULL,
  HeightCm DECIMAL(7,1) NULL,
  WidthCm DECIMAL(7,1) NULL,
  ReceivedDate DATE NOT NULL,
  EstimateLow DECIMAL(12,2) NOT NULL,
  EstimateHigh DECIMAL(12,2) NOT NULL,
  ReservePrice DECIMAL(12,2) NULL COMMENT 'confidential, never above the low estimate',
  StartingPrice DECIMAL(12,2) NOT NULL,
  Status VARCHAR(12) NOT NULL COMMENT 'Catalogued, Sold, Unsold, Withdrawn',
  HammerPrice DECIMAL(12,2) NULL,
  WinningBidID INT NULL,
  BidCount INT NOT NULL DEFAULT 0,
  PRIMARY KEY (LotID),
  UNIQUE KEY UX_Lot_Number (AuctionID, LotNumber),
  FOREIGN KEY (AuctionID) REFERENCES Auction (AuctionID)
);

CREATE TABLE Registration (
  RegistrationID INT NOT NULL AUTO_INCREMENT,
  AuctionID INT NOT NULL,
  BidderID INT NOT NULL,
  PaddleNumber INT NOT NULL,
  Channel VARCHAR(10) NOT NULL COMMENT 'Room, Phone, Online, Absentee',
  RegisteredAt DATETIME NOT NULL,
  DepositPaid DECIMAL(10,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (RegistrationID),
  UNIQUE KEY UX_Reg_Paddle (AuctionID, PaddleNumber),
  UNIQUE KEY UX_Reg_Bidder (AuctionID, BidderID),
  FOREIGN KEY (AuctionID) REFERENCES Auction (AuctionID)
);

CREATE TABLE Bid (
  BidID INT NOT NULL AUTO_INCREMENT,
  LotID INT NOT NULL,
  RegistrationID INT NOT NULL,
  BidNo INT NOT NULL,
  Amount DECIMAL(12,2) NOT NULL,
  BidTime DATETIME NOT NULL,
  IsWinning TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (BidID),
  UNIQUE KEY UX_Bid_No (LotID, BidNo),
  KEY IX_Bid_Registration (RegistrationID)
);

CREATE TABLE Invoice (
  InvoiceID INT NOT NULL AUTO_INCREMENT,
  InvoiceNumber VARCHAR(16) NOT NULL,
  AuctionID INT NOT NULL,
  BidderID INT NOT NULL,
  InvoiceDate DATE NOT NULL,
  DueDate DATE NOT NULL,
  HammerTotal DECIMAL(12,2) NOT NULL,
  PremiumTotal DECIMAL(12,2) NOT NULL,
  VatRate DECIMAL(5,2) NOT NULL,
  VatAmount DECIMAL(12,2) NOT NULL COMMENT 'on the premium only',
  GrandTotal DECIMAL(12,2) NOT NULL,
  PaidAmount DECIMAL(12,2) NOT NULL DEFAULT 0,
  BalanceDue DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (InvoiceID),
  UNIQUE KEY UX_Invoice_Number (InvoiceNumber),
  FOREIGN KEY (BidderID) REFERENCES Bidder (BidderID)
);

CREATE TABLE InvoiceLine (
  InvoiceLineID INT NOT NULL AUTO_INCREMENT,
  InvoiceID INT NOT NULL,
  LineNumber INT NOT NULL,
  LotID INT NOT NULL,
  HammerPrice DECIMAL(12,2) NOT NULL,
  PremiumPct DECIMAL(5,2) NOT NULL,
  PremiumAmount DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (InvoiceLineID),
  UNIQUE KEY UX_InvoiceLine_Lot (LotID),
  FOREIGN KEY (InvoiceID) REFERENCES Invoice (InvoiceID)
);

CREATE TABLE Payment (
  PaymentID INT NOT NULL AUTO_INCREMENT,
  InvoiceID INT NOT NULL,
  PaymentDate DATE NOT NULL,
  Amount DECIMAL(12,2) NOT NULL,
  Method VARCHAR(15) NOT NULL COMMENT 'BankTransfer, Card, Cash',
  Reference VARCHAR(40) NULL,
  PRIMARY KEY (PaymentID),
  FOREIGN KEY (InvoiceID) REFERENCES Invoice (InvoiceID)
);
