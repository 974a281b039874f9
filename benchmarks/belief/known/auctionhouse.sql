CREATE TABLE Departments (
    DepartmentID INT NOT NULL AUTO_INCREMENT,
    DepartmentName VARCHAR(80) NOT NULL,
    DepartmentCode CHAR(3) NOT NULL,
    HeadSpecialistID INT NULL,
    PRIMARY KEY (DepartmentID),
    UNIQUE (DepartmentCode)
);

CREATE TABLE Specialists (
    SpecialistID INT NOT NULL AUTO_INCREMENT,
    DepartmentID INT NOT NULL,
    FirstName VARCHAR(50) NOT NULL,
    LastName VARCHAR(50) NOT NULL,
    Initials VARCHAR(4) NOT NULL,
    Email VARCHAR(120) NOT NULL,
    HireDate DATE NOT NULL,
    TerminationDate DATE NULL,
    IsActive TINYINT(1) NOT NULL DEFAULT 1,
    PRIMARY KEY (SpecialistID),
    FOREIGN KEY (DepartmentID) REFERENCES Departments (DepartmentID)
);

CREATE TABLE Consignors (
    ConsignorID INT NOT NULL AUTO_INCREMENT,
    Title VARCHAR(10) NULL,
    FirstName VARCHAR(50) NOT NULL,
    LastName VARCHAR(50) NOT NULL,
    AddressLine1 VARCHAR(100) NOT NULL,
    City VARCHAR(60) NOT NULL,
    PostCode VARCHAR(12) NOT NULL,
    Country VARCHAR(60) NOT NULL,
    Phone VARCHAR(30) NULL,
    Email VARCHAR(120) NOT NULL,
    IBAN VARCHAR(34) NULL,
    CommissionRate DECIMAL(5,2) NOT NULL COMMENT 'percent of hammer price',
    CreatedDate DATETIME NOT NULL,
    PRIMARY KEY (ConsignorID)
);

CREATE TABLE Bidders (
    BidderID INT NOT NULL AUTO_INCREMENT,
    FirstName VARCHAR(50) NOT NULL,
    LastName VARCHAR(50) NOT NULL,
    CompanyName VARCHAR(100) NULL,
    Email VARCHAR(120) NOT NULL,
    MobilePhone VARCHAR(30) NULL,
    City VARCHAR(60) NOT NULL,
    Country VARCHAR(60) NOT NULL,
    DateOfBirth DATE NULL,
    CreditLimit DECIMAL(12,2) NOT NULL,
    IdVerified TINYINT(1) NOT NULL DEFAULT 0,
    IdVerifiedDate DATETIME NULL,
    IsBlocked TINYINT(1) NOT NULL DEFAULT 0,
    BlockedReason VARCHAR(200) NULL,
    CreatedDate DATETIME NOT NULL,
    PRIMARY KEY (BidderID),
    UNIQUE (Email)
);

CREATE TABLE Auctions (
    AuctionID INT NOT NULL AUTO_INCREMENT,
    SaleNumber VARCHAR(10) NOT NULL,
    Title VARCHAR(150) NOT NULL,
    DepartmentID INT NOT NULL,
    ViewingFrom DATE NOT NULL,
    ViewingTo DATE NOT NULL,
    AuctionDate DATE NOT NULL,
    StartTime TIME NOT NULL,
    BuyersPremiumRate DECIMAL(5,2) NOT NULL COMMENT 'percent',
    Status VARCHAR(20) NOT NULL COMMENT 'Planned, Published, Closed, Cancelled',
    LotCount INT NOT NULL DEFAULT 0,
    TotalHammer DECIMAL(14,2) NOT NULL DEFAULT 0 COMMENT 'hammer prices of the sold lots',
    PRIMARY KEY (AuctionID),
    UNIQUE (SaleNumber),
    FOREIGN KEY (DepartmentID) REFERENCES Departments (DepartmentID)
);

