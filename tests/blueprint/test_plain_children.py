"""Plain sets of two or three tables: what a row says of the rows that refer to it, and what these take from it; with some of one table,
whose times and amounts follow from each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.belief.claims import loaded
from seedsql.blueprint.reader import read_blueprint
from seedsql.planning.binding import make_plan
from seedsql.project import GenerationOptions
from seedsql.schema.parser import parse_schema
from seedsql.workflow.inference import infer_tested

TYPES = {
    "i": "INT",
    "d": "DATE",
    "b": "TINYINT(1)",
    "t": "DATETIME",
    "s": "VARCHAR(120)",
    "v": "VARCHAR(20)",
    "": "DECIMAL(10,2)",
}
SETS = """
departments name:s headcount:i
workers department_id name:s hired_on:d left_on:d?
    headcount = (SELECT COUNT(*) FROM workers c WHERE c.department_id=p.id AND left_on IS NULL)

teams name:s members_count:i
players team_id name:s joined_on:d resigned_on:d?
    members_count = (SELECT COUNT(*) FROM players c WHERE c.team_id=p.id AND resigned_on IS NULL)

departments name:s employee_count:i
employees department_id name:s is_active:b
    employee_count IN ((SELECT COUNT(*) FROM employees c WHERE c.department_id=p.id),(SELECT COUNT(*) FROM employees c WHERE c.department_id=p.id AND is_active=1))

teams name:s members_count:i
players team_id name:s joined_on:d
    members_count = (SELECT COUNT(*) FROM players c WHERE c.team_id=p.id)

posts title:s comments_count:i last_commented_at:t?
comments post_id body:s created_at:t
    comments_count = (SELECT COUNT(*) FROM comments c WHERE c.post_id=p.id)
    last_commented_at IS (SELECT MAX(created_at) FROM comments c WHERE c.post_id=p.id)

topics title:s replies_count:i last_reply_at:t?
replies topic_id body:s posted_at:t
    last_reply_at IS (SELECT MAX(posted_at) FROM replies c WHERE c.topic_id=p.id)

tickets subject:s messages_count:i last_message_at:t?
messages ticket_id body:s sent_at:t
    last_message_at IS (SELECT MAX(sent_at) FROM messages c WHERE c.ticket_id=p.id)

users email:s login_count:i last_login_at:t?
logins user_id ip:v logged_in_at:t
    login_count = (SELECT COUNT(*) FROM logins c WHERE c.user_id=p.id)
    last_login_at IS (SELECT MAX(logged_in_at) FROM logins c WHERE c.user_id=p.id)

projects name:s budget spent remaining
expenses project_id amount spent_on:d
    ABS(spent-(SELECT COALESCE(SUM(amount),0) FROM expenses c WHERE c.project_id=p.id))<0.011
    ABS(remaining-(budget-spent))<0.011

projects name:s budget actual_cost
expenses project_id amount expense_date:d
    ABS(actual_cost-(SELECT COALESCE(SUM(amount),0) FROM expenses c WHERE c.project_id=p.id))<0.011

projects name:s total_cost
project_costs project_id cost_type:labor,material amount
    ABS(total_cost-(SELECT COALESCE(SUM(amount),0) FROM project_costs c WHERE c.project_id=p.id))<0.011

tasks title:s estimated_hours actual_hours
time_logs task_id hours logged_on:d
    ABS(actual_hours-(SELECT COALESCE(SUM(hours),0) FROM time_logs c WHERE c.task_id=p.id))<0.011

tasks title:s logged_minutes:i
time_entries task_id minutes:i entry_date:d
    logged_minutes=(SELECT COALESCE(SUM(minutes),0) FROM time_entries c WHERE c.task_id=p.id)

projects name:s total_hours
timesheets project_id hours work_date:d
    ABS(total_hours-(SELECT COALESCE(SUM(hours),0) FROM timesheets c WHERE c.project_id=p.id))<0.011

campaigns title:s goal_amount raised_amount donors_count:i
donations campaign_id donor_name:s amount donated_at:t
    ABS(raised_amount-(SELECT COALESCE(SUM(amount),0) FROM donations c WHERE c.campaign_id=p.id))<0.011

funds name:s target collected
contributions fund_id member:s amount paid_on:d
    ABS(collected-(SELECT COALESCE(SUM(amount),0) FROM contributions c WHERE c.fund_id=p.id))<0.011

invoices number:s total paid balance status:open,partial,paid
payments invoice_id amount paid_on:d
    ABS(paid-(SELECT COALESCE(SUM(amount),0) FROM payments c WHERE c.invoice_id=p.id))<0.011
    ABS(balance-(total-paid))<0.011
    (status='paid')=(balance=0)

invoices number:s total_amount amount_paid amount_due paid_at:t?
payments invoice_id amount paid_at:t
    ABS(amount_paid-(SELECT COALESCE(SUM(amount),0) FROM payments c WHERE c.invoice_id=p.id))<0.011
    ABS(amount_due-(total_amount-amount_paid))<0.011

orders number:s subtotal tax total
order_items order_id quantity:i unit_price line_total
    ABS(subtotal-(SELECT COALESCE(SUM(line_total),0) FROM order_items c WHERE c.order_id=p.id))<0.011
    ABS(total-subtotal-tax)<0.011

