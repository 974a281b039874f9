CREATE TABLE Customer (
  CustomerId    INT NOT NULL AUTO_INCREMENT,
  CustomerNo    VARCHAR(10) NOT NULL,
  CompanyName   VARCHAR(100) NULL,
  FirstName     VARCHAR(50) NOT NULL,
  LastName      VARCHAR(50) NOT NULL,
  Email         VARCHAR(150) NOT NULL,
  Phone         VARCHAR(30) NULL,
  Street        VARCHAR(100) NOT NULL,
  PostalCode    VARCHAR(12) NOT NULL,
  City          VARCHAR(60) NOT NULL,
  CountryCode   CHAR(2) NOT NULL,
  VatNumber     VARCHAR(20) NULL,
  IsBusiness    TINYINT(1) NOT NULL DEFAULT 0,
  AccountBalance DECIMAL(10,2) NOT NULL DEFAULT 0, -- open amount over all unpaid invoices
  CreatedAt     DATETIME NOT NULL,
  PRIMARY KEY (CustomerId),
  UNIQUE KEY UX_Customer_No (CustomerNo),
  UNIQUE KEY UX_Customer_Email (Email)
) ENGINE=InnoDB;

CREATE TABLE DataCenter (
  DataCenterId  INT NOT NULL AUTO_INCREMENT,
  Code          VARCHAR(8) NOT NULL,
  Name          VARCHAR(60) NOT NULL,
  City          VARCHAR(60) NOT NULL,
  CountryCode   CHAR(2) NOT NULL,
  PowerKw       INT NOT NULL,
  OpenedOn      DATE NOT NULL,
  PRIMARY KEY (DataCenterId)
) ENGINE=InnoDB;

CREATE TABLE Server (
  ServerId      INT NOT NULL AUTO_INCREMENT,
  DataCenterId  INT NOT NULL,
  HostName      VARCHAR(100) NOT NULL,
  IpAddress     VARCHAR(15) NOT NULL COMMENT 'IPv4',
  MacAddress    CHAR(17) NOT NULL,
  OsName        VARCHAR(40) NOT NULL,
  CpuCores      SMALLINT NOT NULL,
  RamGb         SMALLINT NOT NULL,
  DiskTotalGb   INT NOT NULL,
  DiskUsedGb    INT NOT NULL,
  MaxAccounts   INT NOT NULL,
  AccountCount  INT NOT NULL DEFAULT 0,
  Status        VARCHAR(20) NOT NULL COMMENT 'Online, Maintenance, Retired',
  InstalledOn   DATE NOT NULL,
  RetiredOn     DATE NULL,
  PRIMARY KEY (ServerId),
  UNIQUE KEY UX_Server_Host (HostName),
  CONSTRAINT FK_Server_DataCenter FOREIGN KEY (DataCenterId) REFERENCES DataCenter (DataCenterId)
) ENGINE=InnoDB;

CREATE TABLE HostingPlan (
  PlanId        INT NOT NULL AUTO_INCREMENT,
  PlanName      VARCHAR(50) NOT NULL,
  DiskQuotaMb   INT NOT NULL,
  TrafficGb     INT NOT NULL,
  MaxMailboxes  INT NOT NULL,
  MaxDomains    INT NOT NULL,
  MonthlyPrice  DECIMAL(8,2) NOT NULL,
  YearlyPrice   DECIMAL(8,2) NOT NULL,
  SetupFee      DECIMAL(8,2) NOT NULL DEFAULT 0,
  IsActive      TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (PlanId)
) ENGINE=InnoDB;

CREATE TABLE HostingAccount (
  AccountId     INT NOT NULL AUTO_INCREMENT,
  CustomerId    INT NOT NULL,
  PlanId        INT NOT NULL,
  ServerId      INT NOT NULL,
  UserName      VARCHAR(32) NOT NULL,
  PasswordHash  VARCHAR(100) NOT NULL,
  BillingCycle  VARCHAR(10) NOT NULL COMMENT 'Monthly or Yearly',
  CyclePrice    DECIMAL(8,2) NOT NULL COMMENT 'price per billing cycle, taken from the plan',
  DiskQuotaMb   INT NOT NULL COMMENT 'taken from the plan',
  DiskUsedMb    INT NOT NULL DEFAULT 0,
  Status        VARCHAR(20) NOT NULL COMMENT 'Active, Suspended, Terminated',
  ActivatedAt   DATETIME NOT NULL,
  SuspendedAt   DATETIME NULL,
  TerminatedAt  DATETIME NULL,
  NextDueDate   DATE NULL COMMENT 'empty when terminated',
  PRIMARY KEY (AccountId),
  UNIQUE KEY UX_Account_User (UserName),
  CONSTRAINT FK_Account_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId),
  CONSTRAINT FK_Account_Plan FOREIGN KEY (PlanId) REFERENCES HostingPlan (PlanId),
  KEY IX_Account_Server (ServerId)
) ENGINE=InnoDB;

