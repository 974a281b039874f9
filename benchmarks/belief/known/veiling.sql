CREATE TABLE kweker (
  kweker_nr INT NOT NULL AUTO_INCREMENT COMMENT 'nummer van de kweker',
  bedrijfsnaam VARCHAR(80) NOT NULL,
  plaats VARCHAR(60) NOT NULL,
  telefoon VARCHAR(20) NULL,
  lid_sinds DATE NOT NULL COMMENT 'aanvang lidmaatschap',
  lid_tot DATE NULL COMMENT 'einde lidmaatschap, leeg zolang actief',
  actief TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (kweker_nr)
) COMMENT='kwekers die aanvoeren op de veiling';
CREATE TABLE koper (
  koper_nr INT NOT NULL AUTO_INCREMENT,
  naam VARCHAR(80) NOT NULL,
  soort ENUM('exporteur','groothandel','bloemist') NOT NULL,
  kredietlimiet DECIMAL(12,2) NOT NULL COMMENT 'maximaal openstaand bedrag in euro',
  openstaand DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'openstaand bedrag, nooit boven de kredietlimiet',
  geblokkeerd TINYINT(1) NOT NULL DEFAULT 0,
  geblokkeerd_op DATETIME NULL COMMENT 'tijdstip van blokkering, alleen bij geblokkeerde kopers',
  PRIMARY KEY (koper_nr)
);
CREATE TABLE product (
  product_id INT NOT NULL AUTO_INCREMENT,
  vbn_code CHAR(6) NOT NULL COMMENT 'officiele productcode',
  naam VARCHAR(60) NOT NULL COMMENT 'naam van de bloem en het ras',
  groep ENUM('snijbloem','potplant','bolbloem') NOT NULL,
  min_lengte_cm SMALLINT NOT NULL COMMENT 'kleinste steellengte',
  max_lengte_cm SMALLINT NOT NULL COMMENT 'grootste steellengte',
  bewaartemp_c DECIMAL(3,1) NOT NULL COMMENT 'aanbevolen koelceltemperatuur',
  vaasleven_dagen SMALLINT NOT NULL,
  PRIMARY KEY (product_id), UNIQUE KEY uq_vbn (vbn_code)
);
CREATE TABLE veilingdag (
  veilingdag_id INT NOT NULL AUTO_INCREMENT,
  datum DATE NOT NULL,
  begintijd TIME NOT NULL,
  eindtijd TIME NOT NULL,
  aantal_partijen INT NOT NULL DEFAULT 0 COMMENT 'aantal aangevoerde partijen van deze dag',
  omzet DECIMAL(14,2) NOT NULL DEFAULT 0 COMMENT 'som van de transacties van deze dag',
  PRIMARY KEY (veilingdag_id), UNIQUE KEY uq_datum (datum)
);
CREATE TABLE partij (
  partij_id INT NOT NULL AUTO_INCREMENT,
  veilingdag_id INT NOT NULL,
  kweker_nr INT NOT NULL,
  product_id INT NOT NULL,
  volgnr INT NOT NULL COMMENT 'volgnummer binnen de veilingdag, vanaf 1',
  geoogst_op DATE NOT NULL COMMENT 'oogstdatum',
  aangevoerd_op DATETIME NOT NULL COMMENT 'tijdstip van aanvoer in de koelcel',
  lengte_cm SMALLINT NOT NULL COMMENT 'steellengte, tussen kleinste en grootste van het product',
  kwaliteit ENUM('A1','A2','B') NOT NULL,
  aantal_fusten INT NOT NULL COMMENT 'aantal fusten (emmers)',
  stelen_per_fust INT NOT NULL,
  aantal_stelen INT NOT NULL COMMENT 'aantal_fusten maal stelen_per_fust',
  verkochte_stelen INT NOT NULL DEFAULT 0 COMMENT 'som van de verkochte stelen',
  rest_stelen INT NOT NULL COMMENT 'aantal_stelen min verkochte_stelen',
  minimumprijs DECIMAL(6,3) NOT NULL COMMENT 'laagste prijs per steel',
  status ENUM('aangemeld','in_veiling','verkocht','doorgedraaid','ingetrokken') NOT NULL DEFAULT 'aangemeld',
  verkocht_op DATETIME NULL COMMENT 'tijdstip waarop de laatste stelen verkocht zijn',
  doorgedraaid_op DATETIME NULL COMMENT 'tijdstip van doordraaien (vernietiging)',
  ingetrokken_op DATETIME NULL,
  reden_intrekking VARCHAR(200) NULL,
  PRIMARY KEY (partij_id), UNIQUE KEY uq_volg (veilingdag_id, volgnr),
  FOREIGN KEY (veilingdag_id) REFERENCES veilingdag(veilingdag_id),
  FOREIGN KEY (kweker_nr) REFERENCES kweker(kweker_nr),
  FOREIGN KEY (product_id) REFERENCES product(product_id)
) COMMENT='aangevoerde partij bloemen';
CREATE TABLE keuring (
  keuring_id INT NOT NULL AUTO_INCREMENT,
  partij_id INT NOT NULL,
  keurmeester VARCHAR(80) NOT NULL COMMENT 'naam van de keurmeester',
  gekeurd_op DATETIME NOT NULL COMMENT 'na de aanvoer van de partij',
  cijfer DECIMAL(3,1) NOT NULL COMMENT 'cijfer van 1 tot 10',
  goedgekeurd TINYINT(1) NOT NULL COMMENT '1 bij cijfer 6 of hoger',
  afkeurreden VARCHAR(150) NULL COMMENT 'alleen bij afkeuring',
  temperatuur_c DECIMAL(4,1) NULL COMMENT 'temperatuur van het water in het fust',
  PRIMARY KEY (keuring_id), UNIQUE KEY uq_keur (partij_id),
  FOREIGN KEY (partij_id) REFERENCES partij(partij_id)
);
CREATE TABLE factuur (
  factuur_id INT NOT NULL AUTO_INCREMENT,
  factuurnummer VARCHAR(20) NOT NULL,
  koper_nr INT NOT NULL,
  factuurdatum DATE NOT NULL,
  vervaldatum DATE NOT NULL COMMENT '14 dagen na factuurdatum',
  subtotaal DECIMAL(14,2) NOT NULL COMMENT 'som van de transactiebedragen',
  fustkosten DECIMAL(10,2) NOT NULL,
  btw_pct DECIMAL(4,1) NOT NULL DEFAULT 9.0,
  btw_bedrag DECIMAL(12,2) NOT NULL COMMENT 'btw over subtotaal plus fustkosten',
  totaal DECIMAL(14,2) NOT NULL,
  betaald TINYINT(1) NOT NULL DEFAULT 0,
  betaald_op DATE NULL,
  PRIMARY KEY (factuur_id), UNIQUE KEY uq_fnr (factuurnummer),
  FOREIGN KEY (koper_nr) REFERENCES koper(koper_nr)
);
CREATE TABLE transactie (
  transactie_id INT NOT NULL AUTO_INCREMENT,
  partij_id INT NOT NULL,
  veilingdag_id INT NOT NULL COMMENT 'zelfde dag als de partij',
  koper_nr INT NOT NULL,
  factuur_id INT NULL COMMENT 'leeg zolang nog niet gefactureerd',
  klok_nr TINYINT NOT NULL,
  geklokt_op DATETIME NOT NULL COMMENT 'moment waarop de koper de klok stilzet',
  aantal_stelen INT NOT NULL,
  prijs_per_steel DECIMAL(6,3) NOT NULL COMMENT 'niet onder de minimumprijs van de partij',
  bedrag DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (transactie_id),
  FOREIGN KEY (partij_id) REFERENCES partij(partij_id),
  FOREIGN KEY (veilingdag_id) REFERENCES veilingdag(veilingdag_id),
  FOREIGN KEY (koper_nr) REFERENCES koper(koper_nr),
  FOREIGN KEY (factuur_id) REFERENCES factuur(factuur_id)
) COMMENT='verkoop aan de klok';
CREATE TABLE levering (
  levering_id INT NOT NULL AUTO_INCREMENT,
  transactie_id INT NOT NULL,
  koper_nr INT NOT NULL COMMENT 'koper van de transactie',
  box_nr VARCHAR(10) NOT NULL,
  status ENUM('gepland','onderweg','afgeleverd') NOT NULL,
  vertrokken_op DATETIME NULL,
  afgeleverd_op DATETIME NULL,
  ontvangen_door VARCHAR(80) NULL COMMENT 'naam van de ontvanger',
  PRIMARY KEY (levering_id), UNIQUE KEY uq_lev (transactie_id),
  FOREIGN KEY (transactie_id) REFERENCES transactie(transactie_id),
  FOREIGN KEY (koper_nr) REFERENCES koper(koper_nr)
);
