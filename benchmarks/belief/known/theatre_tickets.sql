CREATE TABLE Venue (
  VenueId INT NOT NULL AUTO_INCREMENT,
  Name VARCHAR(100) NOT NULL,
  Street VARCHAR(120) NOT NULL,
  PostCode VARCHAR(10) NOT NULL,
  City VARCHAR(60) NOT NULL,
  Country VARCHAR(60) NOT NULL,
  Capacity INT NOT NULL,
  OpenedYear SMALLINT NULL,
  BoxOfficePhone VARCHAR(25) NULL,
  Website VARCHAR(200) NULL,
  PRIMARY KEY (VenueId)
);

CREATE TABLE Seat (
  SeatId INT NOT NULL AUTO_INCREMENT,
  VenueId INT NOT NULL,
  Section VARCHAR(20) NOT NULL, -- Stalls, Dress Circle, Balcony
  RowLabel CHAR(2) NOT NULL,
  SeatNumber SMALLINT NOT NULL,
  IsAccessible BIT(1) NOT NULL DEFAULT b'0',
  IsRestrictedView BIT(1) NOT NULL DEFAULT b'0',
  PRIMARY KEY (SeatId),
  UNIQUE KEY UX_Seat (VenueId, Section, RowLabel, SeatNumber),
  CONSTRAINT FK_Seat_Venue FOREIGN KEY (VenueId) REFERENCES Venue (VenueId)
);

CREATE TABLE Production (
  ProductionId INT NOT NULL AUTO_INCREMENT,
  Title VARCHAR(120) NOT NULL,
  Genre VARCHAR(30) NOT NULL,
  Director VARCHAR(100) NULL,
  Synopsis TEXT NULL,
  DurationMinutes SMALLINT NOT NULL COMMENT 'including the interval',
  IntervalMinutes SMALLINT NOT NULL DEFAULT 0,
  MinimumAge TINYINT NULL,
  LanguageCode CHAR(2) NOT NULL DEFAULT 'en',
  PremiereDate DATE NOT NULL,
  ClosingDate DATE NULL,
  PRIMARY KEY (ProductionId)
);

CREATE TABLE Performance (
  PerformanceId INT NOT NULL AUTO_INCREMENT,
  ProductionId INT NOT NULL,
  VenueId INT NOT NULL,
  DoorsOpenAt DATETIME NOT NULL,
  StartsAt DATETIME NOT NULL,
  EndsAt DATETIME NOT NULL,
  Status VARCHAR(20) NOT NULL DEFAULT 'Scheduled' COMMENT 'Scheduled, Completed, Cancelled',
  CancelReason VARCHAR(200) NULL,
  TicketsSold INT NOT NULL DEFAULT 0,
  PRIMARY KEY (PerformanceId),
  CONSTRAINT FK_Performance_Production FOREIGN KEY (ProductionId) REFERENCES Production (ProductionId),
  CONSTRAINT FK_Performance_Venue FOREIGN KEY (VenueId) REFERENCES Venue (VenueId)
);

CREATE TABLE PriceBand (
  PriceBandId INT NOT NULL AUTO_INCREMENT,
  ProductionId INT NOT NULL,
  Name VARCHAR(40) NOT NULL,
  FullPrice DECIMAL(8,2) NOT NULL,
  ConcessionPrice DECIMAL(8,2) NOT NULL,
  BookingFee DECIMAL(6,2) NOT NULL DEFAULT 0,
  ValidFrom DATE NOT NULL,
  ValidUntil DATE NULL,
  PRIMARY KEY (PriceBandId),
  CONSTRAINT FK_PriceBand_Production FOREIGN KEY (ProductionId) REFERENCES Production (ProductionId)
);

CREATE TABLE Customer (
  CustomerId INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  MobilePhone VARCHAR(25) NULL,
  BirthDate DATE NULL,
  PostCode VARCHAR(10) NULL,
  City VARCHAR(60) NULL,
  IsMember BIT(1) NOT NULL DEFAULT b'0',
  MemberNumber CHAR(8) NULL,
  MemberSince DATE NULL,
  MemberUntil DATE NULL,
  CreatedAt DATETIME NOT NULL,
  PRIMARY KEY (CustomerId),
  UNIQUE KEY UX_Customer_Email (Email),
  UNIQUE KEY UX_Customer_MemberNumber (MemberNumber)
);