orders number:s total
order_lines order_id quantity:i unit_price
    ABS(total-(SELECT COALESCE(SUM(quantity*unit_price),0) FROM order_lines c WHERE c.order_id=p.id))<0.011

orders number:s items_count:i total_quantity:i total_amount
order_items order_id quantity:i price
    items_count=(SELECT COUNT(*) FROM order_items c WHERE c.order_id=p.id)
    total_quantity=(SELECT COALESCE(SUM(quantity),0) FROM order_items c WHERE c.order_id=p.id)
    ABS(total_amount-(SELECT COALESCE(SUM(quantity*price),0) FROM order_items c WHERE c.order_id=p.id))<0.011

quotes number:s net_amount vat_amount gross_amount
quote_positions quote_id quantity:i unit_price total_price
    ABS(net_amount-(SELECT COALESCE(SUM(total_price),0) FROM quote_positions c WHERE c.quote_id=p.id))<0.011
    ABS(gross_amount-net_amount-vat_amount)<0.011

invoices number:s subtotal vat_total total
invoice_lines invoice_id quantity:i unit_price vat_rate vat_amount line_total
    ABS(subtotal-(SELECT COALESCE(SUM(line_total),0) FROM invoice_lines c WHERE c.invoice_id=p.id))<0.011 OR ABS(total-(SELECT COALESCE(SUM(line_total),0) FROM invoice_lines c WHERE c.invoice_id=p.id))<0.011
    ABS(vat_total-(SELECT COALESCE(SUM(vat_amount),0) FROM invoice_lines c WHERE c.invoice_id=p.id))<0.011
    ABS(total-subtotal-vat_total)<0.011

shipments number:s total_weight packages_count:i
packages shipment_id weight
    ABS(total_weight-(SELECT COALESCE(SUM(weight),0) FROM packages c WHERE c.shipment_id=p.id))<0.011
    packages_count=(SELECT COUNT(*) FROM packages c WHERE c.shipment_id=p.id)

products name:s stock_quantity:i
stock_movements product_id type:in,out quantity:i moved_at:t
    stock_quantity=(SELECT COALESCE(SUM(CASE type WHEN 'in' THEN quantity ELSE -quantity END),0) FROM stock_movements c WHERE c.product_id=p.id)

products name:s average_rating reviews_count:i
reviews product_id rating:i created_at:t
    reviews_count=(SELECT COUNT(*) FROM reviews c WHERE c.product_id=p.id)
    ABS(COALESCE(average_rating,0)-(SELECT COALESCE(AVG(rating),0) FROM reviews c WHERE c.product_id=p.id))<0.006

products name:s rating num_reviews:i
reviews product_id stars:i
    ABS(COALESCE(rating,0)-(SELECT COALESCE(AVG(stars),0) FROM reviews c WHERE c.product_id=p.id))<0.006

courses title:s lessons_count:i total_minutes:i
lessons course_id title:s duration_minutes:i position:i
    lessons_count=(SELECT COUNT(*) FROM lessons c WHERE c.course_id=p.id)
    total_minutes=(SELECT COALESCE(SUM(duration_minutes),0) FROM lessons c WHERE c.course_id=p.id)

albums title:s track_count:i total_duration:i
tracks album_id title:s duration:i track_number:i
    track_count=(SELECT COUNT(*) FROM tracks c WHERE c.album_id=p.id)
    total_duration=(SELECT COALESCE(SUM(duration),0) FROM tracks c WHERE c.album_id=p.id)

playlists name:s song_count:i duration_seconds:i
playlist_songs playlist_id title:s seconds:i
    song_count=(SELECT COUNT(*) FROM playlist_songs c WHERE c.playlist_id=p.id)

events title:s capacity:i registered_count:i available_seats:i
registrations event_id name:s status:confirmed,cancelled registered_at:t
    registered_count IN ((SELECT COUNT(*) FROM registrations c WHERE c.event_id=p.id),(SELECT COUNT(*) FROM registrations c WHERE c.event_id=p.id AND status='confirmed'))
    available_seats=capacity-registered_count

events title:s max_attendees:i attendees_count:i is_full:b
attendees event_id name:s registered_at:t
    attendees_count=(SELECT COUNT(*) FROM attendees c WHERE c.event_id=p.id)
    attendees_count<=max_attendees
    is_full=(attendees_count>=max_attendees)

poll_options label:s votes_count:i
votes poll_option_id voter:s voted_at:t
    votes_count=(SELECT COUNT(*) FROM votes c WHERE c.poll_option_id=p.id)

warehouses name:s capacity:i used_capacity:i
bins warehouse_id code:v volume:i
    used_capacity<=capacity

recipes title:s total_time:i prep_time:i cook_time:i
recipe_steps recipe_id step_number:i instruction:s
    total_time=prep_time+cook_time
    SELECT COUNT(*) FROM (SELECT recipe_id, COUNT(*) n, MAX(step_number) m, MIN(step_number) l FROM recipe_steps GROUP BY 1) WHERE n<>m OR l<>1

exams title:s max_points:i
questions exam_id text:s points:i
    max_points=(SELECT COALESCE(SUM(points),0) FROM questions c WHERE c.exam_id=p.id)

carts user:s items_count:i total
cart_items cart_id quantity:i price
    ABS(total-(SELECT COALESCE(SUM(quantity*price),0) FROM cart_items c WHERE c.cart_id=p.id))<0.011
    items_count IN ((SELECT COUNT(*) FROM cart_items c WHERE c.cart_id=p.id),(SELECT COALESCE(SUM(quantity),0) FROM cart_items c WHERE c.cart_id=p.id))

