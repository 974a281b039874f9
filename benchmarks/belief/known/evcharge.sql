-- all xxxTs columns: seconds since 1970 UTC
CREATE TABLE site (
  siteId        INT UNSIGNED NOT NULL AUTO_INCREMENT,
  siteName      VARCHAR(80) NOT NULL,
  street        VARCHAR(120) NOT NULL,
  city          VARCHAR(60) NOT NULL,
  postcode      VARCHAR(10) NOT NULL,
  latitude      DECIMAL(8,5) NOT NULL,
  longitude     DECIMAL(8,5) NOT NULL,
  gridLimitKw   SMALLINT UNSIGNED NOT NULL COMMENT 'connection capacity of the site',
  PRIMARY KEY (siteId)
) ENGINE=InnoDB;

CREATE TABLE chargePoint (
  chargePointId  INT UNSIGNED NOT NULL AUTO_INCREMENT,
  siteId         INT UNSIGNED NOT NULL,
  serialNo       VARCHAR(20) NOT NULL,
  vendor         VARCHAR(40) NOT NULL,
  model          VARCHAR(40) NOT NULL,
  maxPowerKw     DECIMAL(5,1) NOT NULL,
  connectorCount TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'connectors of this charge point',
  commissionedTs INT UNSIGNED NOT NULL COMMENT 'unix time',
  lastHeartbeatTs INT UNSIGNED DEFAULT NULL COMMENT 'unix time of the last OCPP heartbeat',
  state          TINYINT NOT NULL DEFAULT 1 COMMENT '0=offline, 1=available, 2=occupied, 3=faulted',
  PRIMARY KEY (chargePointId),
  UNIQUE KEY uqSerial (serialNo),
  FOREIGN KEY (siteId) REFERENCES site (siteId)
) ENGINE=InnoDB;

CREATE TABLE connector (
  connectorId   INT UNSIGNED NOT NULL AUTO_INCREMENT,
  chargePointId INT UNSIGNED NOT NULL,
  connectorNo   TINYINT UNSIGNED NOT NULL COMMENT '1..n at the charge point',
  plugType      VARCHAR(8) NOT NULL COMMENT 'type2, ccs or chademo',
  currentType   CHAR(2) NOT NULL COMMENT 'AC for type2, DC for ccs and chademo',
  maxPowerKw    DECIMAL(5,1) NOT NULL COMMENT 'not above that of the charge point',
  PRIMARY KEY (connectorId),
  UNIQUE KEY uqConnector (chargePointId, connectorNo),
  FOREIGN KEY (chargePointId) REFERENCES chargePoint (chargePointId)
) ENGINE=InnoDB;

CREATE TABLE tariff (
  tariffId       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  tariffName     VARCHAR(50) NOT NULL,
  pricePerKwh    DECIMAL(5,3) NOT NULL COMMENT 'GBP',
  pricePerMinute DECIMAL(5,3) NOT NULL DEFAULT 0.000,
  sessionFee     DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  validFrom      DATE NOT NULL,
  validTo        DATE DEFAULT NULL COMMENT 'open end = NULL',
  PRIMARY KEY (tariffId)
) ENGINE=InnoDB;

CREATE TABLE driver (
  driverId      INT UNSIGNED NOT NULL AUTO_INCREMENT,
  firstName     VARCHAR(50) NOT NULL,
  lastName      VARCHAR(50) NOT NULL,
  emailAddress  VARCHAR(120) NOT NULL,
  mobile        VARCHAR(20) DEFAULT NULL,
  signupTs      INT UNSIGNED NOT NULL COMMENT 'unix time',
  lastLoginTs   INT UNSIGNED DEFAULT NULL COMMENT 'unix time; NULL if never',
  isClosed      TINYINT(1) NOT NULL DEFAULT 0,
  closedTs      INT UNSIGNED DEFAULT NULL,
  PRIMARY KEY (driverId),
  UNIQUE KEY uqMail (emailAddress)
) ENGINE=InnoDB;

CREATE TABLE vehicle (
  vehicleId     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  driverId      INT UNSIGNED NOT NULL,
  plate         VARCHAR(10) NOT NULL,
  make          VARCHAR(30) NOT NULL,
  model         VARCHAR(40) NOT NULL,
  batteryKwh    DECIMAL(5,1) NOT NULL COMMENT 'usable capacity',
  modelYear     SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (vehicleId),
  UNIQUE KEY uqPlate (plate),
  FOREIGN KEY (driverId) REFERENCES driver (driverId)
) ENGINE=InnoDB;

