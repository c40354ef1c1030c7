-- 3: names of rows once each, what findings share once each, reports that came in bulk, sums by year, item and region.
drop index submission_of_document;
alter table submission rename to submission_record;
create index submission_record_of_document on submission_record (document_id);
create table bulk_report (
    report_id integer not null references report (report_id),
    document_id integer not null references document (document_id),
    has_base integer not null check (has_base in (0, 1)),
    has_self integer not null check (has_self in (0, 1)),
    first_line integer not null,
    last_line integer not null,
    step_fen integer,
    primary key (report_id, document_id)
) strict, without rowid;
create table line_name (
    name_id integer primary key,
    item text not null,
    label text
) strict;
create unique index line_name_of_text on line_name (item, label);
insert into line_name (item, label)
select item, label from base_line
union
select item, label from self_line;
create table base_line_record (
    report_id integer not null references report (report_id),
    position integer not null,
    name_id integer not null references line_name (name_id),
    prior_outturn integer, budget integer, outturn integer,
    initial_budget integer, adjusted_budget integer, stated integer,
    primary key (report_id, position)
) strict, without rowid;
insert into base_line_record (
    report_id, position, name_id, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
)
select report_id, position, name_id, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
from base_line as line
join line_name as name on name.item = line.item and name.label is line.label;
drop table base_line;
create index base_line_record_of_name on base_line_record (name_id, report_id, outturn);
create table self_line_record (
    report_id integer not null references report (report_id),
    position integer not null,
    name_id integer not null references line_name (name_id),
    prior_outturn integer, budget integer, outturn integer,
    initial_budget integer, adjusted_budget integer, stated integer,
    primary key (report_id, position)
) strict, without rowid;
insert into self_line_record (
    report_id, position, name_id, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
)
select report_id, position, name_id, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
from self_line as line
join line_name as name on name.item = line.item and name.label is line.label;
drop table self_line;
create table indicator_name (
    name_id integer primary key,
    level1 text,
    level2 text,
    level3 text
) strict;
create unique index indicator_name_of_text on indicator_name (level1, level2, level3);
insert into indicator_name (level1, level2, level3)
select distinct level1, level2, level3 from self_indicator;
create table self_indicator_record (
    report_id integer not null references report (report_id),
    position integer not null,
    name_id integer not null references indicator_name (name_id),
    weight integer, score integer,
    primary key (report_id, position)
) strict, without rowid;
insert into self_indicator_record (report_id, position, name_id, weight, score)
select report_id, position, name_id, weight, score
from self_indicator as i
join indicator_name as name on name.level1 is i.level1 and name.level2 is i.level2 and name.level3 is i.level3;
create table self_indicator_detail (
    report_id integer not null references report (report_id),
    position integer not null,
    level1_weight integer,
    target text, actual text,
    deviation text,
    target_number integer, target_operator text check (target_operator in ('=', '>=', '<=', '>', '<')),
    actual_number integer, actual_operator text check (actual_operator in ('=', '>=', '<=', '>', '<')),
    comparable integer check (comparable in (0, 1)),
    primary key (report_id, position)
) strict, without rowid;
insert into self_indicator_detail (
    report_id, position, level1_weight, target, actual, deviation,
    target_number, target_operator, actual_number, actual_operator, comparable
)
select
    report_id, position, level1_weight, target, actual, deviation,
    target_number, target_operator, actual_number, actual_operator, comparable
from self_indicator
where coalesce(level1_weight, target, actual, deviation, target_number, actual_number, comparable) is not null;
drop table self_indicator;
create table finding_kind (
    kind_id integer primary key,
    rule text not null,
    severity text not null check (severity in ('error', 'warning', 'info')),
    item text,
    label text,
    unit text,
    message text not null,
    message_en text not null
) strict;
create index finding_kind_of_rule on finding_kind (rule, item, label);
insert into finding_kind (rule, severity, item, label, unit, message, message_en)
select distinct rule, severity, item, label, unit, message, message_en from finding_record;
alter table finding_record rename to finding_before;
drop index finding_record_of_report;
create table finding_record (
    finding_id integer primary key,
    report_id integer not null references report (report_id),
    kind_id integer not null references finding_kind (kind_id),
    expected integer,
    actual integer,
    document_id integer references document (document_id),
    cell text,
    other_document_id integer references document (document_id),
    other_cell text,
    other_years_before integer check (other_years_before in (0, 1))
) strict;
insert into finding_record (
    finding_id, report_id, kind_id, expected, actual, document_id, cell, other_document_id, other_cell
)
select
    f.finding_id, f.report_id, kind.kind_id, f.expected, f.actual, f.document_id, f.cell, f.other_document_id, f.other_cell
from finding_before as f
join finding_kind as kind on kind.rule = f.rule and kind.item is f.item and kind.label is f.label
    and kind.severity = f.severity and kind.unit is f.unit and kind.message = f.message and kind.message_en = f.message_en;