expense_reports title:s total_amount status:draft,submitted,approved,paid submitted_at:t? approved_at:t? paid_at:t?
expense_items expense_report_id amount spent_on:d
    ABS(total_amount-(SELECT COALESCE(SUM(amount),0) FROM expense_items c WHERE c.expense_report_id=p.id))<0.011
    (status='paid')=(paid_at IS NOT NULL)
    (status='draft')=(submitted_at IS NULL)

bookings reference:s guests_count:i total_price
booking_guests booking_id name:s
    guests_count=(SELECT COUNT(*) FROM booking_guests c WHERE c.booking_id=p.id)

trips name:s total_distance_km
trip_stops trip_id position:i distance_km
    ABS(total_distance_km-(SELECT COALESCE(SUM(distance_km),0) FROM trip_stops c WHERE c.trip_id=p.id))<0.011

vehicles plate:s mileage:i last_service_on:d? last_service_mileage:i?
service_records vehicle_id serviced_on:d mileage:i cost
    last_service_on IS (SELECT MAX(serviced_on) FROM service_records c WHERE c.vehicle_id=p.id)
    mileage>=COALESCE((SELECT MAX(mileage) FROM service_records c WHERE c.vehicle_id=p.id),0)

equipment name:s last_maintenance_date:d? next_maintenance_date:d?
maintenance_logs equipment_id performed_on:d cost
    last_maintenance_date IS (SELECT MAX(performed_on) FROM maintenance_logs c WHERE c.equipment_id=p.id)

patients name:s visits_count:i last_visit_date:d?
visits patient_id visit_date:d reason:s
    visits_count=(SELECT COUNT(*) FROM visits c WHERE c.patient_id=p.id)
    last_visit_date IS (SELECT MAX(visit_date) FROM visits c WHERE c.patient_id=p.id)

meters serial:s last_reading last_read_on:d?
readings meter_id reading read_on:d
    last_read_on IS (SELECT MAX(read_on) FROM readings c WHERE c.meter_id=p.id)
    last_reading>=COALESCE((SELECT MAX(reading) FROM readings c WHERE c.meter_id=p.id),0)

authors name:s books_count:i
books author_id title:s
    books_count=(SELECT COUNT(*) FROM books c WHERE c.author_id=p.id)

books title:s copies_total:i copies_available:i
copies book_id barcode:s status:available,loaned,lost
    copies_total=(SELECT COUNT(*) FROM copies c WHERE c.book_id=p.id)
    copies_available=(SELECT COUNT(*) FROM copies c WHERE c.book_id=p.id AND status='available')

members name:s points:i
point_transactions member_id points:i reason:s created_at:t
    points=(SELECT COALESCE(SUM(points),0) FROM point_transactions c WHERE c.member_id=p.id)

milestones title:s open_issues:i closed_issues:i
issues milestone_id title:s state:open,closed closed_at:t?
    open_issues=(SELECT COUNT(*) FROM issues c WHERE c.milestone_id=p.id AND state='open')
    closed_issues=(SELECT COUNT(*) FROM issues c WHERE c.milestone_id=p.id AND state='closed')
    SELECT COUNT(*) FROM issues WHERE (state='closed')<>(closed_at IS NOT NULL)

work_orders number:s labor_cost parts_cost total_cost
work_order_parts work_order_id quantity:i unit_cost total_cost
    ABS(parts_cost-(SELECT COALESCE(SUM(total_cost),0) FROM work_order_parts c WHERE c.work_order_id=p.id))<0.011
    ABS(total_cost-labor_cost-parts_cost)<0.011

journal_entries number:s total_debit total_credit
journal_lines journal_entry_id account:s debit credit
    ABS(total_debit-(SELECT COALESCE(SUM(debit),0) FROM journal_lines c WHERE c.journal_entry_id=p.id))<0.011
    ABS(total_debit-total_credit)<0.011

tables_bills number:s subtotal tip total
bill_items tables_bill_id quantity:i price amount
    ABS(subtotal-(SELECT COALESCE(SUM(amount),0) FROM bill_items c WHERE c.tables_bill_id=p.id))<0.011
    ABS(total-subtotal-tip)<0.011

leads name:s calls_count:i last_contacted_at:t?
calls lead_id called_at:t outcome:s
    calls_count=(SELECT COUNT(*) FROM calls c WHERE c.lead_id=p.id)
    last_contacted_at IS (SELECT MAX(called_at) FROM calls c WHERE c.lead_id=p.id)

plans name:s installments:i amount_total
installments plan_id number:i amount due_on:d paid_on:d?
    installments=(SELECT COUNT(*) FROM installments c WHERE c.plan_id=p.id)
    ABS(amount_total-(SELECT COALESCE(SUM(amount),0) FROM installments c WHERE c.plan_id=p.id))<0.011

offers base_salary bonus_percentage total_compensation
    ABS(total_compensation-base_salary*(1+bonus_percentage/100.0))<0.02

offers base_salary bonus total_compensation
    ABS(total_compensation-base_salary-bonus)<0.011

interviews scheduled_at:t duration_minutes:i ends_at:t
    ABS((julianday(ends_at)-julianday(scheduled_at))*1440-duration_minutes)<0.01

