CREATE TABLE Venues (
  VenueId INT AUTO_INCREMENT PRIMARY KEY,
  Name VARCHAR(100) NOT NULL,
  City VARCHAR(60) NOT NULL,
  CountryCode CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2',
  Latitude DECIMAL(9,6), Longitude DECIMAL(9,6),
  SeatCount INT NOT NULL DEFAULT 0 COMMENT 'number of rows in Seats for this venue'
);
CREATE TABLE Seats (
  SeatId INT AUTO_INCREMENT PRIMARY KEY,
  VenueId INT NOT NULL,
  Section VARCHAR(20) NOT NULL,
  RowLabel VARCHAR(4) NOT NULL,
  SeatNumber SMALLINT NOT NULL CHECK (SeatNumber > 0),
  UNIQUE KEY UQ_Seat (VenueId, Section, RowLabel, SeatNumber),
  FOREIGN KEY (VenueId) REFERENCES Venues(VenueId)
);
CREATE TABLE Events (
  EventId INT AUTO_INCREMENT PRIMARY KEY,
  VenueId INT NOT NULL,
  Title VARCHAR(150) NOT NULL,
  Slug VARCHAR(160) NOT NULL UNIQUE COMMENT 'lower case, digits and hyphens only',
  DoorsOpenAt DATETIME NOT NULL,
  StartsAt DATETIME NOT NULL,
  EndsAt DATETIME NOT NULL,
  DurationMinutes INT NOT NULL COMMENT 'minutes from StartsAt to EndsAt',
  SalesStartAt DATETIME NOT NULL,
  SalesEndAt DATETIME NOT NULL COMMENT 'not after StartsAt',
  Status TINYINT NOT NULL DEFAULT 0 COMMENT '0=draft, 1=on sale, 2=sold out, 3=cancelled, 4=finished',
  CancelledAt DATETIME NULL COMMENT 'only if Status = 3',
  CHECK (EndsAt > StartsAt),
  CONSTRAINT FK_Events_Venues FOREIGN KEY (VenueId) REFERENCES Venues(VenueId)
);
CREATE TABLE PriceCategories (
  PriceCategoryId INT AUTO_INCREMENT PRIMARY KEY,
  EventId INT NOT NULL,
  Name VARCHAR(40) NOT NULL,
  Price DECIMAL(8,2) NOT NULL,
  Quota INT NOT NULL,
  SoldCount INT NOT NULL DEFAULT 0 COMMENT 'never more than Quota',
  FOREIGN KEY (EventId) REFERENCES Events(EventId)
);
CREATE TABLE Customers (
  CustomerId INT AUTO_INCREMENT PRIMARY KEY,
  FullName VARCHAR(100) NOT NULL,
  Email VARCHAR(150) NOT NULL UNIQUE,
  BirthDate DATE NULL,
  CreatedAt DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  LastLoginAt DATETIME NULL
);
CREATE TABLE PromoCodes (
  PromoCodeId INT AUTO_INCREMENT PRIMARY KEY,
  Code VARCHAR(20) NOT NULL UNIQUE COMMENT 'upper case letters and digits',
  EventId INT NULL COMMENT 'NULL = valid for all events',
  DiscountPercent DECIMAL(5,2) NOT NULL CHECK (DiscountPercent > 0 AND DiscountPercent <= 100),
  ValidFrom DATE NOT NULL,
  ValidTo DATE NOT NULL,
  MaxUses INT NULL COMMENT 'NULL = unlimited',
  UsedCount INT NOT NULL DEFAULT 0 COMMENT 'number of bookings with this code'
);
CREATE TABLE Bookings (
  BookingId INT AUTO_INCREMENT PRIMARY KEY,
  Reference CHAR(8) NOT NULL UNIQUE,
  CustomerId INT NOT NULL,
  EventId INT NOT NULL,
  PromoCodeId INT NULL,
  BookedAt DATETIME NOT NULL,
  ExpiresAt DATETIME NULL COMMENT 'reservation limit, after BookedAt',
  PaidAt DATETIME NULL COMMENT 'NULL while pending or expired',
  Status ENUM('Pending','Paid','Expired','Refunded') NOT NULL DEFAULT 'Pending',
  TicketCount INT NOT NULL DEFAULT 0 COMMENT 'number of Tickets of the booking',
  Subtotal DECIMAL(10,2) NOT NULL COMMENT 'sum of Tickets.Price',
  Discount DECIMAL(10,2) NOT NULL DEFAULT 0.00 COMMENT '0 without promo code',
  Total DECIMAL(10,2) NOT NULL COMMENT 'Subtotal - Discount',
  FOREIGN KEY (CustomerId) REFERENCES Customers(CustomerId),
  FOREIGN KEY (EventId) REFERENCES Events(EventId)
);
CREATE TABLE Tickets (
  TicketId INT AUTO_INCREMENT PRIMARY KEY,
  BookingId INT NOT NULL,
  EventId INT NOT NULL COMMENT 'same as the booking',
  PriceCategoryId INT NOT NULL,
  SeatId INT NULL COMMENT 'NULL = standing',
  Price DECIMAL(8,2) NOT NULL COMMENT 'copied from the price category',
  Barcode CHAR(13) NOT NULL UNIQUE COMMENT '13 digits',
  IsCheckedIn TINYINT(1) NOT NULL DEFAULT 0,
  CheckedInAt DATETIME NULL COMMENT 'set when IsCheckedIn = 1',
  FOREIGN KEY (BookingId) REFERENCES Bookings(BookingId)
);
CREATE TABLE Refunds (
  RefundId INT AUTO_INCREMENT PRIMARY KEY,
  BookingId INT NOT NULL,
  CustomerId INT NOT NULL,
  Amount DECIMAL(10,2) NOT NULL CHECK (Amount > 0) COMMENT 'at most the booking total',
  RequestedAt DATETIME NOT NULL,
  ProcessedAt DATETIME NULL COMMENT 'NULL while requested',
  State VARCHAR(12) NOT NULL DEFAULT 'requested' COMMENT 'requested, processed, rejected'
);
CREATE TABLE AuditLog (
  AuditLogId BIGINT AUTO_INCREMENT PRIMARY KEY,
  EntityType VARCHAR(30) NOT NULL COMMENT 'Booking, Ticket or Event',
  EntityId INT NOT NULL,
  Action VARCHAR(30) NOT NULL,
  LoggedAt DATETIME NOT NULL
);