CREATE TABLE Lots (
    LotID INT NOT NULL AUTO_INCREMENT,
    AuctionID INT NOT NULL,
    LotNumber INT NOT NULL,
    ConsignorID INT NOT NULL,
    SpecialistID INT NOT NULL,
    Title VARCHAR(200) NOT NULL,
    Description TEXT NULL,
    Artist VARCHAR(100) NULL,
    YearMade SMALLINT NULL,
    ItemCondition VARCHAR(20) NOT NULL COMMENT 'Mint, Excellent, Good, Fair, Poor',
    HeightCm DECIMAL(7,1) NULL,
    WidthCm DECIMAL(7,1) NULL,
    EstimateLow DECIMAL(12,2) NOT NULL,
    EstimateHigh DECIMAL(12,2) NOT NULL,
    ReservePrice DECIMAL(12,2) NULL COMMENT 'never above the low estimate',
    StartingPrice DECIMAL(12,2) NOT NULL,
    HammerPrice DECIMAL(12,2) NULL,
    BidCount INT NOT NULL DEFAULT 0,
    WinningBidID INT NULL,
    Status VARCHAR(20) NOT NULL COMMENT 'Catalogued, Sold, Unsold, Withdrawn',
    PRIMARY KEY (LotID),
    UNIQUE (AuctionID, LotNumber),
    FOREIGN KEY (AuctionID) REFERENCES Auctions (AuctionID),
    FOREIGN KEY (ConsignorID) REFERENCES Consignors (ConsignorID)
);

CREATE TABLE Registrations (
    RegistrationID INT NOT NULL AUTO_INCREMENT,
    AuctionID INT NOT NULL,
    BidderID INT NOT NULL,
    PaddleNumber INT NOT NULL,
    BidChannel VARCHAR(20) NOT NULL COMMENT 'Room, Phone, Online, Absentee',
    DepositPaid DECIMAL(10,2) NOT NULL DEFAULT 0,
    RegisteredAt DATETIME NOT NULL,
    PRIMARY KEY (RegistrationID),
    UNIQUE (AuctionID, BidderID),
    UNIQUE (AuctionID, PaddleNumber),
    FOREIGN KEY (AuctionID) REFERENCES Auctions (AuctionID),
    FOREIGN KEY (BidderID) REFERENCES Bidders (BidderID)
);

CREATE TABLE Bids (
    BidID INT NOT NULL AUTO_INCREMENT,
    LotID INT NOT NULL,
    RegistrationID INT NOT NULL,
    Amount DECIMAL(12,2) NOT NULL,
    BidTime DATETIME NOT NULL,
    IsWinning TINYINT(1) NOT NULL DEFAULT 0,
    PRIMARY KEY (BidID),
    FOREIGN KEY (LotID) REFERENCES Lots (LotID)
);

CREATE TABLE Invoices (
    InvoiceID INT NOT NULL AUTO_INCREMENT,
    InvoiceNumber VARCHAR(20) NOT NULL,
    AuctionID INT NOT NULL,
    BidderID INT NOT NULL,
    InvoiceDate DATE NOT NULL,
    DueDate DATE NOT NULL,
    HammerTotal DECIMAL(12,2) NOT NULL,
    PremiumTotal DECIMAL(12,2) NOT NULL,
    ShippingFee DECIMAL(10,2) NOT NULL DEFAULT 0,
    InvoiceTotal DECIMAL(12,2) NOT NULL,
    AmountPaid DECIMAL(12,2) NOT NULL DEFAULT 0,
    IsPaid TINYINT(1) NOT NULL DEFAULT 0,
    PaidDate DATE NULL,
    PRIMARY KEY (InvoiceID),
    UNIQUE (InvoiceNumber),
    FOREIGN KEY (BidderID) REFERENCES Bidders (BidderID)
);

CREATE TABLE InvoiceLines (
    InvoiceLineID INT NOT NULL AUTO_INCREMENT,
    InvoiceID INT NOT NULL,
    LineNumber INT NOT NULL,
    LotID INT NOT NULL,
    HammerPrice DECIMAL(12,2) NOT NULL,
    PremiumRate DECIMAL(5,2) NOT NULL,
    PremiumAmount DECIMAL(12,2) NOT NULL,
    LineTotal DECIMAL(12,2) NOT NULL,
    PRIMARY KEY (InvoiceLineID),
    UNIQUE (InvoiceID, LineNumber),
    UNIQUE (LotID),
    FOREIGN KEY (InvoiceID) REFERENCES Invoices (InvoiceID)
);

CREATE TABLE Settlements (
    SettlementID INT NOT NULL AUTO_INCREMENT,
    ConsignorID INT NOT NULL,
    LotID INT NOT NULL,
    HammerPrice DECIMAL(12,2) NOT NULL,
    CommissionRate DECIMAL(5,2) NOT NULL,
    CommissionAmount DECIMAL(12,2) NOT NULL,
    NetPayable DECIMAL(12,2) NOT NULL,
    SettlementDate DATE NOT NULL,
    PaidOutDate DATE NULL,
    PRIMARY KEY (SettlementID),
    UNIQUE (LotID),
    FOREIGN KEY (ConsignorID) REFERENCES Consignors (ConsignorID)
);
