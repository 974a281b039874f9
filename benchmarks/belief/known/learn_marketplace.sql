CREATE TABLE users (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  email VARCHAR(190) NOT NULL UNIQUE,
  email_verified_at TIMESTAMP NULL,
  is_instructor TINYINT(1) NOT NULL DEFAULT 0,
  is_banned TINYINT(1) NOT NULL DEFAULT 0,
  banned_at TIMESTAMP NULL,
  locale VARCHAR(5) NOT NULL DEFAULT 'en',
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL
) ENGINE=InnoDB;

CREATE TABLE instructor_profiles (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL UNIQUE,
  headline VARCHAR(160) NULL,
  revenue_share_pct DECIMAL(5,2) NOT NULL DEFAULT 70.00,
  payout_currency CHAR(3) NOT NULL DEFAULT 'USD',
  course_count INT UNSIGNED NOT NULL DEFAULT 0,
  lifetime_earnings DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'net_amount of all payouts with status paid',
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  CONSTRAINT instructor_profiles_user_id_foreign FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE=InnoDB;

CREATE TABLE courses (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  instructor_profile_id BIGINT UNSIGNED NOT NULL,
  title VARCHAR(150) NOT NULL,
  slug VARCHAR(170) NOT NULL UNIQUE,
  level ENUM('beginner','intermediate','advanced') NOT NULL DEFAULT 'beginner',
  status ENUM('draft','in_review','published','retired') NOT NULL DEFAULT 'draft',
  price DECIMAL(8,2) NOT NULL,
  list_price DECIMAL(8,2) NULL COMMENT 'struck-through price, not below price',
  lesson_count INT UNSIGNED NOT NULL DEFAULT 0,
  duration_seconds INT UNSIGNED NOT NULL DEFAULT 0,
  enrollment_count INT UNSIGNED NOT NULL DEFAULT 0,
  rating_avg DECIMAL(3,2) NULL,
  rating_count INT UNSIGNED NOT NULL DEFAULT 0,
  published_at TIMESTAMP NULL,
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  deleted_at TIMESTAMP NULL,
  CONSTRAINT courses_instructor_profile_id_foreign FOREIGN KEY (instructor_profile_id) REFERENCES instructor_profiles (id)
) ENGINE=InnoDB;

CREATE TABLE lessons (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  course_id BIGINT UNSIGNED NOT NULL,
  position SMALLINT UNSIGNED NOT NULL,
  title VARCHAR(150) NOT NULL,
  type ENUM('video','article','quiz') NOT NULL DEFAULT 'video',
  duration_seconds INT UNSIGNED NOT NULL DEFAULT 0,
  is_preview TINYINT(1) NOT NULL DEFAULT 0,
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  UNIQUE KEY lessons_course_id_position_unique (course_id, position),
  CONSTRAINT lessons_course_id_foreign FOREIGN KEY (course_id) REFERENCES courses (id)
) ENGINE=InnoDB;

CREATE TABLE coupons (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(20) NOT NULL UNIQUE,
  percent_off TINYINT UNSIGNED NOT NULL,
  max_uses INT UNSIGNED NULL,
  used_count INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'orders with this coupon',
  starts_at TIMESTAMP NULL,
  ends_at TIMESTAMP NULL,
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL
) ENGINE=InnoDB;

CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number VARCHAR(14) NOT NULL UNIQUE,
  user_id BIGINT UNSIGNED NOT NULL,
  coupon_id BIGINT UNSIGNED NULL,
  status ENUM('pending','paid','failed','refunded') NOT NULL DEFAULT 'pending',
  subtotal DECIMAL(10,2) NOT NULL,
  discount DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  tax DECIMAL(10,2) NOT NULL DEFAULT 0.00,
  total DECIMAL(10,2) NOT NULL,
  placed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  paid_at TIMESTAMP NULL,
  refunded_at TIMESTAMP NULL,
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  CONSTRAINT orders_user_id_foreign FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT orders_coupon_id_foreign FOREIGN KEY (coupon_id) REFERENCES coupons (id)
) ENGINE=InnoDB;

