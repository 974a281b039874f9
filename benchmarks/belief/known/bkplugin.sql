# bk_ tables, db version 2.4.1 (dbDelta style: hardly any constraints)
CREATE TABLE bk_services (
  id bigint(20) unsigned NOT NULL auto_increment,
  post_author bigint(20) unsigned NOT NULL default '0',
  service_title varchar(200) NOT NULL default '',
  service_slug varchar(200) NOT NULL default '' COMMENT 'sanitized title: lower case, hyphens',
  service_status varchar(20) NOT NULL default 'publish' COMMENT 'publish, draft, trash',
  duration int(11) NOT NULL default '60' COMMENT 'minutes',
  buffer_after int(11) NOT NULL default '0' COMMENT 'minutes',
  capacity_min int(11) NOT NULL default '1',
  capacity_max int(11) NOT NULL default '1',
  price decimal(19,4) NOT NULL default '0.0000' COMMENT 'per person',
  tax_class varchar(20) NOT NULL default '' COMMENT 'empty = standard; reduced-rate, zero-rate',
  booking_count bigint(20) unsigned NOT NULL default '0' COMMENT 'cached number of bookings of this service',
  date_created datetime NOT NULL,
  date_created_gmt datetime NOT NULL,
  date_modified datetime NOT NULL,
  date_modified_gmt datetime NOT NULL,
  PRIMARY KEY  (id),
  UNIQUE KEY service_slug (service_slug)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_resources (
  id bigint(20) unsigned NOT NULL auto_increment,
  resource_name varchar(200) NOT NULL default '',
  resource_type varchar(20) NOT NULL default 'staff' COMMENT 'staff, room, equipment',
  user_id bigint(20) unsigned DEFAULT NULL COMMENT 'wp user, staff only',
  email varchar(100) DEFAULT NULL,
  color char(7) NOT NULL default '#3a87ad' COMMENT 'calendar colour, hex',
  is_active tinyint(1) NOT NULL default '1',
  menu_order int(11) NOT NULL default '0',
  PRIMARY KEY  (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_resource_services (
  resource_id bigint(20) unsigned NOT NULL,
  service_id bigint(20) unsigned NOT NULL,
  custom_price decimal(19,4) DEFAULT NULL COMMENT 'NULL = price of the service',
  PRIMARY KEY  (resource_id,service_id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_availability (
  id bigint(20) unsigned NOT NULL auto_increment,
  resource_id bigint(20) unsigned NOT NULL,
  weekday tinyint(1) unsigned NOT NULL COMMENT '0=Sunday ... 6=Saturday, as in PHP date(w)',
  start_time time NOT NULL default '09:00:00',
  end_time time NOT NULL default '17:00:00',
  PRIMARY KEY  (id),
  KEY resource_id (resource_id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_customers (
  id bigint(20) unsigned NOT NULL auto_increment,
  user_id bigint(20) unsigned DEFAULT NULL COMMENT 'NULL for guests',
  is_guest tinyint(1) NOT NULL default '1' COMMENT '1 = no wp user',
  first_name varchar(100) NOT NULL default '',
  last_name varchar(100) NOT NULL default '',
  display_name varchar(250) NOT NULL default '' COMMENT 'first and last name',
  email varchar(100) NOT NULL default '',
  phone varchar(40) NOT NULL default '',
  total_spent decimal(19,4) NOT NULL default '0.0000' COMMENT 'sum of total of completed bookings',
  order_count int(11) NOT NULL default '0' COMMENT 'number of bookings, any status',
  date_registered_gmt datetime NOT NULL,
  date_last_active_gmt datetime DEFAULT NULL,
  PRIMARY KEY  (id),
  UNIQUE KEY user_id (user_id),
  KEY email (email)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_bookings (
  id bigint(20) unsigned NOT NULL auto_increment,
  booking_key varchar(32) NOT NULL default '' COMMENT 'bk_ and 13 lower-case letters or digits',
  parent_id bigint(20) unsigned NOT NULL default '0' COMMENT 'first booking of a recurring series, 0 = none',
  service_id bigint(20) unsigned NOT NULL,
  resource_id bigint(20) unsigned NOT NULL COMMENT 'offers the service (bk_resource_services)',
  customer_id bigint(20) unsigned NOT NULL,
  coupon_id bigint(20) unsigned DEFAULT NULL,
  status varchar(20) NOT NULL default 'bk-pending' COMMENT 'bk-pending, bk-confirmed, bk-completed, bk-cancelled, bk-noshow',
  start_date datetime NOT NULL COMMENT 'site time',
  start_date_gmt datetime NOT NULL,
  end_date datetime NOT NULL COMMENT 'start plus the duration of the service',
  end_date_gmt datetime NOT NULL,
  persons int(11) NOT NULL default '1' COMMENT 'between capacity_min and capacity_max of the service',
  unit_price decimal(19,4) NOT NULL default '0.0000',
  subtotal decimal(19,4) NOT NULL default '0.0000' COMMENT 'persons x unit_price',
  extras_total decimal(19,4) NOT NULL default '0.0000' COMMENT 'sum of the booking extras',
  discount_total decimal(19,4) NOT NULL default '0.0000' COMMENT '0 without a coupon',
  tax_total decimal(19,4) NOT NULL default '0.0000',
  total decimal(19,4) NOT NULL default '0.0000' COMMENT 'subtotal + extras_total - discount_total + tax_total',
  currency char(3) NOT NULL default 'EUR',
  customer_note longtext,
  cancel_reason varchar(255) DEFAULT NULL COMMENT 'only for bk-cancelled',
  date_created datetime NOT NULL,
  date_created_gmt datetime NOT NULL,
  date_cancelled datetime DEFAULT NULL,
  date_cancelled_gmt datetime DEFAULT NULL,
  reminder_sent tinyint(1) NOT NULL default '0',
  reminder_sent_gmt datetime DEFAULT NULL COMMENT 'NULL until the reminder is sent',
  PRIMARY KEY  (id),
  UNIQUE KEY booking_key (booking_key),
  KEY service_id (service_id),
  KEY resource_start (resource_id,start_date_gmt),
  KEY customer_id (customer_id),
  KEY status (status)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_booking_extras (
  id bigint(20) unsigned NOT NULL auto_increment,
  booking_id bigint(20) unsigned NOT NULL,
  extra_name varchar(200) NOT NULL default '',
  qty int(11) NOT NULL default '1',
  unit_price decimal(19,4) NOT NULL default '0.0000',
  line_total decimal(19,4) NOT NULL default '0.0000' COMMENT 'qty x unit_price',
  PRIMARY KEY  (id),
  KEY booking_id (booking_id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_coupons (
  id bigint(20) unsigned NOT NULL auto_increment,
  code varchar(40) NOT NULL default '' COMMENT 'stored in lower case',
  discount_type varchar(10) NOT NULL default 'percent' COMMENT 'percent, fixed',
  amount decimal(19,4) NOT NULL default '0.0000' COMMENT 'percent: 1 to 100',
  usage_limit int(11) DEFAULT NULL COMMENT 'NULL = unlimited',
  usage_count int(11) NOT NULL default '0' COMMENT 'bookings made with this coupon, never above usage_limit',
  date_starts date DEFAULT NULL,
  date_expires date DEFAULT NULL,
  PRIMARY KEY  (id),
  UNIQUE KEY code (code)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_transactions (
  id bigint(20) unsigned NOT NULL auto_increment,
  booking_id bigint(20) unsigned NOT NULL,
  customer_id bigint(20) unsigned NOT NULL,
  type varchar(10) NOT NULL default 'payment' COMMENT 'payment (amount above 0), refund (amount below 0)',
  gateway varchar(20) NOT NULL default 'stripe' COMMENT 'stripe, paypal, bacs, cod',
  gateway_ref varchar(64) DEFAULT NULL COMMENT 'NULL for bacs and cod',
  amount decimal(19,4) NOT NULL,
  currency char(3) NOT NULL default 'EUR',
  status tinyint(1) NOT NULL default '0' COMMENT '0=pending 1=succeeded 2=failed',
  error_message varchar(255) DEFAULT NULL COMMENT 'failed ones only',
  date_created datetime NOT NULL,
  date_created_gmt datetime NOT NULL,
  PRIMARY KEY  (id),
  KEY booking_id (booking_id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_meta (
  meta_id bigint(20) unsigned NOT NULL auto_increment,
  object_type varchar(20) NOT NULL default 'booking' COMMENT 'booking, service, customer, resource',
  object_id bigint(20) unsigned NOT NULL default '0' COMMENT 'id in bk_bookings, bk_services, bk_customers or bk_resources',
  meta_key varchar(255) DEFAULT NULL,
  meta_value longtext,
  PRIMARY KEY  (meta_id),
  KEY object (object_type,object_id),
  KEY meta_key (meta_key(191))
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_reviews (
  id bigint(20) unsigned NOT NULL auto_increment,
  booking_id bigint(20) unsigned NOT NULL COMMENT 'a completed booking',
  service_id bigint(20) unsigned NOT NULL,
  customer_id bigint(20) unsigned NOT NULL,
  rating tinyint(1) unsigned NOT NULL COMMENT '1 to 5 stars',
  content longtext,
  approved varchar(20) NOT NULL default '0' COMMENT '0, 1, spam (as in wp_comments)',
  date_created datetime NOT NULL,
  date_created_gmt datetime NOT NULL,
  PRIMARY KEY  (id),
  UNIQUE KEY booking_id (booking_id),
  CONSTRAINT bk_fk_review_booking FOREIGN KEY (booking_id) REFERENCES bk_bookings (id) ON DELETE CASCADE
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE bk_logs (
  log_id bigint(20) unsigned NOT NULL auto_increment,
  booking_id bigint(20) unsigned NOT NULL,
  old_status varchar(20) DEFAULT NULL COMMENT 'NULL on the entry of creation',
  new_status varchar(20) NOT NULL,
  actor_type varchar(10) NOT NULL default 'system' COMMENT 'system, customer, staff',
  actor_id bigint(20) unsigned DEFAULT NULL COMMENT 'bk_customers.id for customer, bk_resources.id for staff, NULL for system',
  message longtext,
  logged_gmt datetime NOT NULL,
  PRIMARY KEY  (log_id),
  KEY booking_id (booking_id)
) DEFAULT CHARSET=utf8mb4;
