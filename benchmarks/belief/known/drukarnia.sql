CREATE TABLE klienci (
  id_klienta INT NOT NULL AUTO_INCREMENT,
  nazwa VARCHAR(120) NOT NULL,
  nip CHAR(10) NULL,
  osoba_kontaktowa VARCHAR(80) NULL,
  email VARCHAR(100) NULL,
  telefon VARCHAR(20) NULL,
  rabat_staly DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  zablokowany TINYINT(1) NOT NULL DEFAULT 0,
  data_zablokowania DATE NULL,
  data_dodania DATETIME NOT NULL,
  PRIMARY KEY (id_klienta)
);
CREATE TABLE papiery (
  id_papieru INT NOT NULL AUTO_INCREMENT,
  nazwa VARCHAR(60) NOT NULL,
  gramatura SMALLINT NOT NULL,
  szerokosc_mm SMALLINT NOT NULL,
  wysokosc_mm SMALLINT NOT NULL,
  cena_arkusza DECIMAL(8,4) NOT NULL,
  stan_arkuszy INT NOT NULL DEFAULT 0,
  zarezerwowano INT NOT NULL DEFAULT 0,
  dostepne INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id_papieru)
);
CREATE TABLE maszyny (
  id_maszyny INT NOT NULL AUTO_INCREMENT,
  symbol VARCHAR(10) NOT NULL,
  typ ENUM('offsetowa','cyfrowa','wielkoformatowa','introligatorska') NOT NULL,
  data_zakupu DATE NOT NULL,
  data_ost_przegladu DATE NULL,
  data_nast_przegladu DATE NULL,
  stawka_godz DECIMAL(8,2) NOT NULL,
  sprawna TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_maszyny),
  UNIQUE KEY (symbol)
);
CREATE TABLE pracownicy (
  id_pracownika INT NOT NULL AUTO_INCREMENT,
  imie VARCHAR(40) NOT NULL,
  nazwisko VARCHAR(60) NOT NULL,
  stanowisko ENUM('drukarz','grafik','introligator','handlowiec','kierownik') NOT NULL,
  data_ur DATE NOT NULL,
  data_zatr DATE NOT NULL,
  data_zwol DATE NULL,
  pensja DECIMAL(9,2) NOT NULL,
  login VARCHAR(30) NOT NULL,
  PRIMARY KEY (id_pracownika),
  UNIQUE KEY (login)
);
CREATE TABLE wyceny (
  id_wyceny INT NOT NULL AUTO_INCREMENT,
  nr_wyceny VARCHAR(15) NOT NULL,
  id_klienta INT NOT NULL,
  id_handlowca INT NOT NULL,
  status ENUM('robocza','wyslana','zaakceptowana','odrzucona','wygasla') NOT NULL DEFAULT 'robocza',
  data_utworzenia DATETIME NOT NULL,
  data_wyslania DATETIME NULL,
  data_akceptacji DATETIME NULL,
  powod_odrzucenia VARCHAR(120) NULL,
  wazna_do DATE NOT NULL,
  wartosc_netto DECIMAL(11,2) NOT NULL,
  PRIMARY KEY (id_wyceny)
);
CREATE TABLE zlecenia (
  id_zlecenia INT NOT NULL AUTO_INCREMENT,
  nr_zlecenia VARCHAR(15) NOT NULL,
  id_wyceny INT NULL,
  id_klienta INT NOT NULL,
  tytul VARCHAR(120) NOT NULL,
  naklad INT NOT NULL,
  status ENUM('przyjete','w_produkcji','gotowe','wydane','anulowane') NOT NULL DEFAULT 'przyjete',
  data_przyjecia DATETIME NOT NULL,
  termin_realizacji DATE NOT NULL,
  data_rozpoczecia DATETIME NULL,
  data_zakonczenia DATETIME NULL,
  data_wydania DATETIME NULL,
  data_anulowania DATETIME NULL,
  koszt_papieru DECIMAL(11,2) NOT NULL DEFAULT 0.00,
  koszt_druku DECIMAL(11,2) NOT NULL DEFAULT 0.00,
  koszt_oprawy DECIMAL(11,2) NOT NULL DEFAULT 0.00,
  koszt_calkowity DECIMAL(11,2) NOT NULL DEFAULT 0.00,
  liczba_operacji INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id_zlecenia)
);
CREATE TABLE zlecenie_papier (
  id INT NOT NULL AUTO_INCREMENT,
  id_zlecenia INT NOT NULL,
  id_papieru INT NOT NULL,
  lp SMALLINT NOT NULL,
  ilosc_arkuszy INT NOT NULL,
  cena_arkusza DECIMAL(8,4) NOT NULL,
  wartosc DECIMAL(11,2) NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE operacje (
  id_operacji INT NOT NULL AUTO_INCREMENT,
  id_zlecenia INT NOT NULL,
  id_maszyny INT NOT NULL,
  id_pracownika INT NOT NULL,
  rodzaj ENUM('druk','ciecie','falcowanie','oprawa') NOT NULL,
  czas_start DATETIME NOT NULL,
  czas_stop DATETIME NULL,
  czas_trwania_min INT NULL,
  stawka_godz DECIMAL(8,2) NOT NULL,
  il_dobrych INT NOT NULL DEFAULT 0,
  il_brakow INT NOT NULL DEFAULT 0,
  il_razem INT NOT NULL DEFAULT 0,
  PRIMARY KEY (id_operacji)
);
CREATE TABLE faktury (
  id_faktury INT NOT NULL AUTO_INCREMENT,
  nr_faktury VARCHAR(20) NOT NULL,
  id_zlecenia INT NOT NULL,
  id_klienta INT NOT NULL,
  data_wyst DATE NOT NULL,
  termin_plat DATE NOT NULL,
  netto DECIMAL(11,2) NOT NULL,
  stawka_vat DECIMAL(4,2) NOT NULL DEFAULT 23.00,
  kwota_vat DECIMAL(11,2) NOT NULL,
  brutto DECIMAL(11,2) NOT NULL,
  zaplacono DECIMAL(11,2) NOT NULL DEFAULT 0.00,
  do_zaplaty DECIMAL(11,2) NOT NULL DEFAULT 0.00,
  oplacona TINYINT(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id_faktury)
);
CREATE TABLE reklamacje (
  id_reklamacji INT NOT NULL AUTO_INCREMENT,
  id_zlecenia INT NOT NULL,
  id_klienta INT NOT NULL,
  data_zgloszenia DATE NOT NULL,
  status ENUM('nowa','rozpatrywana','uznana','odrzucona') NOT NULL DEFAULT 'nowa',
  data_rozpatrzenia DATE NULL,
  kwota_zwrotu DECIMAL(11,2) NULL,
  PRIMARY KEY (id_reklamacji)
);
