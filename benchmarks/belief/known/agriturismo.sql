CREATE TABLE Azienda (
  IdAzienda INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  RagioneSociale VARCHAR(120) NOT NULL,
  PartitaIva CHAR(11) NOT NULL UNIQUE,
  Indirizzo VARCHAR(120) NOT NULL,
  Comune VARCHAR(60) NOT NULL,
  Provincia CHAR(2) NOT NULL,
  Cap CHAR(5) NOT NULL,
  NumeroCamere INT NOT NULL DEFAULT 0
);
CREATE TABLE Camera (
  IdCamera INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdAzienda INT NOT NULL,
  Nome VARCHAR(40) NOT NULL,
  PostiLetto TINYINT NOT NULL,
  PrezzoNotte DECIMAL(8,2) NOT NULL,
  SuperficieMq DECIMAL(5,1) NOT NULL,
  Attiva TINYINT(1) NOT NULL DEFAULT 1,
  FOREIGN KEY (IdAzienda) REFERENCES Azienda (IdAzienda)
);
CREATE TABLE Ospite (
  IdOspite INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Nome VARCHAR(50) NOT NULL,
  Cognome VARCHAR(50) NOT NULL,
  CodiceFiscale CHAR(16),
  Email VARCHAR(120) NOT NULL,
  Cellulare VARCHAR(20),
  DataNascita DATE NOT NULL,
  Nazione CHAR(2) NOT NULL DEFAULT 'IT'
);
CREATE TABLE Prenotazione (
  IdPrenotazione INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdAzienda INT NOT NULL,
  IdCamera INT NOT NULL,
  IdOspite INT NOT NULL,
  Codice VARCHAR(12) NOT NULL UNIQUE,
  DataPrenotazione DATETIME NOT NULL,
  DataArrivo DATE NOT NULL,
  DataPartenza DATE NOT NULL,
  Notti SMALLINT NOT NULL,
  Adulti TINYINT NOT NULL,
  Bambini TINYINT NOT NULL DEFAULT 0,
  NumeroOspiti TINYINT NOT NULL,
  Stato ENUM('in_attesa','confermata','arrivata','conclusa','annullata') NOT NULL DEFAULT 'in_attesa',
  DataConferma DATETIME,
  DataAnnullamento DATETIME,
  MotivoAnnullamento VARCHAR(200),
  PrezzoNotte DECIMAL(8,2) NOT NULL,
  TotaleSoggiorno DECIMAL(10,2) NOT NULL,
  TassaSoggiorno DECIMAL(8,2) NOT NULL DEFAULT 0,
  TotaleExtra DECIMAL(10,2) NOT NULL DEFAULT 0,
  Sconto DECIMAL(8,2) NOT NULL DEFAULT 0,
  TotaleDovuto DECIMAL(10,2) NOT NULL,
  Caparra DECIMAL(10,2) NOT NULL DEFAULT 0,
  SaldoResiduo DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (IdAzienda) REFERENCES Azienda (IdAzienda),
  FOREIGN KEY (IdCamera) REFERENCES Camera (IdCamera),
  FOREIGN KEY (IdOspite) REFERENCES Ospite (IdOspite)
);
CREATE TABLE Servizio (
  IdServizio INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Descrizione VARCHAR(80) NOT NULL,
  PrezzoListino DECIMAL(8,2) NOT NULL,
  AliquotaIva DECIMAL(4,2) NOT NULL DEFAULT 22
);
CREATE TABLE Extra (
  IdExtra INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdPrenotazione INT NOT NULL,
  IdServizio INT NOT NULL,
  DataServizio DATE NOT NULL,
  Quantita SMALLINT NOT NULL DEFAULT 1,
  PrezzoUnitario DECIMAL(8,2) NOT NULL,
  Importo DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (IdPrenotazione) REFERENCES Prenotazione (IdPrenotazione),
  FOREIGN KEY (IdServizio) REFERENCES Servizio (IdServizio)
);
CREATE TABLE Recensione (
  IdRecensione INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdPrenotazione INT NOT NULL UNIQUE,
  Voto TINYINT NOT NULL,
  Testo TEXT,
  DataRecensione DATETIME NOT NULL,
  Pubblicata TINYINT(1) NOT NULL DEFAULT 1,
  DataPubblicazione DATETIME,
  CHECK (Voto BETWEEN 1 AND 5),
  FOREIGN KEY (IdPrenotazione) REFERENCES Prenotazione (IdPrenotazione)
);
CREATE TABLE Appezzamento (
  IdAppezzamento INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdAzienda INT NOT NULL,
  Denominazione VARCHAR(60) NOT NULL,
  Ettari DECIMAL(6,2) NOT NULL,
  Coltura ENUM('olivo','vite','grano','ortaggi') NOT NULL,
  FOREIGN KEY (IdAzienda) REFERENCES Azienda (IdAzienda)
);
CREATE TABLE Raccolto (
  IdRaccolto INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdAppezzamento INT NOT NULL,
  Anno SMALLINT NOT NULL,
  DataInizio DATE NOT NULL,
  DataFine DATE,
  Terminato TINYINT(1) NOT NULL DEFAULT 0,
  QuintaliLordi DECIMAL(8,2) NOT NULL,
  Scarto DECIMAL(8,2) NOT NULL DEFAULT 0,
  QuintaliNetti DECIMAL(8,2) NOT NULL,
  ResaEttaro DECIMAL(8,2) NOT NULL,
  FOREIGN KEY (IdAppezzamento) REFERENCES Appezzamento (IdAppezzamento)
);
CREATE TABLE Pagamento (
  IdPagamento INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  IdPrenotazione INT NOT NULL,
  Progressivo TINYINT NOT NULL,
  Metodo ENUM('contanti','carta','bonifico') NOT NULL,
  DataPagamento DATETIME NOT NULL,
  Importo DECIMAL(10,2) NOT NULL,
  Rimborsato TINYINT(1) NOT NULL DEFAULT 0,
  DataRimborso DATETIME,
  UNIQUE KEY (IdPrenotazione, Progressivo),
  FOREIGN KEY (IdPrenotazione) REFERENCES Prenotazione (IdPrenotazione)
);
