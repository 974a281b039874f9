CREATE TABLE Branch (
  BranchID INT NOT NULL AUTO_INCREMENT,
  BranchName VARCHAR(80) NOT NULL,
  AddressLine1 VARCHAR(100) NOT NULL,
  Town VARCHAR(60) NOT NULL,
  Postcode VARCHAR(10) NOT NULL,
  Telephone VARCHAR(20) NOT NULL,
  Email VARCHAR(100) NOT NULL,
  ManagerID INT NULL,
  PRIMARY KEY (BranchID)
);

CREATE TABLE Agent (
  AgentID INT NOT NULL AUTO_INCREMENT,
  BranchID INT NOT NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(100) NOT NULL,
  Mobile VARCHAR(20) NULL,
  JobTitle VARCHAR(50) NOT NULL,
  CommissionSharePct DECIMAL(5,2) NOT NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (AgentID),
  CONSTRAINT FK_Agent_Branch FOREIGN KEY (BranchID) REFERENCES Branch (BranchID)
);

CREATE TABLE Vendor (
  VendorID INT NOT NULL AUTO_INCREMENT,
  Title VARCHAR(10) NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(100) NULL,
  Phone VARCHAR(20) NOT NULL,
  CreatedDate DATETIME NOT NULL,
  PRIMARY KEY (VendorID)
);

CREATE TABLE Buyer (
  BuyerID INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(100) NOT NULL,
  Phone VARCHAR(20) NULL,
  MinBudget DECIMAL(12,2) NULL,
  MaxBudget DECIMAL(12,2) NOT NULL,
  MinBedrooms TINYINT NOT NULL DEFAULT 1,
  IsCashBuyer TINYINT(1) NOT NULL DEFAULT 0,
  MortgageAgreedAmount DECIMAL(12,2) NULL, -- null for cash buyers
  RegisteredDate DATE NOT NULL,
  PRIMARY KEY (BuyerID)
);

CREATE TABLE Property (
  PropertyID INT NOT NULL AUTO_INCREMENT,
  PropertyRef VARCHAR(12) NOT NULL,
  VendorID INT NOT NULL,
  BranchID INT NOT NULL,
  ListingAgentID INT NOT NULL,
  PropertyType VARCHAR(30) NOT NULL, -- Detached, Semi-Detached, Terraced, Flat, Bungalow
  Tenure VARCHAR(20) NOT NULL, -- Freehold / Leasehold
  LeaseYearsRemaining SMALLINT NULL,
  AddressLine1 VARCHAR(100) NOT NULL,
  Town VARCHAR(60) NOT NULL,
  Postcode VARCHAR(10) NOT NULL,
  Bedrooms TINYINT NOT NULL,
  Bathrooms TINYINT NOT NULL,
  FloorAreaSqFt INT NOT NULL,
  FloorAreaSqM DECIMAL(8,2) NOT NULL,
  YearBuilt SMALLINT NULL,
  EpcRating CHAR(1) NULL,
  Description TEXT NULL,
  OriginalPrice DECIMAL(12,2) NOT NULL,
  AskingPrice DECIMAL(12,2) NOT NULL,
  CommissionPct DECIMAL(4,2) NOT NULL,
  ListedDate DATE NOT NULL,
  WithdrawnDate DATE NULL,
  Status VARCHAR(20) NOT NULL, -- Available, Under Offer, Sold STC, Sold, Withdrawn
  ViewingCount INT NOT NULL DEFAULT 0,
  PRIMARY KEY (PropertyID),
  UNIQUE KEY UX_Property_Ref (PropertyRef),
  CONSTRAINT FK_Property_Vendor FOREIGN KEY (VendorID) REFERENCES Vendor (VendorID),
  CONSTRAINT FK_Property_Branch FOREIGN KEY (BranchID) REFERENCES Branch (BranchID)
);

CREATE TABLE Valuation (
  ValuationID INT NOT NULL AUTO_INCREMENT,
  PropertyID INT NOT NULL,
  AgentID INT NOT NULL,
  ValuationDate DATE NOT NULL,
  LowEstimate DECIMAL(12,2) NOT NULL,
  HighEstimate DECIMAL(12,2) NOT NULL,
  RecommendedPrice DECIMAL(12,2) NOT NULL,
  Notes VARCHAR(500) NULL,
  PRIMARY KEY (ValuationID),
  CONSTRAINT FK_Valuation_Property FOREIGN KEY (PropertyID) REFERENCES Property (PropertyID)
);