drop table finding_before;
create index finding_record_of_report on finding_record (report_id, kind_id);
create table summary_record (
    digits integer not null check (digits in (2, 4, 6)),
    year integer not null,
    region text not null,
    three_public_prior_outturn integer, three_public_prior_outturn_count integer, three_public_budget integer, three_public_budget_count integer, three_public_outturn integer, three_public_outturn_count integer,
    three_public_vehicle_prior_outturn integer, three_public_vehicle_prior_outturn_count integer, three_public_vehicle_budget integer, three_public_vehicle_budget_count integer, three_public_vehicle_outturn integer, three_public_vehicle_outturn_count integer,
    three_public_vehicle_purchase_prior_outturn integer, three_public_vehicle_purchase_prior_outturn_count integer, three_public_vehicle_purchase_budget integer, three_public_vehicle_purchase_budget_count integer, three_public_vehicle_purchase_outturn integer, three_public_vehicle_purchase_outturn_count integer,
    three_public_vehicle_operation_prior_outturn integer, three_public_vehicle_operation_prior_outturn_count integer, three_public_vehicle_operation_budget integer, three_public_vehicle_operation_budget_count integer, three_public_vehicle_operation_outturn integer, three_public_vehicle_operation_outturn_count integer,
    three_public_abroad_prior_outturn integer, three_public_abroad_prior_outturn_count integer, three_public_abroad_budget integer, three_public_abroad_budget_count integer, three_public_abroad_outturn integer, three_public_abroad_outturn_count integer,
    three_public_reception_prior_outturn integer, three_public_reception_prior_outturn_count integer, three_public_reception_budget integer, three_public_reception_budget_count integer, three_public_reception_outturn integer, three_public_reception_outturn_count integer,
    project_prior_outturn integer, project_prior_outturn_count integer, project_budget integer, project_budget_count integer, project_outturn integer, project_outturn_count integer,
    project_business_prior_outturn integer, project_business_prior_outturn_count integer, project_business_budget integer, project_business_budget_count integer, project_business_outturn integer, project_business_outturn_count integer,
    project_operation_prior_outturn integer, project_operation_prior_outturn_count integer, project_operation_budget integer, project_operation_budget_count integer, project_operation_outturn integer, project_operation_outturn_count integer,
    project_special_prior_outturn integer, project_special_prior_outturn_count integer, project_special_budget integer, project_special_budget_count integer, project_special_outturn integer, project_special_outturn_count integer,
    project_special_line_prior_outturn integer, project_special_line_prior_outturn_count integer, project_special_line_budget integer, project_special_line_budget_count integer, project_special_line_outturn integer, project_special_line_outturn_count integer, project_special_line_initial_budget integer, project_special_line_initial_budget_count integer, project_special_line_adjusted_budget integer, project_special_line_adjusted_budget_count integer, project_special_line_stated integer, project_special_line_stated_count integer,
    public_use_prior_outturn integer, public_use_prior_outturn_count integer, public_use_budget integer, public_use_budget_count integer, public_use_outturn integer, public_use_outturn_count integer,
    public_use_office_prior_outturn integer, public_use_office_prior_outturn_count integer, public_use_office_budget integer, public_use_office_budget_count integer, public_use_office_outturn integer, public_use_office_outturn_count integer,
    public_use_utilities_travel_prior_outturn integer, public_use_utilities_travel_prior_outturn_count integer, public_use_utilities_travel_budget integer, public_use_utilities_travel_budget_count integer, public_use_utilities_travel_outturn integer, public_use_utilities_travel_outturn_count integer,
    public_use_meetings_training_prior_outturn integer, public_use_meetings_training_prior_outturn_count integer, public_use_meetings_training_budget integer, public_use_meetings_training_budget_count integer, public_use_meetings_training_outturn integer, public_use_meetings_training_outturn_count integer,
    procurement_prior_outturn integer, procurement_prior_outturn_count integer, procurement_budget integer, procurement_budget_count integer, procurement_outturn integer, procurement_outturn_count integer,
    basic_adjustment_prior_outturn integer, basic_adjustment_prior_outturn_count integer, basic_adjustment_budget integer, basic_adjustment_budget_count integer, basic_adjustment_outturn integer, basic_adjustment_outturn_count integer,
    overall_adjustment_prior_outturn integer, overall_adjustment_prior_outturn_count integer, overall_adjustment_budget integer, overall_adjustment_budget_count integer, overall_adjustment_outturn integer, overall_adjustment_outturn_count integer,
    total_initial_budget integer, total_initial_budget_count integer, total_adjusted_budget integer, total_adjusted_budget_count integer, total_outturn integer, total_outturn_count integer,
    revenue_general_public_budget_stated integer, revenue_general_public_budget_stated_count integer,
    revenue_government_fund_stated integer, revenue_government_fund_stated_count integer,
    revenue_special_account_stated integer, revenue_special_account_stated_count integer,
    revenue_other_stated integer, revenue_other_stated_count integer,
    expenditure_basic_stated integer, expenditure_basic_stated_count integer,
    expenditure_project_stated integer, expenditure_project_stated_count integer,
    other_prior_outturn integer, other_prior_outturn_count integer, other_budget integer, other_budget_count integer, other_outturn integer, other_outturn_count integer, other_initial_budget integer, other_initial_budget_count integer, other_adjusted_budget integer, other_adjusted_budget_count integer, other_stated integer, other_stated_count integer,
    primary key (digits, year, region)
) strict, without rowid;
create index self_fund_of_rate on self_fund (
    report_id / 1000000000,
    total_outturn / total_adjusted_budget * 10000 + total_outturn % total_adjusted_budget * 100 / total_adjusted_budget * 100
        + total_outturn % total_adjusted_budget * 100 % total_adjusted_budget * 100 / total_adjusted_budget desc
) where total_adjusted_budget > 0 and total_outturn is not null;
create index department_record_of_region on department_record (region, region_name);
create index department_record_of_code on department_record (code);