interviews scheduled_at:t duration_minutes:i ends_at:t cancelled_at:t? completed_at:t? created_at:t updated_at:t
    ABS((julianday(ends_at)-julianday(scheduled_at))*1440-duration_minutes)<0.01

appointments starts_at:t duration_minutes:i ends_at:t status:booked,done,cancelled
    ABS((julianday(ends_at)-julianday(starts_at))*1440-duration_minutes)<0.01

placements start_date:d guarantee_days:i guarantee_ends_on:d
    julianday(guarantee_ends_on)-julianday(start_date)=guarantee_days

placements start_date:d guarantee_days:i guarantee_ends_on:d created_at:t
    julianday(guarantee_ends_on)-julianday(start_date)=guarantee_days

employees hire_date:d probation_months:i probation_ends_on:d
    probation_ends_on=date(hire_date,'+'||probation_months||' months') OR ABS(julianday(probation_ends_on)-julianday(hire_date)-30.4*probation_months)<4

products name:s shelf_life_days:i
batches product_id baked_on:d best_before:d quantity:i
    SELECT COUNT(*) FROM batches b JOIN products p ON p.id=b.product_id WHERE julianday(best_before)-julianday(baked_on)<>shelf_life_days

products name:s warranty_months:i
sales product_id sold_on:d warranty_until:d
    SELECT COUNT(*) FROM sales b JOIN products p ON p.id=b.product_id WHERE ABS(julianday(warranty_until)-julianday(sold_on)-30.44*warranty_months)>4

products name:s cost_price wholesale_price retail_price
    cost_price<=wholesale_price AND wholesale_price<=retail_price

products name:s unit_weight_kg
order_lines product_id quantity:i line_weight_kg
    SELECT COUNT(*) FROM order_lines l JOIN products p ON p.id=l.product_id WHERE ABS(line_weight_kg-quantity*unit_weight_kg)>0.02

contracts member:s start_date:d end_date:d
suspensions contract_id start_date:d end_date:d days:i
    SELECT COUNT(*) FROM suspensions s JOIN contracts c ON c.id=s.contract_id WHERE s.start_date<c.start_date OR s.end_date>c.end_date
    SELECT COUNT(*) FROM suspensions WHERE days NOT IN (julianday(end_date)-julianday(start_date),julianday(end_date)-julianday(start_date)+1)

bookings number_of_nights:i check_in:d check_out:d nightly_rate cleaning_fee total_price
    number_of_nights=julianday(check_out)-julianday(check_in)
    ABS(total_price-nightly_rate*number_of_nights-cleaning_fee)<0.011

rentals daily_rate days:i start_date:d end_date:d deposit total_cost
    ABS(total_cost-daily_rate*days)<0.011
    days IN (julianday(end_date)-julianday(start_date),julianday(end_date)-julianday(start_date)+1)

rentals picked_up_at:t returned_at:t? start_odometer:i end_odometer:i? km_driven:i?
    (returned_at IS NULL)=(end_odometer IS NULL)
    km_driven IS (end_odometer-start_odometer)

stock_movements product:s movement_type:in,out quantity:i balance_before:i balance_after:i
    balance_after=balance_before+CASE movement_type WHEN 'in' THEN quantity ELSE -quantity END

products name:s min_stock:i max_stock:i current_stock:i
    min_stock<=max_stock

invoices gross_amount paid_amount open_amount paid_on:d? due_date:d invoice_date:d
    ABS(open_amount-gross_amount+paid_amount)<0.011
    (paid_on IS NOT NULL)=(open_amount=0)

vehicles plate:s payload_kg:i
tours vehicle_id tour_date:d loaded_kg:i
    SELECT COUNT(*) FROM tours t JOIN vehicles v ON v.id=t.vehicle_id WHERE loaded_kg>payload_kg

clubs name:s opens_at:v closes_at:v
classes club_id name:s capacity:i booked:i
    SELECT COUNT(*) FROM classes WHERE booked>capacity

contracts total_amount installments_count:i
installments contract_id number:i amount due_date:d paid_on:d?
    installments_count=(SELECT COUNT(*) FROM installments c WHERE c.contract_id=p.id)
    ABS(total_amount-(SELECT COALESCE(SUM(amount),0) FROM installments c WHERE c.contract_id=p.id))<0.02

owners name:s
animals owner_id name:s
appointments animal_id owner_id starts_at:t
visits appointment_id animal_id visited_at:t
    SELECT COUNT(*) FROM visits v JOIN appointments a ON a.id=v.appointment_id WHERE a.animal_id<>v.animal_id
    SELECT COUNT(*) FROM appointments x JOIN animals a ON a.id=x.animal_id WHERE a.owner_id<>x.owner_id

shops name:s manager_id?
employees shop_id name:s role:manager,baker,seller
    SELECT COUNT(*) FROM shops s JOIN employees e ON e.id=s.manager_id WHERE e.shop_id<>s.id OR e.role<>'manager'

employees first_name:s last_name:s position:baker,seller,driver
batches baker_id product:s baked_on:d
    SELECT COUNT(*) FROM batches b JOIN employees e ON e.id=b.baker_id WHERE e.position<>'baker'

