"""Plain sets of columns that say how things stand: states with their times, limits with what lies between them, flags of amounts."""

from __future__ import annotations

import re

import pytest

from benchmarks.belief.claims import loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

TYPES = {
    "i": "INT",
    "d": "DECIMAL(10,2)",
    "b": "TINYINT(1)",
    "t": "DATETIME",
    "s": "VARCHAR(120)",
    "y": "YEAR",
    "f": "DECIMAL(5,4)",
    "h": "TIME",
    "D": "DATE",
    "v": "VARCHAR(20)",
}
SETS = """
requests status:pending,approved,rejected created_at:t approved_at:t? rejected_at:t? rejection_reason:s?
    (status = 'approved') = (approved_at IS NOT NULL)
    (status = 'rejected') = (rejected_at IS NOT NULL AND rejection_reason IS NOT NULL)
users email:s is_active:b created_at:t deactivated_at:t?
    (is_active = 0) = (deactivated_at IS NOT NULL)
users email:s failed_attempts:i is_locked:b locked_until:t? lock_reason:s?
    (is_locked = 1) = (locked_until IS NOT NULL)
    is_locked = 0 OR failed_attempts >= 3
products name:s stock:i reorder_level:i is_low_stock:b
    is_low_stock = (stock <= reorder_level)
products name:s min_order_qty:i max_order_qty:i default_qty:i
    default_qty BETWEEN min_order_qty AND max_order_qty
settings name:s min_value:d max_value:d default_value:d current_value:d
    default_value BETWEEN min_value AND max_value
    current_value BETWEEN min_value AND max_value
positions title:s min_salary:d max_salary:d current_salary:d
    current_salary BETWEEN min_salary AND max_salary
rooms name:s min_occupancy:i max_occupancy:i base_occupancy:i
    base_occupancy BETWEEN min_occupancy AND max_occupancy
readings value:d lower_limit:d upper_limit:d is_out_of_range:b
    is_out_of_range = (value < lower_limit OR value > upper_limit)
lab_results result_value:d reference_low:d reference_high:d is_abnormal:b
    is_abnormal = (result_value < reference_low OR result_value > reference_high)
coupons code:s discount_type:percentage,fixed percent_off:i? amount_off:d?
    (discount_type = 'percentage') = (percent_off IS NOT NULL)
    (discount_type = 'fixed') = (amount_off IS NOT NULL)
coupons code:s type:percent,fixed discount_percent:i? discount_amount:d? max_uses:i?
    (type = 'percent') = (discount_percent IS NOT NULL)
    (type = 'fixed') = (discount_amount IS NOT NULL)
coupons code:s percent_off:d? amount_off:d?
    (percent_off IS NULL) <> (amount_off IS NULL)
employees name:s pay_type:hourly,salary hourly_rate:d? annual_salary:d?
    (pay_type = 'hourly') = (hourly_rate IS NOT NULL)
    (pay_type = 'salary') = (annual_salary IS NOT NULL)
employees name:s pay_type:hourly,salaried hourly_rate:d? monthly_salary:d?
    (pay_type = 'salaried') = (monthly_salary IS NOT NULL)
listings listing_type:sale,rent sale_price:d? monthly_rent:d? deposit:d?
    (listing_type = 'rent') = (monthly_rent IS NOT NULL)
goals title:s target_amount:d current_amount:d is_achieved:b achieved_at:t?
    is_achieved = (current_amount >= target_amount)
campaigns title:s goal_amount:d raised_amount:d is_funded:b
    is_funded = (raised_amount >= goal_amount)
quizzes score:i passing_score:i passed:b attempts:i max_attempts:i
    passed = (score >= passing_score)
    attempts <= max_attempts
budgets allocated:d spent:d is_over_budget:b
    is_over_budget = (spent > allocated)
courses title:s price:d is_free:b
    is_free = (price = 0)
imports status:queued,running,succeeded,partial,failed created_at:t started_at:t? finished_at:t? error_message:s?
    (status IN ('succeeded', 'partial', 'failed')) = (finished_at IS NOT NULL)
    (status = 'failed') = (error_message IS NOT NULL)
builds status:running,completed,failed,cancelled started_at:t completed_at:t?
    (status <> 'running') = (completed_at IS NOT NULL)
parcels status:pending,in_transit,completed,failed created_at:t delivered_at:t?
    (status = 'completed') = (delivered_at IS NOT NULL)
orders status:pending_confirm,confirmed,shipped,cancelled,voided created_at:t confirmed_at:t? cancelled_at:t? voided_at:t? voided_by:>users?
    (status IN ('confirmed', 'shipped')) = (confirmed_at IS NOT NULL)
    (status = 'cancelled') = (cancelled_at IS NOT NULL)
    (status = 'voided') = (voided_at IS NOT NULL)
    (status = 'voided') = (voided_by IS NOT NULL)
licences status:issued,revoked,replaced issued_at:t revoked_at:t? revocation_reason:s?
    (status = 'revoked') = (revoked_at IS NOT NULL AND revocation_reason IS NOT NULL)
reports status:draft,submitted,approved,returned created_at:t submitted_at:t? reviewed_at:t?
    (status <> 'draft') = (submitted_at IS NOT NULL)
    (status IN ('approved', 'returned')) = (reviewed_at IS NOT NULL)
likes user_id:>users post_id:>posts? photo_id:>photos? album_id:>albums? created_at:t
    (post_id IS NOT NULL) + (photo_id IS NOT NULL) + (album_id IS NOT NULL) = 1
addresses line1:s customer_id:>customers? supplier_id:>suppliers? is_primary:b
    (customer_id IS NULL) <> (supplier_id IS NULL)
basket_items basket_id:>baskets product_id:>products? service_id:>services? quantity:i
    (product_id IS NULL) <> (service_id IS NULL)
folders title:s created_by_member_id:>members? created_by_guest_id:>guests?
    (created_by_member_id IS NULL) <> (created_by_guest_id IS NULL)
rides status:active,ended,expired,abandoned started_at:t ended_at:t?
    (status = 'active') = (ended_at IS NULL)
    ended_at IS NULL OR ended_at >= started_at
promotions title:s kind:percent,fixed percent:i? amount_cents:i?
    (kind = 'percent') = (percent IS NOT NULL)
    (kind = 'fixed') = (amount_cents IS NOT NULL)
promotions title:s discount_type:percent,fixed,free_shipping discount_value:d
    discount_type <> 'percent' OR discount_value BETWEEN 1 AND 100
    discount_type <> 'free_shipping' OR discount_value = 0
calendar_days full_date:t year:i week_of_year:i day_of_month:i is_weekend:b
    year = CAST(strftime('%Y', full_date) AS INT) AND week_of_year BETWEEN 1 AND 53
    day_of_month = CAST(strftime('%d', full_date) AS INT)
    is_weekend = (strftime('%w', full_date) IN ('0', '6'))
rentals status:booked,confirmed,picked_up,returned,cancelled total_amount:d paid_amount:d balance:d returned_at:t?
    (status = 'returned') = (returned_at IS NOT NULL)
vouchers status:active,exhausted,expired total_visits:i remaining_visits:i
    remaining_visits <= total_visits
    status <> 'exhausted' OR remaining_visits = 0
shop_hours day_of_week:i is_closed:b opens_at:h? closes_at:h?
    is_closed = (opens_at IS NULL) AND is_closed = (closes_at IS NULL)
    is_closed OR closes_at > opens_at
barber_hours day_of_week:i opening_time:h? closing_time:h? has_break:b break_start:h? break_end:h?
    has_break = (break_start IS NOT NULL AND break_end IS NOT NULL)
timesheets employee_id:>employees week_start:t submitted_at:t? approved_at:t?
    approved_at IS NULL OR approved_at >= submitted_at
settings name:s scope:global,team team_id:>teams?
    (scope = 'team') = (team_id IS NOT NULL)
lesson_progress lesson_id:>lessons progress_percent:i completed:b
    completed = (progress_percent = 100)
parcels delivery_method:locker,home_delivery locker_id:>lockers? delivery_zone_id:>zones?
    (delivery_method = 'locker') = (locker_id IS NOT NULL)
    (delivery_method = 'home_delivery') = (delivery_zone_id IS NOT NULL)
rides type:now,scheduled,recurring created_at:t scheduled_pickup_at:t? recurrence_until:t?
    (type = 'scheduled') = (scheduled_pickup_at IS NOT NULL)
    (type = 'recurring') = (recurrence_until IS NOT NULL)
workshops title:s is_paid:b price:d
    is_paid = (price > 0)
accounts email:s failed_logins:i last_login_at:t? created_at:t
    failed_logins < 100
agreements title:s status:active,expired,terminated start_date:t end_date:t?
    status = 'active' OR end_date IS NOT NULL
reminders title:s is_recurring:b frequency:daily,weekly,monthly?
    is_recurring = (frequency IS NOT NULL)
schooling school:s start_year:y end_year:y?
    start_year <= COALESCE(end_year, start_year)
careers title:s start_year:i end_year:i
    start_year <= end_year
matches_found label:s score:f confidence:f similarity:f
    score BETWEEN 0 AND 1 AND confidence BETWEEN 0 AND 1 AND similarity BETWEEN 0 AND 1
attribute_values attribute_id:>attributes value_text:s? value_number:d? value_date:t?
    (value_text IS NOT NULL) + (value_number IS NOT NULL) + (value_date IS NOT NULL) = 1
parcels status:s placed_at:t packed_at:t? dispatched_at:t? delivered_at:t? canceled_at:t?
    (status = 'canceled') = (canceled_at IS NOT NULL)
    status <> 'dispatched' OR dispatched_at IS NOT NULL
plans status:s created_at:t started_at:t? finished_at:t?
    (status = 'finished') = (finished_at IS NOT NULL)
staff name:s hired_on:t enabled:b left_on:t?
    (enabled = 0) = (left_on IS NOT NULL)
blog_posts title:s state:draft,scheduled,published,archived scheduled_for:t? published_at:t? archived_at:t? view_count:i
    state NOT IN ('draft','scheduled') OR (published_at IS NULL AND view_count=0)
newsletters subject:s status:draft,scheduled,sending,sent,failed send_at:t? sent_at:t? recipients_count:i failure_reason:s?
    status<>'scheduled' OR send_at>='2026-06-30'
parcel_returns order_no:v status:requested,approved,received,refunded,rejected requested_on:D approved_on:D? received_on:D? refunded_on:D? refund_amount:d? rejection_reason:s?
    (status IN ('received','refunded'))=(received_on IS NOT NULL)
inspections site:s scheduled_on:D performed_on:D? status:scheduled,passed,failed,cancelled findings:s? next_due_on:D? inspector:s?
    (status IN ('passed','failed'))=(next_due_on IS NOT NULL)
deliveries address:s status:planned,out_for_delivery,delivered,failed,returned planned_for:D dispatched_at:t? delivered_at:t? signed_by:s? failure_reason:s? returned_at:t?
    (status='planned')=(dispatched_at IS NULL)
purchase_orders supplier:s status:draft,sent,confirmed,partially_received,received,cancelled ordered_on:D? confirmed_on:D? received_on:D? cancelled_on:D? cancelled_by:s?
    (status='received')=(received_on IS NOT NULL)
bank_transfers iban:v amount:d status:created,authorised,executed,rejected,returned created_at:t authorised_at:t? authorised_by:s? executed_at:t? reject_code:v? return_reason:s?
    (status IN ('authorised','executed','returned'))=(authorised_at IS NOT NULL) OR status='rejected'
    (status IN ('executed','returned'))=(executed_at IS NOT NULL)
phone_calls caller:s started_at:t answered_at:t? ended_at:t? status:ringing,in_progress,completed,missed duration_seconds:i?
    (status IN ('in_progress','completed'))=(answered_at IS NOT NULL)
    status<>'missed' OR (answered_at IS NULL AND duration_seconds IS NULL)
auctions title:s starts_at:t ends_at:t status:upcoming,live,sold,unsold start_price:d winning_bid:d? winner:s? sold_at:t?
    (status='sold')=(winning_bid IS NOT NULL AND winner IS NOT NULL AND sold_at IS NOT NULL)
consignments reference:v status:booked,in_transit,arrived,on_hold,released arrived_at:t? hold_reason:s? held_since:t? released_at:t? released_by:s?
    status NOT IN ('booked','in_transit') OR (arrived_at IS NULL AND held_since IS NULL)
well_permits permit_no:v status:applied,issued,suspended,revoked,expired applied_on:D issued_on:D? valid_until:D? suspended_on:D? revoked_on:D? revocation_reason:s?
    status<>'expired' OR valid_until<'2026-06-30'
donation_pledges donor:s amount:d pledged_on:D due_on:D paid_on:D? paid_amount:d? status:open,paid,overdue,written_off written_off_on:D?
    status<>'overdue' OR due_on<'2026-06-30'
    status<>'open' OR due_on>='2026-06-30'
server_backups host:s started_at:t finished_at:t? status:running,success,failed size_mb:i? error_message:s? expires_on:D?
    (status='success')=(size_mb IS NOT NULL)
competition_entries team:s status:registered,started,finished,did_not_finish,disqualified start_time:t? finish_time:t? finishing_position:i? disqualification_reason:s?
    (status='finished')=(finish_time IS NOT NULL)
    (status='finished')=(finishing_position IS NOT NULL)
payments order_no:v amount:d status:initiated,authorized,captured,refunded,failed authorized_at:t? captured_at:t? refunded_at:t? refunded_amount:d? failure_code:v?
    COALESCE(refunded_amount<=amount,1)
tax_returns tax_year:i status:in_preparation,filed,assessed,objected prepared_by:s filed_on:D? assessed_on:D? assessed_amount:d? objection_filed_on:D?
    (status IN ('assessed','objected'))=(assessed_on IS NOT NULL)
    (status='objected')=(objection_filed_on IS NOT NULL)
api_keys label:s created_at:t last_used_at:t? expires_at:t? revoked_at:t? revoked_by:s? status:active,revoked,expired
    status<>'expired' OR expires_at<='2026-06-30 23:59:59'
court_hearings case_no:v scheduled_at:t held_at:t? adjourned_to:t? status:scheduled,held,adjourned,cancelled outcome:s? adjournment_reason:s?
    (status='held')=(outcome IS NOT NULL)
verification_requests user_email:s document_type:passport,id_card,licence status:pending,verified,rejected,expired submitted_at:t verified_at:t? verified_by:s? rejection_reason:s? expires_at:t?
    status<>'expired' OR expires_at<='2026-06-30 23:59:59'
gym_classes name:s starts_at:t ends_at:t status:open,full,cancelled,finished capacity:i booked:i cancelled_reason:s?
    status<>'full' OR booked=capacity
    status NOT IN ('open','full') OR starts_at>='2026-06-30'
work_permits area:s requested_by:s status:requested,granted,closed,refused granted_at:t? granted_by:s? valid_from:t? valid_to:t? closed_at:t? refused_reason:s?
    (valid_from IS NULL)=(valid_to IS NULL) AND COALESCE(valid_to>valid_from,1)
seasons name:s start_month:i end_month:i
    start_month<=end_month
payroll_runs period:v year:i month:i period_start:D period_end:D paid_on:D status:draft,approved,paid
    strftime('%Y-%m',period_start)=strftime('%Y-%m',period_end)
utility_bills household:s year_month:v billed_on:D due_on:D
    year_month IN (strftime('%Y-%m',billed_on),strftime('%Y%m',billed_on),strftime('%Y-%m',date(billed_on,'-1 month','start of month')),strftime('%Y%m',date(billed_on,'start of month','-1 month')))
bills number:v total:d paid:d is_paid:b paid_on:D? is_partial:b
    is_partial=(paid>0 AND paid<total)
offers title:s starts_on:D ends_on:D is_active:b
    is_active=('2026-06-30' BETWEEN starts_on AND ends_on)
children name:s birth_date:D enrolled_on:D left_on:D? has_allergies:b allergy_notes:s? is_enrolled:b
    is_enrolled=(left_on IS NULL)
pool_memberships member:s status:pending,active,frozen,cancelled,expired starts_on:D expires_on:D? frozen_from:D? frozen_until:D? cancelled_on:D?
    (status='frozen')=(frozen_from IS NOT NULL)
    status<>'expired' OR expires_on<'2026-06-30'
elevator_faults elevator:v status:reported,assigned,repaired,closed reported_at:t assigned_at:t? technician:s? repaired_at:t? closed_at:t? cause:s?
    (status='reported')=(technician IS NULL)
exchange_students name:s status:nominated,accepted,arrived,returned,cancelled nominated_on:D accepted_on:D? arrival_date:D? return_date:D? cancelled_on:D?
    (status IN ('accepted','arrived','returned'))=(accepted_on IS NOT NULL) OR status='cancelled'
    status NOT IN ('arrived','returned') OR arrival_date<='2026-06-30'
water_samples code:v taken_at:t status:taken,analysing,passed,failed analysed_at:t? result:s? retest_on:D?
    (status IN ('passed','failed'))=(analysed_at IS NOT NULL)
dock_appointments carrier:s slot_start:t slot_end:t status:booked,checked_in,unloading,completed,no_show checked_in_at:t? unloading_started_at:t? completed_at:t?
    (status IN ('unloading','completed'))=(unloading_started_at IS NOT NULL)
releases version:v status:planned,in_progress,released,withdrawn planned_for:D released_at:t? withdrawn_at:t? withdrawal_reason:s? release_notes:s?
    (status IN ('released','withdrawn'))=(released_at IS NOT NULL)
price_lists name:s valid_from:D valid_to:D is_active:b
    is_active=('2026-06-30' BETWEEN valid_from AND valid_to)
products name:s is_active:b is_archived:b archived_at:t?
    NOT (is_active AND is_archived)
wine_tastings title:s held_on:D status:announced,sold_out,held,cancelled max_guests:i guests:i cancellation_note:s?
    status<>'sold_out' OR guests=max_guests
    status NOT IN ('announced','sold_out') OR held_on>='2026-06-30'
software_licences product:s seats:i seats_used:i purchased_on:D expires_on:D? status:active,expired,cancelled auto_renews:b cancelled_on:D?
    status<>'expired' OR expires_on<'2026-06-30'
drone_flights pilot:s planned_takeoff:t takeoff_at:t? landing_at:t? status:planned,airborne,landed,aborted abort_reason:s? flight_minutes:i?
    flight_minutes IS NULL OR ABS((julianday(landing_at)-julianday(takeoff_at))*1440-flight_minutes)<1
invoice_disputes invoice_no:v status:raised,under_review,accepted,rejected raised_on:D resolved_on:D? resolution_note:s? credited_amount:d? disputed_amount:d
    COALESCE(credited_amount<=disputed_amount,1)
library_loans book:s borrowed_on:D due_on:D returned_on:D? is_late:b days_late:i fine_amount:d
    (days_late=0)=(fine_amount=0)
work_orders number:v status:open,scheduled,in_progress,completed,cancelled scheduled_date:D? started_at:t? completed_at:t? cancelled_reason:s? technician:s?
    status<>'scheduled' OR scheduled_date>='2026-06-30'
stock_counts warehouse:s status:planned,counting,finished,posted planned_on:D started_at:t? finished_at:t? posted_at:t? difference_value:d?
    (status IN ('finished','posted'))=(finished_at IS NOT NULL)
"""