CREATE TABLE chargingSession (
  sessionId     BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  connectorId   INT UNSIGNED NOT NULL,
  driverId      INT UNSIGNED NOT NULL,
  vehicleId     INT UNSIGNED NOT NULL COMMENT 'a vehicle of the driver',
  tariffId      INT UNSIGNED NOT NULL,
  startTs       INT UNSIGNED NOT NULL,
  endTs         INT UNSIGNED DEFAULT NULL COMMENT 'NULL while charging',
  durationSec   INT UNSIGNED DEFAULT NULL COMMENT 'endTs - startTs',
  meterStartWh  INT UNSIGNED NOT NULL,
  meterStopWh   INT UNSIGNED DEFAULT NULL,
  energyKwh     DECIMAL(7,3) DEFAULT NULL COMMENT 'difference of the meter readings in kWh',
  socStart      TINYINT UNSIGNED DEFAULT NULL COMMENT 'state of charge in percent',
  socEnd        TINYINT UNSIGNED DEFAULT NULL,
  energyCost    DECIMAL(8,2) DEFAULT NULL,
  timeCost      DECIMAL(8,2) DEFAULT NULL,
  sessionFee    DECIMAL(5,2) NOT NULL DEFAULT 0.00 COMMENT 'from the tariff',
  totalCost     DECIMAL(8,2) DEFAULT NULL COMMENT 'energy + time + fee',
  sessionState  CHAR(1) NOT NULL DEFAULT 'A' COMMENT 'A active, C completed, F failed',
  stopReason    VARCHAR(16) DEFAULT NULL COMMENT 'NULL while active; local, remote, ev_disconnected, power_loss',
  PRIMARY KEY (sessionId),
  KEY ixSessionStart (startTs),
  FOREIGN KEY (connectorId) REFERENCES connector (connectorId),
  FOREIGN KEY (driverId) REFERENCES driver (driverId),
  FOREIGN KEY (vehicleId) REFERENCES vehicle (vehicleId)
) ENGINE=InnoDB;

CREATE TABLE meterValue (
  sessionId     BIGINT UNSIGNED NOT NULL,
  seqNo         SMALLINT UNSIGNED NOT NULL,
  readTs        INT UNSIGNED NOT NULL COMMENT 'during the session',
  powerKw       DECIMAL(5,1) NOT NULL,
  socPct        TINYINT UNSIGNED DEFAULT NULL,
  PRIMARY KEY (sessionId, seqNo),
  FOREIGN KEY (sessionId) REFERENCES chargingSession (sessionId) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE reservation (
  reservationId INT UNSIGNED NOT NULL AUTO_INCREMENT,
  connectorId   INT UNSIGNED NOT NULL,
  driverId      INT UNSIGNED NOT NULL,
  createdTs     INT UNSIGNED NOT NULL,
  expiryTs      INT UNSIGNED NOT NULL COMMENT '30 minutes after createdTs',
  resState      CHAR(1) NOT NULL DEFAULT 'O' COMMENT 'O open, U used, X cancelled, E expired',
  sessionId     BIGINT UNSIGNED DEFAULT NULL COMMENT 'only when used',
  cancelledTs   INT UNSIGNED DEFAULT NULL COMMENT 'only when cancelled',
  PRIMARY KEY (reservationId),
  FOREIGN KEY (connectorId) REFERENCES connector (connectorId),
  FOREIGN KEY (driverId) REFERENCES driver (driverId)
) ENGINE=InnoDB;

CREATE TABLE invoice (
  invoiceId     INT UNSIGNED NOT NULL AUTO_INCREMENT,
  invoiceNo     VARCHAR(14) NOT NULL,
  driverId      INT UNSIGNED NOT NULL,
  billingMonth  CHAR(7) NOT NULL COMMENT 'YYYY-MM',
  issuedTs      INT UNSIGNED NOT NULL,
  netAmount     DECIMAL(9,2) NOT NULL,
  vatRate       DECIMAL(4,2) NOT NULL DEFAULT 20.00,
  vatAmount     DECIMAL(9,2) NOT NULL,
  grossAmount   DECIMAL(9,2) NOT NULL,
  paidTs        INT UNSIGNED DEFAULT NULL,
  PRIMARY KEY (invoiceId),
  UNIQUE KEY uqInvoiceNo (invoiceNo),
  UNIQUE KEY uqDriverMonth (driverId, billingMonth),
  FOREIGN KEY (driverId) REFERENCES driver (driverId)
) ENGINE=InnoDB;

CREATE TABLE faultLog (
  faultId       INT UNSIGNED NOT NULL AUTO_INCREMENT,
  chargePointId INT UNSIGNED NOT NULL,
  connectorId   INT UNSIGNED DEFAULT NULL COMMENT 'a connector of this charge point; NULL = whole unit',
  errorCode     VARCHAR(24) NOT NULL,
  severity      TINYINT UNSIGNED NOT NULL COMMENT '1 = info ... 4 = critical',
  reportedTs    INT UNSIGNED NOT NULL,
  resolvedTs    INT UNSIGNED DEFAULT NULL,
  isResolved    TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (faultId),
  FOREIGN KEY (chargePointId) REFERENCES chargePoint (chargePointId),
  FOREIGN KEY (connectorId) REFERENCES connector (connectorId)
) ENGINE=InnoDB;