plans name:s monthly_price
memberships plan_id member:s monthly_fee start_date:d end_date:d? status:active,cancelled,expired cancelled_at:t?
    SELECT COUNT(*) FROM memberships m JOIN plans p ON p.id=m.plan_id WHERE m.monthly_fee<>p.monthly_price
    SELECT COUNT(*) FROM memberships WHERE (status='cancelled')<>(cancelled_at IS NOT NULL)

services name:s duration_minutes:i price
appointments service_id starts_at:t ends_at:t price status:booked,completed,cancelled
    SELECT COUNT(*) FROM appointments a JOIN services s ON s.id=a.service_id WHERE a.price<>s.price OR ABS((julianday(ends_at)-julianday(starts_at))*1440-duration_minutes)>0.01

rooms name:s capacity:i price_per_night
reservations room_id guests:i check_in:d check_out:d nights:i total_price
    SELECT COUNT(*) FROM reservations r JOIN rooms m ON m.id=r.room_id WHERE guests>capacity OR nights<>julianday(check_out)-julianday(check_in) OR ABS(total_price-nights*price_per_night)>0.011

vehicles plate:s daily_rate odometer:i
rentals vehicle_id pickup_date:d return_date:d days:i daily_rate total_amount start_km:i end_km:i
    SELECT COUNT(*) FROM rentals r JOIN vehicles v ON v.id=r.vehicle_id WHERE r.daily_rate<>v.daily_rate OR ABS(total_amount-days*r.daily_rate)>0.011 OR end_km<start_km

employees name:s hourly_rate
timesheets employee_id work_date:d hours_worked hourly_rate amount
    SELECT COUNT(*) FROM timesheets l JOIN employees t ON t.id=l.employee_id WHERE l.hourly_rate<>t.hourly_rate OR ABS(amount-hours_worked*l.hourly_rate)>0.011

courses title:s max_students:i start_date:d end_date:d
enrollments course_id student:s enrolled_at:t grade? completed_at:t?
    SELECT COUNT(*) FROM (SELECT course_id, COUNT(*) n FROM enrollments GROUP BY 1) e JOIN courses c ON c.id=e.course_id WHERE n>max_students
    SELECT COUNT(*) FROM enrollments e JOIN courses c ON c.id=e.course_id WHERE e.completed_at<c.end_date OR e.enrolled_at>c.end_date

events title:s starts_at:t ends_at:t price
tickets event_id buyer:s price purchased_at:t checked_in_at:t?
    SELECT COUNT(*) FROM tickets t JOIN events e ON e.id=t.event_id WHERE purchased_at>e.starts_at OR t.price<>e.price
    SELECT COUNT(*) FROM tickets t JOIN events e ON e.id=t.event_id WHERE checked_in_at<purchased_at OR checked_in_at>e.ends_at

orders number:s status:pending,paid,shipped,delivered,cancelled ordered_at:t
shipments order_id carrier:s shipped_at:t delivered_at:t? status:in_transit,delivered
    SELECT COUNT(*) FROM shipments s JOIN orders o ON o.id=s.order_id WHERE o.status NOT IN ('shipped','delivered') OR shipped_at<ordered_at
    SELECT COUNT(*) FROM shipments WHERE (status='delivered')<>(delivered_at IS NOT NULL)

orders number:s status:pending,paid,cancelled,refunded total ordered_at:t
payments order_id amount method:card,paypal paid_at:t status:succeeded,failed,refunded
    SELECT COUNT(*) FROM payments p JOIN orders o ON o.id=p.order_id WHERE o.status='pending' AND p.status='succeeded'
    SELECT COUNT(*) FROM payments p JOIN orders o ON o.id=p.order_id WHERE p.amount>o.total OR p.paid_at<o.ordered_at

orders number:s total
refunds order_id amount reason:s refunded_at:t
    SELECT COUNT(*) FROM refunds p JOIN orders o ON o.id=p.order_id WHERE p.amount>o.total

invoices number:s issued_on:d due_on:d total status:draft,sent,paid,overdue paid_on:d?
    (status='paid')=(paid_on IS NOT NULL)
    status<>'overdue' OR due_on<'2026-06-30'
    issued_on<=due_on

accounts number:s opened_on:d closed_on:d? balance
cards account_id card_number:s valid_from:d valid_to:d blocked_at:t?
    SELECT COUNT(*) FROM cards c JOIN accounts a ON a.id=c.account_id WHERE valid_from<opened_on OR valid_to<=valid_from

policies number:s start_date:d end_date:d premium sum_insured
claims policy_id incident_date:d reported_date:d claimed_amount approved_amount? status:open,approved,rejected,paid
    SELECT COUNT(*) FROM claims c JOIN policies p ON p.id=c.policy_id WHERE incident_date<start_date OR incident_date>end_date OR reported_date<incident_date
    SELECT COUNT(*) FROM claims c JOIN policies p ON p.id=c.policy_id WHERE claimed_amount>sum_insured OR approved_amount>claimed_amount
    SELECT COUNT(*) FROM claims WHERE (status IN ('approved','paid'))<>(approved_amount IS NOT NULL)

leases tenant:s start_date:d end_date:d monthly_rent deposit
rent_payments lease_id due_date:d amount paid_date:d?
    SELECT COUNT(*) FROM rent_payments r JOIN leases l ON l.id=r.lease_id WHERE due_date<start_date OR due_date>end_date OR r.amount<>monthly_rent