CREATE TABLE order_items (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id BIGINT UNSIGNED NOT NULL,
  course_id BIGINT UNSIGNED NOT NULL,
  course_title VARCHAR(150) NOT NULL,
  price DECIMAL(8,2) NOT NULL,
  revenue_share_pct DECIMAL(5,2) NOT NULL,
  instructor_amount DECIMAL(10,2) NOT NULL COMMENT 'price * revenue_share_pct / 100',
  platform_amount DECIMAL(10,2) NOT NULL COMMENT 'price - instructor_amount',
  UNIQUE KEY order_items_order_id_course_id_unique (order_id, course_id),
  CONSTRAINT order_items_order_id_foreign FOREIGN KEY (order_id) REFERENCES orders (id),
  CONSTRAINT order_items_course_id_foreign FOREIGN KEY (course_id) REFERENCES courses (id)
) ENGINE=InnoDB;

CREATE TABLE enrollments (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NOT NULL,
  course_id BIGINT UNSIGNED NOT NULL,
  order_item_id BIGINT UNSIGNED NULL COMMENT 'NULL for free enrollments',
  completed_lessons INT UNSIGNED NOT NULL DEFAULT 0,
  progress_pct DECIMAL(5,2) NOT NULL DEFAULT 0.00,
  enrolled_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at TIMESTAMP NULL,
  completed_at TIMESTAMP NULL COMMENT 'set at progress_pct = 100',
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  UNIQUE KEY enrollments_user_id_course_id_unique (user_id, course_id),
  KEY enrollments_order_item_id_index (order_item_id),
  CONSTRAINT enrollments_user_id_foreign FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT enrollments_course_id_foreign FOREIGN KEY (course_id) REFERENCES courses (id)
) ENGINE=InnoDB;

CREATE TABLE lesson_completions (
  enrollment_id BIGINT UNSIGNED NOT NULL,
  lesson_id BIGINT UNSIGNED NOT NULL,
  quiz_score DECIMAL(5,2) NULL COMMENT 'percent, quizzes only',
  completed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (enrollment_id, lesson_id),
  CONSTRAINT lesson_completions_enrollment_id_foreign FOREIGN KEY (enrollment_id) REFERENCES enrollments (id),
  CONSTRAINT lesson_completions_lesson_id_foreign FOREIGN KEY (lesson_id) REFERENCES lessons (id)
) ENGINE=InnoDB;

CREATE TABLE reviews (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  enrollment_id BIGINT UNSIGNED NOT NULL UNIQUE,
  course_id BIGINT UNSIGNED NOT NULL,
  user_id BIGINT UNSIGNED NOT NULL,
  stars TINYINT UNSIGNED NOT NULL,
  comment TEXT NULL,
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  CONSTRAINT reviews_enrollment_id_foreign FOREIGN KEY (enrollment_id) REFERENCES enrollments (id),
  CONSTRAINT reviews_course_id_foreign FOREIGN KEY (course_id) REFERENCES courses (id),
  CONSTRAINT reviews_user_id_foreign FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT reviews_stars_check CHECK (stars BETWEEN 1 AND 5)
) ENGINE=InnoDB;

CREATE TABLE payouts (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  instructor_profile_id BIGINT UNSIGNED NOT NULL,
  period_start DATE NOT NULL,
  period_end DATE NOT NULL,
  gross_amount DECIMAL(12,2) NOT NULL,
  withholding_tax DECIMAL(12,2) NOT NULL DEFAULT 0.00,
  transfer_fee DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  net_amount DECIMAL(12,2) NOT NULL,
  currency CHAR(3) NOT NULL,
  status ENUM('scheduled','processing','paid','failed') NOT NULL DEFAULT 'scheduled',
  scheduled_for DATE NOT NULL,
  paid_at TIMESTAMP NULL,
  failure_reason VARCHAR(190) NULL,
  created_at TIMESTAMP NULL,
  updated_at TIMESTAMP NULL,
  CONSTRAINT payouts_instructor_profile_id_foreign FOREIGN KEY (instructor_profile_id) REFERENCES instructor_profiles (id)
) ENGINE=InnoDB;
