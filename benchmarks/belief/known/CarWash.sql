CREATE TABLE Site (
  SiteId      INT NOT NULL AUTO_INCREMENT,
  SiteCode    VARCHAR(6) NOT NULL,
  SiteName    VARCHAR(60) NOT NULL,
  StreetAddress VARCHAR(100) NOT NULL,
  City        VARCHAR(50) NOT NULL,
  OpensAt     TIME NOT NULL DEFAULT '08:00:00',
  ClosesAt    TIME NOT NULL DEFAULT '20:00:00',
  BayCount    TINYINT NOT NULL,
  PRIMARY KEY (SiteId),
  UNIQUE KEY UX_Site_SiteCode (SiteCode)
);

CREATE TABLE Employee (
  EmployeeId      INT NOT NULL AUTO_INCREMENT,
  SiteId          INT NOT NULL,
  FirstName       VARCHAR(40) NOT NULL,
  LastName        VARCHAR(40) NOT NULL,
  Email           VARCHAR(100) NOT NULL,
  JobTitle        ENUM('Attendant','Detailer','Cashier','SiteManager') NOT NULL DEFAULT 'Attendant',
  HourlyRate      DECIMAL(6,2) NOT NULL,
  HireDate        DATE NOT NULL,
  TerminationDate DATE NULL,
  IsActive        TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (EmployeeId),
  CONSTRAINT FK_Employee_Site FOREIGN KEY (SiteId) REFERENCES Site (SiteId)
);

CREATE TABLE WashPackage (
  WashPackageId   INT NOT NULL AUTO_INCREMENT,
  PackageName     VARCHAR(40) NOT NULL,
  BasePrice       DECIMAL(7,2) NOT NULL,
  MonthlyPrice    DECIMAL(7,2) NOT NULL,
  DurationMinutes SMALLINT NOT NULL,
  IncludesWax     TINYINT(1) NOT NULL DEFAULT 0,
  IncludesInterior TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (WashPackageId)
);

CREATE TABLE Customer (
  CustomerId   INT NOT NULL AUTO_INCREMENT,
  FirstName    VARCHAR(40) NOT NULL,
  LastName     VARCHAR(40) NOT NULL,
  Email        VARCHAR(100) NULL,
  Phone        VARCHAR(20) NULL,
  JoinedOn     DATE NOT NULL,
  TicketCount  INT NOT NULL DEFAULT 0,
  LastVisitAt  DATETIME NULL,
  PRIMARY KEY (CustomerId)
);

CREATE TABLE Vehicle (
  VehicleId    INT NOT NULL AUTO_INCREMENT,
  CustomerId   INT NOT NULL,
  PlateNumber  VARCHAR(10) NOT NULL,
  Make         VARCHAR(30) NOT NULL,
  Model        VARCHAR(30) NOT NULL,
  ModelYear    SMALLINT NULL,
  Color        VARCHAR(20) NULL,
  SizeClass    ENUM('Compact','Sedan','SUV','Truck') NOT NULL DEFAULT 'Sedan',
  PRIMARY KEY (VehicleId),
  UNIQUE KEY UX_Vehicle_Plate (PlateNumber),
  CONSTRAINT FK_Vehicle_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
);

CREATE TABLE Membership (
  MembershipId    INT NOT NULL AUTO_INCREMENT,
  CustomerId      INT NOT NULL,
  VehicleId       INT NOT NULL,
  WashPackageId   INT NOT NULL,
  Status          ENUM('Active','Paused','Cancelled') NOT NULL DEFAULT 'Active',
  MonthlyFee      DECIMAL(7,2) NOT NULL,
  StartDate       DATE NOT NULL,
  NextBillingDate DATE NULL,
  CancelledOn     DATE NULL,
  PRIMARY KEY (MembershipId),
  KEY IX_Membership_Customer (CustomerId),
  KEY IX_Membership_Vehicle (VehicleId),
  CONSTRAINT FK_Membership_Package FOREIGN KEY (WashPackageId) REFERENCES WashPackage (WashPackageId)
);

CREATE TABLE WashTicket (
  WashTicketId   INT NOT NULL AUTO_INCREMENT,
  TicketNumber   VARCHAR(12) NOT NULL,
  SiteId         INT NOT NULL,
  CustomerId     INT NOT NULL,
  VehicleId      INT NOT NULL,
  WashPackageId  INT NOT NULL,
  MembershipId   INT NULL,
  AttendantId    INT NULL,
  BayNumber      TINYINT NULL,
  Status         ENUM('Queued','InProgress','Completed','Voided') NOT NULL DEFAULT 'Completed',
  QueuedAt       DATETIME NOT NULL,
  StartedAt      DATETIME NULL,
  CompletedAt    DATETIME NULL,
  BasePrice      DECIMAL(7,2) NOT NULL,
  ExtrasTotal    DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  DiscountAmount DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  TaxAmount      DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  TotalAmount    DECIMAL(8,2) NOT NULL,
  TipAmount      DECIMAL(7,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (WashTicketId),
  UNIQUE KEY UX_WashTicket_Number (TicketNumber),
  KEY IX_WashTicket_Site (SiteId),
  KEY IX_WashTicket_Customer (CustomerId),
  KEY IX_WashTicket_Attendant (AttendantId),
  CONSTRAINT FK_WashTicket_Vehicle FOREIGN KEY (VehicleId) REFERENCES Vehicle (VehicleId),
  CONSTRAINT FK_WashTicket_Package FOREIGN KEY (WashPackageId) REFERENCES WashPackage (WashPackageId)
);

CREATE TABLE TicketExtra (
  TicketExtraId  INT NOT NULL AUTO_INCREMENT,
  WashTicketId   INT NOT NULL,
  ExtraName      VARCHAR(40) NOT NULL,
  Quantity       TINYINT NOT NULL DEFAULT 1,
  UnitPrice      DECIMAL(7,2) NOT NULL,
  LineTotal      DECIMAL(7,2) NOT NULL,
  PRIMARY KEY (TicketExtraId),
  KEY IX_TicketExtra_Ticket (WashTicketId)
);