books isbn:s title:s
copies book_id barcode:s
loans copy_id member:s borrowed_on:d due_on:d returned_on:d?
fines loan_id amount issued_on:d paid_on:d?
    SELECT COUNT(*) FROM fines f JOIN loans l ON l.id=f.loan_id WHERE issued_on<=due_on
    SELECT COUNT(*) FROM loans WHERE due_on<=borrowed_on OR returned_on<borrowed_on

purchase_orders number:s supplier:s ordered_on:d expected_on:d received_on:d? status:ordered,received,cancelled
    (status='received')=(received_on IS NOT NULL)
    expected_on>=ordered_on

machines name:s
maintenance machine_id performed_on:d hours labor_cost parts_cost total_cost next_due_on:d
    SELECT COUNT(*) FROM maintenance WHERE ABS(total_cost-labor_cost-parts_cost)>0.011 OR next_due_on<=performed_on

surveys title:s opens_at:t closes_at:t
responses survey_id submitted_at:t rating:i
    SELECT COUNT(*) FROM responses a JOIN surveys q ON q.id=a.survey_id WHERE submitted_at<opens_at OR submitted_at>closes_at

coupons code:s percent_off:i max_uses:i used_count:i valid_from:d valid_until:d
coupon_uses coupon_id used_at:t
    used_count=(SELECT COUNT(*) FROM coupon_uses c WHERE c.coupon_id=p.id) AND used_count<=max_uses
    SELECT COUNT(*) FROM coupon_uses a JOIN coupons q ON q.id=a.coupon_id WHERE date(used_at)<valid_from OR date(used_at)>valid_until

shifts employee:s shift_date:d starts_at:t ends_at:t break_minutes:i worked_hours
    ABS(worked_hours-((julianday(ends_at)-julianday(starts_at))*24-break_minutes/60.0))<0.02
    date(starts_at)=shift_date

leave_requests employee:s start_date:d end_date:d days:i status:pending,approved,rejected approved_by:s? approved_at:t?
    days BETWEEN 1 AND julianday(end_date)-julianday(start_date)+1
    (status='approved')=(approved_at IS NOT NULL)

employees name:s annual_leave_days:i used_days:i remaining_days:i
    remaining_days=annual_leave_days-used_days

readings meter:s previous_reading:i current_reading:i consumption:i unit_price amount read_on:d
    consumption=current_reading-previous_reading AND ABS(amount-consumption*unit_price)<0.011

employees name:s hourly_rate
timesheets employee_id work_date:d hours amount
    SELECT COUNT(*) FROM timesheets l JOIN employees t ON t.id=l.employee_id WHERE ABS(amount-hours*hourly_rate)>0.011

vehicles plate:s daily_rate
rentals vehicle_id start_date:d end_date:d days:i total_amount
    SELECT COUNT(*) FROM rentals r JOIN vehicles v ON v.id=r.vehicle_id WHERE ABS(total_amount-days*daily_rate)>0.011

events title:s ticket_price
bookings event_id seats:i total_price
    SELECT COUNT(*) FROM bookings r JOIN events m ON m.id=r.event_id WHERE ABS(total_price-seats*ticket_price)>0.011

products name:s price
order_items product_id quantity:i line_total
    SELECT COUNT(*) FROM order_items r JOIN products m ON m.id=r.product_id WHERE ABS(line_total-quantity*price)>0.011

tours title:s price_per_person
bookings tour_id participants:i total_amount
    SELECT COUNT(*) FROM bookings r JOIN tours m ON m.id=r.tour_id WHERE ABS(total_amount-participants*price_per_person)>0.011

services name:s price
appointments service_id starts_at:t amount
    SELECT COUNT(*) FROM appointments r JOIN services m ON m.id=r.service_id WHERE r.amount<>m.price

leases tenant:s monthly_rent start_date:d end_date:d
rent_payments lease_id due_date:d amount
    SELECT COUNT(*) FROM rent_payments r JOIN leases m ON m.id=r.lease_id WHERE r.amount<>m.monthly_rent

subscriptions customer:s monthly_fee started_on:d
invoices subscription_id issued_on:d amount
    SELECT COUNT(*) FROM invoices r JOIN subscriptions m ON m.id=r.subscription_id WHERE r.amount<>m.monthly_fee

memberships member:s monthly_fee start_date:d
payments membership_id paid_on:d amount
    SELECT COUNT(*) FROM payments r JOIN memberships m ON m.id=r.membership_id WHERE r.amount<>m.monthly_fee

rooms name:s price_per_night
reservations room_id check_in:d check_out:d nights:i total_price
    SELECT COUNT(*) FROM reservations r JOIN rooms m ON m.id=r.room_id WHERE ABS(total_price-nights*price_per_night)>0.011

rooms name:s price_per_night
reservations room_id check_in:d check_out:d total_price
    SELECT COUNT(*) FROM reservations r JOIN rooms m ON m.id=r.room_id WHERE ABS(total_price-(julianday(check_out)-julianday(check_in))*price_per_night)>0.011

courts name:s hourly_rate
bookings court_id starts_at:t ends_at:t price
    SELECT COUNT(*) FROM bookings r JOIN courts m ON m.id=r.court_id WHERE ABS(price-(julianday(ends_at)-julianday(starts_at))*24*hourly_rate)>0.02