CREATE TABLE PriceChange (
  PriceChangeID INT NOT NULL AUTO_INCREMENT,
  PropertyID INT NOT NULL,
  ChangeNo TINYINT NOT NULL,
  ChangeDate DATE NOT NULL,
  OldPrice DECIMAL(12,2) NOT NULL,
  NewPrice DECIMAL(12,2) NOT NULL,
  ChangePct DECIMAL(6,2) NOT NULL,
  PRIMARY KEY (PriceChangeID),
  UNIQUE KEY UX_PriceChange (PropertyID, ChangeNo)
);

CREATE TABLE Viewing (
  ViewingID INT NOT NULL AUTO_INCREMENT,
  PropertyID INT NOT NULL,
  BuyerID INT NOT NULL,
  AgentID INT NOT NULL,
  BookedAt DATETIME NOT NULL,
  ViewingStart DATETIME NOT NULL,
  ViewingEnd DATETIME NOT NULL,
  Status VARCHAR(20) NOT NULL, -- Booked, Completed, Cancelled, No Show
  InterestRating TINYINT NULL, -- 1 to 5, after the viewing
  Feedback VARCHAR(500) NULL,
  PRIMARY KEY (ViewingID),
  CONSTRAINT FK_Viewing_Property FOREIGN KEY (PropertyID) REFERENCES Property (PropertyID),
  CONSTRAINT FK_Viewing_Buyer FOREIGN KEY (BuyerID) REFERENCES Buyer (BuyerID)
);

CREATE TABLE Offer (
  OfferID INT NOT NULL AUTO_INCREMENT,
  PropertyID INT NOT NULL,
  BuyerID INT NOT NULL,
  OfferAmount DECIMAL(12,2) NOT NULL,
  OfferDate DATETIME NOT NULL,
  ExpiryDate DATE NULL,
  Status VARCHAR(20) NOT NULL, -- Pending, Accepted, Rejected, Withdrawn
  ResponseDate DATETIME NULL,
  RejectionReason VARCHAR(200) NULL,
  PRIMARY KEY (OfferID),
  CONSTRAINT FK_Offer_Property FOREIGN KEY (PropertyID) REFERENCES Property (PropertyID)
);

CREATE TABLE Sale (
  SaleID INT NOT NULL AUTO_INCREMENT,
  PropertyID INT NOT NULL,
  OfferID INT NOT NULL,
  BuyerID INT NOT NULL,
  AgreedPrice DECIMAL(12,2) NOT NULL, -- amount of the accepted offer
  AgreedDate DATE NOT NULL,
  ExchangeDate DATE NULL,
  CompletionDate DATE NULL,
  DepositAmount DECIMAL(12,2) NULL,
  CommissionPct DECIMAL(4,2) NOT NULL,
  CommissionNet DECIMAL(10,2) NOT NULL,
  VatRate DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  CommissionVat DECIMAL(10,2) NOT NULL,
  CommissionGross DECIMAL(10,2) NOT NULL,
  BuyerSolicitor VARCHAR(100) NULL,
  VendorSolicitor VARCHAR(100) NULL,
  Status VARCHAR(20) NOT NULL, -- Agreed, Exchanged, Completed, Fallen Through
  PRIMARY KEY (SaleID),
  UNIQUE KEY UX_Sale_Property (PropertyID),
  UNIQUE KEY UX_Sale_Offer (OfferID),
  CONSTRAINT FK_Sale_Offer FOREIGN KEY (OfferID) REFERENCES Offer (OfferID)
);

CREATE TABLE CommissionSplit (
  CommissionSplitID INT NOT NULL AUTO_INCREMENT,
  SaleID INT NOT NULL,
  AgentID INT NOT NULL,
  SplitPct DECIMAL(5,2) NOT NULL, -- the splits of a sale add up to 100
  SplitAmount DECIMAL(10,2) NOT NULL,
  PaidDate DATE NULL,
  PRIMARY KEY (CommissionSplitID),
  UNIQUE KEY UX_Split (SaleID, AgentID)
);
