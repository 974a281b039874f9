CREATE TABLE Country (
  CountryCode CHAR(2) NOT NULL PRIMARY KEY,
  CountryName VARCHAR(80) NOT NULL,
  CurrencyCode CHAR(3) NOT NULL,
  Continent VARCHAR(20) NOT NULL,
  VisaRequired TINYINT(1) NOT NULL DEFAULT 0
);

CREATE TABLE Destination (
  DestinationId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CountryCode CHAR(2) NOT NULL,
  DestinationName VARCHAR(100) NOT NULL,
  AirportCode CHAR(3) NULL,
  Latitude DECIMAL(9,6) NOT NULL,
  Longitude DECIMAL(9,6) NOT NULL,
  CONSTRAINT FK_Destination_Country FOREIGN KEY (CountryCode) REFERENCES Country (CountryCode)
);

CREATE TABLE Employee (
  EmployeeId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  Email VARCHAR(120) NOT NULL,
  JobTitle VARCHAR(60) NOT NULL,
  ManagerId INT NULL,
  HireDate DATE NOT NULL,
  TerminationDate DATE NULL,
  CommissionPercent DECIMAL(5,2) NOT NULL DEFAULT 0,
  UNIQUE KEY UQ_Employee_Email (Email)
);

CREATE TABLE Customer (
  CustomerId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  CustomerNumber VARCHAR(10) NOT NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  FullName VARCHAR(101) NOT NULL,
  DateOfBirth DATE NOT NULL,
  Email VARCHAR(120) NOT NULL,
  PhoneNumber VARCHAR(30) NULL,
  Street VARCHAR(100) NOT NULL,
  City VARCHAR(60) NOT NULL,
  PostalCode VARCHAR(12) NOT NULL,
  CountryCode CHAR(2) NOT NULL,
  CustomerSince DATE NOT NULL,
  BookingCount INT NOT NULL DEFAULT 0,
  NewsletterOptIn TINYINT(1) NOT NULL DEFAULT 0,
  NewsletterOptInDate DATETIME NULL,
  UNIQUE KEY UQ_Customer_Number (CustomerNumber)
);

CREATE TABLE Tour (
  TourId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  TourCode VARCHAR(12) NOT NULL,
  Title VARCHAR(150) NOT NULL,
  DestinationId INT NOT NULL,
  DurationDays INT NOT NULL,
  DurationNights INT NOT NULL,
  Difficulty VARCHAR(20) NOT NULL, -- Easy, Moderate, Demanding
  MinParticipants INT NOT NULL,
  MaxParticipants INT NOT NULL,
  BasePrice DECIMAL(10,2) NOT NULL,
  SingleSupplement DECIMAL(10,2) NOT NULL,
  Description TEXT NULL,
  IsActive TINYINT(1) NOT NULL DEFAULT 1,
  UNIQUE KEY UQ_Tour_Code (TourCode),
  CONSTRAINT FK_Tour_Destination FOREIGN KEY (DestinationId) REFERENCES Destination (DestinationId)
);

CREATE TABLE TourDay (
  TourDayId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  TourId INT NOT NULL,
  DayNumber INT NOT NULL,
  Headline VARCHAR(120) NOT NULL,
  BreakfastIncluded TINYINT(1) NOT NULL DEFAULT 1,
  DinnerIncluded TINYINT(1) NOT NULL DEFAULT 0,
  UNIQUE KEY UQ_TourDay (TourId, DayNumber)
);

CREATE TABLE Departure (
  DepartureId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  TourId INT NOT NULL,
  GuideId INT NULL,
  StartDate DATE NOT NULL,
  EndDate DATE NOT NULL,
  BookingDeadline DATE NOT NULL,
  PricePerPerson DECIMAL(10,2) NOT NULL,
  SeatsTotal INT NOT NULL,
  SeatsBooked INT NOT NULL DEFAULT 0,
  SeatsAvailable INT NOT NULL,
  Status VARCHAR(20) NOT NULL, -- Planned, Guaranteed, SoldOut, Completed, Cancelled
  CONSTRAINT FK_Departure_Tour FOREIGN KEY (TourId) REFERENCES Tour (TourId)
);

CREATE TABLE Booking (
  BookingId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  BookingReference CHAR(6) NOT NULL, -- six letters or digits
  CustomerId INT NOT NULL,
  DepartureId INT NOT NULL,
  AgentId INT NOT NULL,
  BookingDate DATETIME NOT NULL,
  NumberOfTravelers INT NOT NULL,
  TotalPrice DECIMAL(12,2) NOT NULL,
  DepositAmount DECIMAL(12,2) NOT NULL,
  BalanceDueDate DATE NOT NULL,
  AmountPaid DECIMAL(12,2) NOT NULL DEFAULT 0,
  CommissionAmount DECIMAL(10,2) NOT NULL DEFAULT 0,
  Status VARCHAR(20) NOT NULL, -- Option, Confirmed, Cancelled
  OptionExpiresAt DATETIME NULL,
  CancelledAt DATETIME NULL,
  CancellationFee DECIMAL(10,2) NULL,
  UNIQUE KEY UQ_Booking_Reference (BookingReference),
  KEY IX_Booking_Customer (CustomerId),
  CONSTRAINT FK_Booking_Departure FOREIGN KEY (DepartureId) REFERENCES Departure (DepartureId)
);

CREATE TABLE Traveler (
  TravelerId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  BookingId INT NOT NULL,
  FirstName VARCHAR(50) NOT NULL,
  LastName VARCHAR(50) NOT NULL,
  DateOfBirth DATE NOT NULL,
  Nationality CHAR(2) NOT NULL,
  PassportNumber VARCHAR(15) NULL,
  PassportIssueDate DATE NULL,
  PassportExpiryDate DATE NULL,
  IsLeadTraveler TINYINT(1) NOT NULL DEFAULT 0,
  Price DECIMAL(10,2) NOT NULL,
  CONSTRAINT FK_Traveler_Booking FOREIGN KEY (BookingId) REFERENCES Booking (BookingId)
);

CREATE TABLE BookingPayment (
  PaymentId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  BookingId INT NOT NULL,
  PaymentDate DATETIME NOT NULL,
  Amount DECIMAL(12,2) NOT NULL,
  PaymentMethod VARCHAR(20) NOT NULL,
  TransactionId VARCHAR(64) NULL
);

CREATE TABLE Review (
  ReviewId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  BookingId INT NOT NULL,
  CustomerId INT NOT NULL,
  TourId INT NOT NULL,
  Rating TINYINT NOT NULL, -- 1 to 5 stars
  ReviewTitle VARCHAR(120) NULL,
  ReviewText TEXT NULL,
  ReviewDate DATE NOT NULL,
  CONSTRAINT FK_Review_Tour FOREIGN KEY (TourId) REFERENCES Tour (TourId)
);