def _definition(column: str) -> str:
    name, kind = column.rstrip("?").split(":")
    if kind.startswith(">"):
        return (
            f"{name} INT{'' if column.endswith('?') else ' NOT NULL'}, FOREIGN KEY ({name}) REFERENCES {kind[1:]}(id)"
        )
    labels = ", ".join(f"'{label}'" for label in kind.split(","))
    return f"{name} {TYPES.get(kind) or f'ENUM({labels})'}{'' if column.endswith('?') else ' NOT NULL'}"


@pytest.mark.parametrize("plain", re.split(r"\n(?! )", SETS.strip()), ids=lambda plain: plain.split("\n")[0][:60])
def test_rows_of_a_plain_set_keep_what_its_names_say(plain: str) -> None:
    columns, *claims = plain.split("\n")
    table, *rest = columns.split()
    parents = dict.fromkeys(re.findall(r":>(\w+)", columns))
    others = "".join(
        f"CREATE TABLE {each} (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL);" for each in parents
    )
    schema = f"{others}CREATE TABLE {table} (id INT AUTO_INCREMENT PRIMARY KEY, {', '.join(map(_definition, rest))});"
    model = parse_schema(schema, "s.sql")
    text = infer_tested(model, "s").text
    rows = loaded(make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42)))
    for claim in claims:
        (broken,) = rows.execute(f"SELECT COUNT(*) FROM {table} WHERE NOT COALESCE({claim}, 0)").fetchone()
        assert broken == 0, f"{claim}: {broken}\n{text}"