CREATE TABLE Voucher (
  VoucherId INT NOT NULL AUTO_INCREMENT,
  Code CHAR(12) NOT NULL,
  PurchasedByCustomerId INT NULL,
  InitialValue DECIMAL(8,2) NOT NULL,
  RemainingValue DECIMAL(8,2) NOT NULL,
  IssuedOn DATE NOT NULL,
  ExpiresOn DATE NOT NULL,
  PRIMARY KEY (VoucherId),
  UNIQUE KEY UX_Voucher_Code (Code)
);

CREATE TABLE TicketOrder (
  OrderId INT NOT NULL AUTO_INCREMENT,
  OrderNumber VARCHAR(15) NOT NULL,
  CustomerId INT NOT NULL,
  PerformanceId INT NOT NULL,
  VoucherId INT NULL,
  Channel VARCHAR(20) NOT NULL COMMENT 'Web, BoxOffice, Phone',
  Status VARCHAR(20) NOT NULL DEFAULT 'Pending' COMMENT 'Pending, Confirmed, Cancelled',
  OrderedAt DATETIME NOT NULL,
  CancelledAt DATETIME NULL,
  TicketCount INT NOT NULL DEFAULT 0,
  SubTotal DECIMAL(9,2) NOT NULL DEFAULT 0,
  FeeTotal DECIMAL(9,2) NOT NULL DEFAULT 0,
  DiscountAmount DECIMAL(9,2) NOT NULL DEFAULT 0,
  GrandTotal DECIMAL(9,2) NOT NULL DEFAULT 0 COMMENT 'SubTotal + FeeTotal - DiscountAmount',
  PRIMARY KEY (OrderId),
  UNIQUE KEY UX_TicketOrder_Number (OrderNumber),
  CONSTRAINT FK_TicketOrder_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
);

CREATE TABLE Ticket (
  TicketId INT NOT NULL AUTO_INCREMENT,
  OrderId INT NOT NULL,
  PerformanceId INT NOT NULL,
  SeatId INT NOT NULL,
  PriceBandId INT NOT NULL,
  IsConcession BIT(1) NOT NULL DEFAULT b'0',
  Price DECIMAL(8,2) NOT NULL,
  Fee DECIMAL(6,2) NOT NULL DEFAULT 0,
  Barcode CHAR(13) NOT NULL,
  ScannedAt DATETIME NULL,
  PRIMARY KEY (TicketId),
  UNIQUE KEY UX_Ticket_Barcode (Barcode),
  UNIQUE KEY UX_Ticket_Seat (PerformanceId, SeatId),
  CONSTRAINT FK_Ticket_Order FOREIGN KEY (OrderId) REFERENCES TicketOrder (OrderId)
);

CREATE TABLE Payment (
  PaymentId INT NOT NULL AUTO_INCREMENT,
  OrderId INT NOT NULL,
  Method VARCHAR(20) NOT NULL,
  Amount DECIMAL(9,2) NOT NULL,
  CurrencyCode CHAR(3) NOT NULL DEFAULT 'GBP',
  PaidAt DATETIME NOT NULL,
  CardLastFour CHAR(4) NULL,
  RefundedAmount DECIMAL(9,2) NOT NULL DEFAULT 0,
  RefundedAt DATETIME NULL,
  PRIMARY KEY (PaymentId),
  CONSTRAINT FK_Payment_Order FOREIGN KEY (OrderId) REFERENCES TicketOrder (OrderId)
);

CREATE TABLE StaffMember (
  StaffMemberId INT NOT NULL AUTO_INCREMENT,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  JobTitle VARCHAR(50) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  BirthDate DATE NOT NULL,
  HiredOn DATE NOT NULL,
  TerminatedOn DATE NULL,
  HourlyRate DECIMAL(6,2) NOT NULL,
  SupervisorId INT NULL,
  PRIMARY KEY (StaffMemberId)
);

CREATE TABLE Shift (
  ShiftId INT NOT NULL AUTO_INCREMENT,
  StaffMemberId INT NOT NULL,
  PerformanceId INT NOT NULL,
  StartsAt DATETIME NOT NULL,
  EndsAt DATETIME NOT NULL,
  BreakMinutes SMALLINT NOT NULL DEFAULT 0,
  HoursWorked DECIMAL(4,2) NOT NULL COMMENT 'without the break',
  HourlyRate DECIMAL(6,2) NOT NULL,
  Wage DECIMAL(8,2) NOT NULL,
  PRIMARY KEY (ShiftId),
  CONSTRAINT FK_Shift_Performance FOREIGN KEY (PerformanceId) REFERENCES Performance (PerformanceId)
);