price_changes property:s old_price new_price change_pct
    ABS(change_pct-(new_price-old_price)*100.0/old_price)<0.011 OR ABS(ABS(change_pct)-ABS((new_price-old_price)*100.0/old_price))<0.011

price_changes property:s change_no:i change_date:d old_price new_price change_percent
    ABS(change_percent-(new_price-old_price)*100.0/old_price)<0.011 OR ABS(ABS(change_percent)-ABS((new_price-old_price)*100.0/old_price))<0.011

projects name:s status:planned,active,closed closed_on:d? started_on:d?
tasks project_id title:s status:todo,doing,done done_on:d?
    SELECT COUNT(*) FROM tasks t JOIN projects p ON p.id=t.project_id WHERE p.status='planned' AND t.status<>'todo'

orders number:v status:open,completed,cancelled placed_at:t
order_items order_id product:s quantity:i status:pending,shipped,cancelled shipped_at:t?
    SELECT COUNT(*) FROM order_items i JOIN orders o ON o.id=i.order_id WHERE o.status='cancelled' AND i.status<>'cancelled'

employees name:s hired_on:d
salaries employee_id amount: valid_from:d valid_to:d? is_current:b
    1>=(SELECT COALESCE(SUM(is_current),0) FROM salaries c WHERE c.employee_id=p.id)
    SELECT COUNT(*) FROM salaries WHERE is_current<>(valid_to IS NULL)

documents title:s created_at:t
document_versions document_id version_number:i created_at:t is_current:b
    SELECT COUNT(*) FROM document_versions v WHERE is_current<>(version_number=(SELECT MAX(version_number) FROM document_versions x WHERE x.document_id=v.document_id))
    SELECT COUNT(*) FROM document_versions v JOIN document_versions x ON x.document_id=v.document_id AND x.version_number>v.version_number AND x.created_at<v.created_at

courses title:s starts_on:d ends_on:d status:planned,running,finished,cancelled
course_bookings course_id participant:s booked_at:t status:booked,attended,cancelled
    SELECT COUNT(*) FROM course_bookings b JOIN courses c ON c.id=b.course_id WHERE b.status='attended' AND c.status IN ('planned','cancelled')
    SELECT COUNT(*) FROM course_bookings b JOIN courses c ON c.id=b.course_id WHERE c.status='cancelled' AND b.status<>'cancelled'

campaigns name:s status:draft,running,finished started_at:t? ended_at:t?
messages campaign_id recipient:s sent_at:t opened_at:t? clicked_at:t?
    SELECT COUNT(*) FROM messages m JOIN campaigns c ON c.id=m.campaign_id WHERE c.status='draft'
    SELECT COUNT(*) FROM messages m JOIN campaigns c ON c.id=m.campaign_id WHERE sent_at<started_at OR sent_at>ended_at

orders number:v status:received,in_production,ready,picked_up received_at:t ready_at:t? picked_up_at:t?
production_steps order_id name:s started_at:t finished_at:t?
    SELECT COUNT(*) FROM production_steps s JOIN orders o ON o.id=s.order_id WHERE finished_at>ready_at

teams name:s
players team_id name:s shirt_number:i is_captain:b
    1=(SELECT COALESCE(SUM(is_captain),0) FROM players c WHERE c.team_id=p.id) OR NOT EXISTS (SELECT 1 FROM players c WHERE c.team_id=p.id)

tenders title:s published_on:d submission_deadline:t opened_at:t? awarded_on:d? status:published,evaluating,awarded,cancelled winning_bidder:s? contract_value:?
bids tender_id bidder:s amount: submitted_at:t
    SELECT COUNT(*) FROM tenders WHERE (status='awarded')<>(awarded_on IS NOT NULL AND winning_bidder IS NOT NULL)

ships name:s
port_calls ship_id port:s eta:t ata:t? etd:t atd:t? status:expected,berthed,departed,cancelled berth:s?
    SELECT COUNT(*) FROM port_calls WHERE status='expected' AND eta<='2026-06-30 23:59:59'

studies title:s status:recruiting,running,completed,stopped recruitment_start:d recruitment_end:d? completed_on:d? stopped_on:d? stop_reason:s?
participants study_id code:v consented_on:d withdrawn_on:d? withdrawal_reason:s?
    SELECT COUNT(*) FROM participants p JOIN studies s ON s.id=p.study_id WHERE consented_on<recruitment_start

trainings title:s
certificates training_id employee:s issued_on:d valid_until:d? revoked_on:d? status:valid,expired,revoked
    SELECT COUNT(*) FROM certificates WHERE status='expired' AND (valid_until IS NULL OR valid_until>='2026-06-30')

sprints name:s state:future,active,closed start_date:d? end_date:d? completed_at:t?
stories sprint_id title:s state:todo,in_progress,done points:i
    SELECT COUNT(*) FROM stories s JOIN sprints p ON p.id=s.sprint_id WHERE p.state='future' AND s.state<>'todo'

job_openings title:s status:draft,open,on_hold,filled,closed opened_on:d? filled_on:d?
applications job_opening_id candidate:s applied_on:d status:new,interview,offer,hired,rejected hired_on:d? rejected_on:d?
    SELECT COUNT(*) FROM applications a JOIN job_openings j ON j.id=a.job_opening_id WHERE j.status='draft'

exhibitions title:s starts_on:d ends_on:d
guided_tours exhibition_id guide:s starts_at:t status:planned,held,cancelled participants:i?
    SELECT COUNT(*) FROM guided_tours WHERE (status='held')<>(participants IS NOT NULL)