CREATE TABLE Domain (
  DomainId      INT NOT NULL AUTO_INCREMENT,
  CustomerId    INT NOT NULL,
  AccountId     INT NULL,
  DomainName    VARCHAR(253) NOT NULL,
  Tld           VARCHAR(20) NOT NULL,
  Registrar     VARCHAR(60) NOT NULL,
  RegisteredOn  DATE NOT NULL,
  ExpiresOn     DATE NOT NULL,
  AutoRenew     TINYINT(1) NOT NULL DEFAULT 1,
  SslExpiresOn  DATE NULL,
  PRIMARY KEY (DomainId),
  UNIQUE KEY UX_Domain_Name (DomainName),
  CONSTRAINT FK_Domain_Account FOREIGN KEY (AccountId) REFERENCES HostingAccount (AccountId),
  KEY IX_Domain_Customer (CustomerId)
) ENGINE=InnoDB;

CREATE TABLE DnsRecord (
  RecordId      INT NOT NULL AUTO_INCREMENT,
  DomainId      INT NOT NULL,
  RecordType    ENUM('A','AAAA','CNAME','MX','TXT') NOT NULL,
  HostPart      VARCHAR(100) NOT NULL,
  RecordValue   VARCHAR(255) NOT NULL,
  Ttl           INT NOT NULL DEFAULT 3600,
  Priority      INT NULL COMMENT 'MX only',
  PRIMARY KEY (RecordId),
  CONSTRAINT FK_Dns_Domain FOREIGN KEY (DomainId) REFERENCES Domain (DomainId)
) ENGINE=InnoDB;

CREATE TABLE Mailbox (
  MailboxId     INT NOT NULL AUTO_INCREMENT,
  DomainId      INT NOT NULL,
  AccountId     INT NOT NULL,
  EmailAddress  VARCHAR(255) NOT NULL,
  QuotaMb       INT NOT NULL,
  UsedMb        INT NOT NULL,
  CreatedAt     DATETIME NOT NULL,
  LastLoginAt   DATETIME NULL,
  PRIMARY KEY (MailboxId),
  UNIQUE KEY UX_Mailbox_Email (EmailAddress),
  CONSTRAINT FK_Mailbox_Domain FOREIGN KEY (DomainId) REFERENCES Domain (DomainId)
) ENGINE=InnoDB;

CREATE TABLE Invoice (
  InvoiceId     INT NOT NULL AUTO_INCREMENT,
  InvoiceNo     VARCHAR(20) NOT NULL,
  CustomerId    INT NOT NULL,
  InvoiceDate   DATE NOT NULL,
  DueDate       DATE NOT NULL,
  NetAmount     DECIMAL(10,2) NOT NULL,
  VatRate       DECIMAL(5,2) NOT NULL,
  VatAmount     DECIMAL(10,2) NOT NULL,
  TotalAmount   DECIMAL(10,2) NOT NULL,
  Status        VARCHAR(15) NOT NULL COMMENT 'Draft, Sent, Paid, Overdue, Cancelled',
  PaidAt        DATETIME NULL,
  PaymentMethod VARCHAR(20) NULL,
  PRIMARY KEY (InvoiceId),
  UNIQUE KEY UX_Invoice_No (InvoiceNo),
  CONSTRAINT FK_Invoice_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
) ENGINE=InnoDB;

CREATE TABLE InvoiceLine (
  InvoiceId     INT NOT NULL,
  LineNumber    SMALLINT NOT NULL,
  AccountId     INT NULL,
  Description   VARCHAR(200) NOT NULL,
  PeriodStart   DATE NOT NULL,
  PeriodEnd     DATE NOT NULL,
  Quantity      INT NOT NULL,
  UnitPrice     DECIMAL(8,2) NOT NULL,
  LineTotal     DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (InvoiceId, LineNumber)
) ENGINE=InnoDB;

CREATE TABLE SupportTicket (
  TicketId      INT NOT NULL AUTO_INCREMENT,
  CustomerId    INT NOT NULL,
  AccountId     INT NULL,
  Subject       VARCHAR(150) NOT NULL,
  Priority      ENUM('Low','Normal','High','Urgent') NOT NULL DEFAULT 'Normal',
  Status        VARCHAR(20) NOT NULL COMMENT 'Open, Pending, Resolved, Closed',
  OpenedAt      DATETIME NOT NULL,
  FirstReplyAt  DATETIME NULL,
  ClosedAt      DATETIME NULL,
  MessageCount  INT NOT NULL DEFAULT 0,
  Rating        TINYINT NULL COMMENT '1-5 stars, after closing',
  PRIMARY KEY (TicketId),
  CONSTRAINT FK_Ticket_Customer FOREIGN KEY (CustomerId) REFERENCES Customer (CustomerId)
) ENGINE=InnoDB;

CREATE TABLE TicketMessage (
  MessageId     INT NOT NULL AUTO_INCREMENT,
  TicketId      INT NOT NULL,
  AuthorName    VARCHAR(100) NOT NULL,
  IsStaff       TINYINT(1) NOT NULL,
  Body          TEXT NOT NULL,
  SentAt        DATETIME NOT NULL,
  PRIMARY KEY (MessageId),
  CONSTRAINT FK_Message_Ticket FOREIGN KEY (TicketId) REFERENCES SupportTicket (TicketId)
) ENGINE=InnoDB;
