CREATE TABLE publishers (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(255) NOT NULL,
  contact_email varchar(255) NOT NULL,
  revenue_share_percent decimal(5,2) NOT NULL DEFAULT 70.0,
  payout_currency varchar(3) NOT NULL DEFAULT 'USD',
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL
);
CREATE TABLE shows (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  publisher_id bigint NOT NULL,
  title varchar(255) NOT NULL,
  slug varchar(255) NOT NULL,
  feed_url varchar(255) NOT NULL,
  language varchar(5) NOT NULL DEFAULT 'en',
  explicit tinyint(1) NOT NULL DEFAULT 0,
  episodes_count int NOT NULL DEFAULT 0,
  cpm_floor_cents int NOT NULL COMMENT 'lowest price for a thousand impressions',
  archived_at datetime(6) DEFAULT NULL,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL,
  UNIQUE KEY index_shows_on_slug (slug),
  CONSTRAINT fk_rails_1 FOREIGN KEY (publisher_id) REFERENCES publishers (id)
);
CREATE TABLE episodes (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  show_id bigint NOT NULL,
  number int NOT NULL,
  title varchar(255) NOT NULL,
  state varchar(255) NOT NULL DEFAULT 'draft' COMMENT 'draft, scheduled, published or withdrawn',
  duration_seconds int NOT NULL,
  published_at datetime(6) DEFAULT NULL,
  withdrawn_at datetime(6) DEFAULT NULL,
  downloads_count int NOT NULL DEFAULT 0,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL,
  UNIQUE KEY index_episodes_on_show_id_and_number (show_id, number),
  CONSTRAINT fk_rails_2 FOREIGN KEY (show_id) REFERENCES shows (id)
);
CREATE TABLE ad_slots (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  episode_id bigint NOT NULL,
  position varchar(255) NOT NULL DEFAULT 'mid' COMMENT 'pre|mid|post',
  offset_seconds int NOT NULL COMMENT 'within the episode',
  length_seconds int NOT NULL COMMENT '15, 30 or 60',
  CONSTRAINT fk_rails_3 FOREIGN KEY (episode_id) REFERENCES episodes (id)
);
CREATE TABLE advertisers (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(255) NOT NULL,
  website varchar(255) NOT NULL,
  credit_limit_cents bigint NOT NULL DEFAULT 0,
  blocked tinyint(1) NOT NULL DEFAULT 0,
  blocked_at datetime(6) DEFAULT NULL,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL
);
CREATE TABLE campaigns (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  advertiser_id bigint NOT NULL,
  name varchar(255) NOT NULL,
  status varchar(255) NOT NULL DEFAULT 'draft' COMMENT 'draft, running, paused or completed',
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  flight_days int NOT NULL,
  cpm_cents int NOT NULL,
  impressions_goal int NOT NULL,
  impressions_delivered int NOT NULL DEFAULT 0,
  budget_cents bigint NOT NULL COMMENT 'goal / 1000 * cpm',
  spent_cents bigint NOT NULL DEFAULT 0,
  remaining_cents bigint NOT NULL DEFAULT 0,
  completed_at datetime(6) DEFAULT NULL,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL,
  CONSTRAINT fk_rails_4 FOREIGN KEY (advertiser_id) REFERENCES advertisers (id)
);
CREATE TABLE creatives (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  campaign_id bigint NOT NULL,
  advertiser_id bigint NOT NULL,
  audio_url varchar(255) NOT NULL,
  length_seconds int NOT NULL,
  review_status varchar(255) NOT NULL DEFAULT 'pending' COMMENT 'pending, approved or rejected',
  reviewed_at datetime(6) DEFAULT NULL,
  rejection_reason varchar(255) DEFAULT NULL,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL,
  CONSTRAINT fk_rails_5 FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_rails_6 FOREIGN KEY (advertiser_id) REFERENCES advertisers (id)
);
CREATE TABLE placements (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  campaign_id bigint NOT NULL,
  creative_id bigint NOT NULL,
  ad_slot_id bigint NOT NULL,
  cpm_cents int NOT NULL,
  impressions int NOT NULL DEFAULT 0,
  gross_cents bigint NOT NULL DEFAULT 0 COMMENT 'impressions / 1000 * cpm',
  publisher_share_cents bigint NOT NULL DEFAULT 0,
  network_fee_cents bigint NOT NULL DEFAULT 0 COMMENT 'what the publisher does not get',
  booked_at datetime(6) NOT NULL,
  aired_at datetime(6) DEFAULT NULL,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL,
  CONSTRAINT fk_rails_7 FOREIGN KEY (campaign_id) REFERENCES campaigns (id),
  CONSTRAINT fk_rails_8 FOREIGN KEY (creative_id) REFERENCES creatives (id),
  CONSTRAINT fk_rails_9 FOREIGN KEY (ad_slot_id) REFERENCES ad_slots (id)
);
CREATE TABLE daily_downloads (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  episode_id bigint NOT NULL,
  day date NOT NULL,
  total int NOT NULL DEFAULT 0,
  mobile int NOT NULL DEFAULT 0,
  desktop int NOT NULL DEFAULT 0,
  smart_speaker int NOT NULL DEFAULT 0,
  UNIQUE KEY index_daily (episode_id, day),
  CONSTRAINT fk_rails_10 FOREIGN KEY (episode_id) REFERENCES episodes (id)
);
CREATE TABLE payouts (
  id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  publisher_id bigint NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  gross_cents bigint NOT NULL,
  withholding_cents bigint NOT NULL DEFAULT 0,
  adjustment_cents bigint NOT NULL DEFAULT 0 COMMENT 'may be negative',
  net_cents bigint NOT NULL COMMENT 'gross - withholding + adjustment',
  currency varchar(3) NOT NULL,
  status varchar(255) NOT NULL DEFAULT 'open' COMMENT 'open, approved, sent or failed',
  approved_at datetime(6) DEFAULT NULL,
  sent_at datetime(6) DEFAULT NULL,
  failure_message varchar(255) DEFAULT NULL,
  created_at datetime(6) NOT NULL,
  updated_at datetime(6) NOT NULL,
  CONSTRAINT fk_rails_11 FOREIGN KEY (publisher_id) REFERENCES publishers (id)
);