employees name:s hired_on:d left_on:d?
vacations employee_id starts_on:d ends_on:d status:requested,approved,rejected,taken approved_on:d?
    SELECT COUNT(*) FROM vacations WHERE approved_on>starts_on

employees name:s
employee_addresses employee_id city:s moved_in_on:d moved_out_on:d? is_current:b
    1>=(SELECT COALESCE(SUM(is_current),0) FROM employee_addresses c WHERE c.employee_id=p.id)
    SELECT COUNT(*) FROM employee_addresses WHERE is_current<>(moved_out_on IS NULL)

contracts number:v
contract_versions contract_id version:i created_at:t is_latest:b
    SELECT COUNT(*) FROM contract_versions v WHERE is_latest<>(version=(SELECT MAX(version) FROM contract_versions x WHERE x.contract_id=v.contract_id))
    SELECT COUNT(*) FROM (SELECT contract_id,version,COUNT(*) n FROM contract_versions GROUP BY 1,2) WHERE n>1

products name:s stock:i is_available:b discontinued_on:d? is_discontinued:b replaced_by_id?
    is_discontinued OR replaced_by_id IS NULL
    is_discontinued=0 OR is_available=0

shipments number:v status:packing,in_transit,delivered shipped_at:t? delivered_at:t?
tracking_events shipment_id event_type:picked_up,in_transit,out_for_delivery,delivered happened_at:t location:s
    SELECT COUNT(*) FROM tracking_events e JOIN shipments s ON s.id=e.shipment_id WHERE s.status='packing'
    SELECT COUNT(*) FROM tracking_events e JOIN shipments s ON s.id=e.shipment_id WHERE happened_at<shipped_at OR happened_at>delivered_at

releases name:s status:planned,active,shipped planned_on:d shipped_on:d?
features release_id title:s status:backlog,in_progress,done,dropped done_on:d?
    SELECT COUNT(*) FROM features f JOIN releases r ON r.id=f.release_id WHERE r.status='shipped' AND f.status NOT IN ('done','dropped')

events name:s starts_at:t ends_at:t status:planned,held,cancelled cancelled_at:t?
tickets event_id holder:s status:valid,used,refunded used_at:t? refunded_at:t? sold_at:t
    SELECT COUNT(*) FROM tickets t JOIN events e ON e.id=t.event_id WHERE e.status='cancelled' AND t.status='used'
    SELECT COUNT(*) FROM tickets t JOIN events e ON e.id=t.event_id WHERE e.status='planned' AND t.status='used'

properties address:s
tenancies property_id tenant:s start_date:d end_date:d? is_current:b
    1>=(SELECT COALESCE(SUM(is_current),0) FROM tenancies c WHERE c.property_id=p.id)

teachers name:s
school_classes teacher_id name:s school_year:v starts_on:d ends_on:d is_active:b
    SELECT COUNT(*) FROM school_classes WHERE is_active<>('2026-06-30' BETWEEN starts_on AND ends_on)

polls question:s opens_at:t closes_at:t status:upcoming,open,closed
poll_votes poll_id voter:s voted_at:t
    SELECT COUNT(*) FROM polls WHERE status='open' AND NOT (opens_at<='2026-06-30 23:59:59' AND closes_at>='2026-06-30')

gardens name:s
plot_rentals garden_id tenant:s rented_from:d rented_to:d? is_active:b
    SELECT COUNT(*) FROM plot_rentals WHERE is_active<>(rented_to IS NULL OR rented_to>='2026-06-30')
"""


def _column(column: str) -> str:
    name, _, kind = column.rstrip("?").partition(":")
    labels = ", ".join(f"'{label}'" for label in kind.split(","))
    known = "INT" if name.endswith("_id") and not kind else TYPES.get(kind)
    return f"{name} {known or f'ENUM({labels})'}{'' if column.endswith('?') else ' NOT NULL'}"


def _table(line: str) -> str:
    name, *columns = line.split()
    return f"CREATE TABLE {name} (id INT AUTO_INCREMENT PRIMARY KEY, {', '.join(map(_column, columns))});\n"


FILES = sorted(Path(__file__).with_name("plain").glob("*.txt"))
ALL = "\n\n".join([SETS.strip(), *(file.read_text(encoding="utf-8").strip() for file in FILES)])


@pytest.mark.parametrize("plain", ALL.split("\n\n"), ids=lambda plain: plain.split("\n")[0][:60])
def test_rows_of_plain_tables_keep_what_their_names_say_of_each_other(plain: str) -> None:
    lines = plain.split("\n")
    tables, claims = ([line for line in lines if line.startswith(" ") == is_claim] for is_claim in (False, True))
    model = parse_schema("".join(map(_table, tables)), "s.sql")
    text = infer_tested(model, "s").text
    rows = loaded(make_plan(model, read_blueprint(text), text, GenerationOptions(seed=42)))
    of_rows = f"SELECT COUNT(*) FROM {tables[0].split()[0]} p WHERE NOT COALESCE({{}}, 0)"
    for claim in map(str.strip, claims):
        (broken,) = rows.execute(claim if claim.startswith("SELECT") else of_rows.format(f"({claim})")).fetchone()
        assert broken == 0, f"{claim}: {broken}\n{text}"
