-- fiscus: the database of one file.
--
-- Tables first, then views in order of dependency. Anything a user reads is a view with the names of the contract;
-- any SQLite client can open the file: nothing here needs a function that plain SQLite lacks.
--
-- Amounts are INTEGER fen (1 万元 = 1 000 000 fen). Rates printed on a form, weights, scores and areas are INTEGER
-- ten-thousandths. NULL is "not printed"; a printed 0 is 0.

-- What was imported, once a content: the same bytes under another name are the same document.
create table document (
    document_id integer primary key,
    path text not null,
    sha256 text not null unique,
    kind text not null check (kind in ('form', 'tidy')),
    imported_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) strict;

create table department_record (
    department_id integer primary key check (department_id between 1 and 999999999),
    name text not null unique,
    code text,
    region text check (length(region) = 6),
    region_name text,
    scope text check (scope in ('本级', '汇总'))
) strict;

-- Other spellings that documents used for a department.
create table department_alias (
    name text primary key,
    department_id integer not null references department_record (department_id)
) strict;

-- One department in one year. The number is year * 1 000 000 000 + department_id: a year is a contiguous range, and
-- the same department a year earlier is the number less 1 000 000 000.
create table report (
    report_id integer primary key check (report_id = year * 1000000000 + department_id),
    department_id integer not null references department_record (department_id),
    year integer not null check (year between 1990 and 2100)
) strict;
create unique index report_of_department on report (department_id, year);

-- Which document said something of which form of a report. replaced_by is empty while it is in force. Where the
-- department and the year came from: the document itself, a form beside it, an option, or the name of the file.
create table submission (
    submission_id integer primary key,
    report_id integer not null references report (report_id),
    form text not null check (form in ('base', 'self')),
    document_id integer not null references document (document_id),
    department_from text not null check (department_from in ('form', 'neighbour', 'option', 'file name')),
    year_from text not null check (year_from in ('form', 'neighbour', 'option', 'file name')),
    replaced_by integer references document (document_id),
    unique (report_id, form, document_id)
) strict;
create index submission_of_document on submission (document_id);

-- Where each stored value came from: one row a value, and one for every cell that holds a mark of absence
-- (`—`, `/`, a bare `%`) where a value could stand. step_fen is one unit of the last decimal place printed.
create table source (
    report_id integer not null references report (report_id),
    section text not null,
    position integer not null,
    field text not null,
    document_id integer not null references document (document_id),
    cell text not null,
    raw text not null,
    step_fen integer,
    note text,
    primary key (report_id, section, position, field)
) strict, without rowid;
create index source_of_document on source (document_id);

-- What newer imports replaced, a value a row, so that the tables of figures in force stay narrow.
create table replaced_value (
    report_id integer not null references report (report_id),
    section text not null,
    position integer not null,
    field text not null,
    value any,
    document_id integer not null references document (document_id),
    cell text not null,
    raw text not null,
    step_fen integer,
    note text,
    replaced_by integer not null references document (document_id),
    primary key (report_id, section, position, field, document_id)
) strict, without rowid;
create index replaced_value_by on replaced_value (replaced_by);

-- 财政供养人员情况
create table base_staffing (
    report_id integer primary key references report (report_id),
    authorised integer,
    in_post integer,
    declared_control_pct integer,
    declared_control_decimals integer
) strict;


-- The expenditure block of the base form, 经费控制情况: an item a group, a printed column a column.
-- An amount is fen. prior_outturn is what this form says of the year before.
create table base_spending (
    report_id integer primary key references report (report_id),
    three_public_prior_outturn integer, three_public_budget integer, three_public_outturn integer,
    three_public_vehicle_prior_outturn integer, three_public_vehicle_budget integer, three_public_vehicle_outturn integer,
    three_public_vehicle_purchase_prior_outturn integer, three_public_vehicle_purchase_budget integer, three_public_vehicle_purchase_outturn integer,
    three_public_vehicle_operation_prior_outturn integer, three_public_vehicle_operation_budget integer, three_public_vehicle_operation_outturn integer,
    three_public_abroad_prior_outturn integer, three_public_abroad_budget integer, three_public_abroad_outturn integer,
    three_public_reception_prior_outturn integer, three_public_reception_budget integer, three_public_reception_outturn integer,
    project_prior_outturn integer, project_budget integer, project_outturn integer,
    project_business_prior_outturn integer, project_business_budget integer, project_business_outturn integer,
    project_operation_prior_outturn integer, project_operation_budget integer, project_operation_outturn integer,
    project_special_prior_outturn integer, project_special_budget integer, project_special_outturn integer,
    public_use_prior_outturn integer, public_use_budget integer, public_use_outturn integer,
    public_use_office_prior_outturn integer, public_use_office_budget integer, public_use_office_outturn integer,
    public_use_utilities_travel_prior_outturn integer, public_use_utilities_travel_budget integer, public_use_utilities_travel_outturn integer,
    public_use_meetings_training_prior_outturn integer, public_use_meetings_training_budget integer, public_use_meetings_training_outturn integer,
    procurement_prior_outturn integer, procurement_budget integer, procurement_outturn integer,
    basic_adjustment_prior_outturn integer, basic_adjustment_budget integer, basic_adjustment_outturn integer,
    overall_adjustment_prior_outturn integer, overall_adjustment_budget integer, overall_adjustment_outturn integer
) strict;

-- The funds block of the self-evaluation form, 年度预算申请. Amounts are fen; weight, score and the printed rate
-- are ten-thousandths, the decimals those printed;
-- total_weight and total_score are those of the last row of the indicators, 总分.
create table self_fund (
    report_id integer primary key references report (report_id),
    total_initial_budget integer, total_adjusted_budget integer, total_outturn integer,
    revenue_general_public_budget_stated integer,
    revenue_government_fund_stated integer,
    revenue_special_account_stated integer,
    revenue_other_stated integer,
    expenditure_basic_stated integer,
    expenditure_project_stated integer,
    weight integer, score integer,
    declared_execution_pct integer, declared_execution_decimals integer,
    total_weight integer, total_score integer
) strict;

-- Rows under their own names: special funds, and any row with amounts that fits no item of the form.
create table base_line (
    report_id integer not null references report (report_id),
    position integer not null,
    item text not null,
    label text,
    prior_outturn integer, budget integer, outturn integer,
    initial_budget integer, adjusted_budget integer, stated integer,
    primary key (report_id, position)
) strict, without rowid;
create index base_line_of_name on base_line (label, item, report_id);

create table self_line (
    report_id integer not null references report (report_id),
    position integer not null,
    item text not null,
    label text,
    prior_outturn integer, budget integer, outturn integer,
    initial_budget integer, adjusted_budget integer, stated integer,
    primary key (report_id, position)
) strict, without rowid;

-- 楼堂馆所控制情况: a building a row. Areas are ten-thousandths of a square metre.
create table base_building (
    report_id integer not null references report (report_id),
    position integer not null,
    name text,
    approved_area integer, actual_area integer,
    approved_investment integer, actual_investment integer,
    declared_area_control_pct integer, declared_area_control_decimals integer,
    declared_investment_control_pct integer, declared_investment_control_decimals integer,
    primary key (report_id, position)
) strict, without rowid;

-- 绩效指标, in the order printed. Weights and scores are ten-thousandths. Where a target and an actual value both parse
-- to number, operator and unit, and the units agree, `comparable` is 1 and the numbers are ten-thousandths.
create table self_indicator (
    report_id integer not null references report (report_id),
    position integer not null,
    level1 text, level1_weight integer,
    level2 text, level3 text,
    target text, actual text,
    weight integer, score integer,
    deviation text,
    target_number integer, target_operator text check (target_operator in ('=', '>=', '<=', '>', '<')),
    actual_number integer, actual_operator text check (actual_operator in ('=', '>=', '<=', '>', '<')),
    comparable integer check (comparable in (0, 1)),
    primary key (report_id, position)
) strict, without rowid;

create table base_text (
    report_id integer primary key references report (report_id),
    thrift_measures text
) strict;

create table self_text (
    report_id integer primary key references report (report_id),
    goal_expected text,
    goal_actual text
) strict;

-- What the checks found, computed at import. expected, actual and difference are fen where the unit is 万元,
-- ten-thousandths otherwise.
create table finding_record (
    finding_id integer primary key,
    report_id integer not null references report (report_id),
    rule text not null,
    severity text not null check (severity in ('error', 'warning', 'info')),
    item text,
    label text,
    message text not null,
    message_en text not null,
    expected integer,
    actual integer,
    unit text,
    document_id integer references document (document_id),
    cell text,
    other_document_id integer references document (document_id),
    other_cell text
) strict;
create index finding_record_of_report on finding_record (report_id, rule);

-- Cells inside a recognised form that hold something nobody understood.
create table unrecognised_record (
    document_id integer not null references document (document_id),
    cell text not null,
    text text not null,
    reason text not null,
    primary key (document_id, cell, text)
) strict, without rowid;

-- Blocks of which figures were left out, since nobody understood them: their sums tell nothing.
create table partial_section (
    submission_id integer not null references submission (submission_id) on delete cascade,
    section text not null,
    primary key (submission_id, section)
) strict, without rowid;

-- Names and telephone numbers in the heads of forms, kept only where the import was asked to.
create table contact_record (
    submission_id integer not null references submission (submission_id) on delete cascade,
    position integer not null,
    role text not null,
    text text not null,
    cell text not null,
    primary key (submission_id, position)
) strict, without rowid;

-- Views. A database of an older version gets them anew from here on.

-- Every stored amount as a row. The report is joined in each branch, so that a condition on department_id and year
-- reaches its index; a condition on item, measure or field leaves out the other branches.
create view figure (
    report_id, department_id, year, section, position, field, item, label, measure, years_before, fen
) as
select report_id, department_id, year, 'base_spending', 0, 'three_public_prior_outturn', 'three_public', '三公经费', 'outturn', 1, three_public_prior_outturn
from base_spending join report using (report_id)
where three_public_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_budget', 'three_public', '三公经费', 'budget', 0, three_public_budget
from base_spending join report using (report_id)
where three_public_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_outturn', 'three_public', '三公经费', 'outturn', 0, three_public_outturn
from base_spending join report using (report_id)
where three_public_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_prior_outturn', 'three_public.vehicle', '公务用车购置和维护经费', 'outturn', 1, three_public_vehicle_prior_outturn
from base_spending join report using (report_id)
where three_public_vehicle_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_budget', 'three_public.vehicle', '公务用车购置和维护经费', 'budget', 0, three_public_vehicle_budget
from base_spending join report using (report_id)
where three_public_vehicle_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_outturn', 'three_public.vehicle', '公务用车购置和维护经费', 'outturn', 0, three_public_vehicle_outturn
from base_spending join report using (report_id)
where three_public_vehicle_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_purchase_prior_outturn', 'three_public.vehicle.purchase', '公车购置', 'outturn', 1, three_public_vehicle_purchase_prior_outturn
from base_spending join report using (report_id)
where three_public_vehicle_purchase_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_purchase_budget', 'three_public.vehicle.purchase', '公车购置', 'budget', 0, three_public_vehicle_purchase_budget
from base_spending join report using (report_id)
where three_public_vehicle_purchase_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_purchase_outturn', 'three_public.vehicle.purchase', '公车购置', 'outturn', 0, three_public_vehicle_purchase_outturn
from base_spending join report using (report_id)
where three_public_vehicle_purchase_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_operation_prior_outturn', 'three_public.vehicle.operation', '公车运行维护', 'outturn', 1, three_public_vehicle_operation_prior_outturn
from base_spending join report using (report_id)
where three_public_vehicle_operation_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_operation_budget', 'three_public.vehicle.operation', '公车运行维护', 'budget', 0, three_public_vehicle_operation_budget
from base_spending join report using (report_id)
where three_public_vehicle_operation_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_vehicle_operation_outturn', 'three_public.vehicle.operation', '公车运行维护', 'outturn', 0, three_public_vehicle_operation_outturn
from base_spending join report using (report_id)
where three_public_vehicle_operation_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_abroad_prior_outturn', 'three_public.abroad', '出国经费', 'outturn', 1, three_public_abroad_prior_outturn
from base_spending join report using (report_id)
where three_public_abroad_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_abroad_budget', 'three_public.abroad', '出国经费', 'budget', 0, three_public_abroad_budget
from base_spending join report using (report_id)
where three_public_abroad_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_abroad_outturn', 'three_public.abroad', '出国经费', 'outturn', 0, three_public_abroad_outturn
from base_spending join report using (report_id)
where three_public_abroad_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_reception_prior_outturn', 'three_public.reception', '公务接待', 'outturn', 1, three_public_reception_prior_outturn
from base_spending join report using (report_id)
where three_public_reception_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_reception_budget', 'three_public.reception', '公务接待', 'budget', 0, three_public_reception_budget
from base_spending join report using (report_id)
where three_public_reception_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'three_public_reception_outturn', 'three_public.reception', '公务接待', 'outturn', 0, three_public_reception_outturn
from base_spending join report using (report_id)
where three_public_reception_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_prior_outturn', 'project', '项目支出', 'outturn', 1, project_prior_outturn
from base_spending join report using (report_id)
where project_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_budget', 'project', '项目支出', 'budget', 0, project_budget
from base_spending join report using (report_id)
where project_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_outturn', 'project', '项目支出', 'outturn', 0, project_outturn
from base_spending join report using (report_id)
where project_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_business_prior_outturn', 'project.business', '业务经费', 'outturn', 1, project_business_prior_outturn
from base_spending join report using (report_id)
where project_business_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_business_budget', 'project.business', '业务经费', 'budget', 0, project_business_budget
from base_spending join report using (report_id)
where project_business_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_business_outturn', 'project.business', '业务经费', 'outturn', 0, project_business_outturn
from base_spending join report using (report_id)
where project_business_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_operation_prior_outturn', 'project.operation', '运行维护经费', 'outturn', 1, project_operation_prior_outturn
from base_spending join report using (report_id)
where project_operation_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_operation_budget', 'project.operation', '运行维护经费', 'budget', 0, project_operation_budget
from base_spending join report using (report_id)
where project_operation_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_operation_outturn', 'project.operation', '运行维护经费', 'outturn', 0, project_operation_outturn
from base_spending join report using (report_id)
where project_operation_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_special_prior_outturn', 'project.special', '专项资金', 'outturn', 1, project_special_prior_outturn
from base_spending join report using (report_id)
where project_special_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_special_budget', 'project.special', '专项资金', 'budget', 0, project_special_budget
from base_spending join report using (report_id)
where project_special_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'project_special_outturn', 'project.special', '专项资金', 'outturn', 0, project_special_outturn
from base_spending join report using (report_id)
where project_special_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_prior_outturn', 'public_use', '公用经费', 'outturn', 1, public_use_prior_outturn
from base_spending join report using (report_id)
where public_use_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_budget', 'public_use', '公用经费', 'budget', 0, public_use_budget
from base_spending join report using (report_id)
where public_use_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_outturn', 'public_use', '公用经费', 'outturn', 0, public_use_outturn
from base_spending join report using (report_id)
where public_use_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_office_prior_outturn', 'public_use.office', '办公经费', 'outturn', 1, public_use_office_prior_outturn
from base_spending join report using (report_id)
where public_use_office_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_office_budget', 'public_use.office', '办公经费', 'budget', 0, public_use_office_budget
from base_spending join report using (report_id)
where public_use_office_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_office_outturn', 'public_use.office', '办公经费', 'outturn', 0, public_use_office_outturn
from base_spending join report using (report_id)
where public_use_office_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_utilities_travel_prior_outturn', 'public_use.utilities_travel', '水费、电费、差旅费', 'outturn', 1, public_use_utilities_travel_prior_outturn
from base_spending join report using (report_id)
where public_use_utilities_travel_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_utilities_travel_budget', 'public_use.utilities_travel', '水费、电费、差旅费', 'budget', 0, public_use_utilities_travel_budget
from base_spending join report using (report_id)
where public_use_utilities_travel_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_utilities_travel_outturn', 'public_use.utilities_travel', '水费、电费、差旅费', 'outturn', 0, public_use_utilities_travel_outturn
from base_spending join report using (report_id)
where public_use_utilities_travel_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_meetings_training_prior_outturn', 'public_use.meetings_training', '会议费、培训费', 'outturn', 1, public_use_meetings_training_prior_outturn
from base_spending join report using (report_id)
where public_use_meetings_training_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_meetings_training_budget', 'public_use.meetings_training', '会议费、培训费', 'budget', 0, public_use_meetings_training_budget
from base_spending join report using (report_id)
where public_use_meetings_training_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'public_use_meetings_training_outturn', 'public_use.meetings_training', '会议费、培训费', 'outturn', 0, public_use_meetings_training_outturn
from base_spending join report using (report_id)
where public_use_meetings_training_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'procurement_prior_outturn', 'procurement', '政府采购金额', 'outturn', 1, procurement_prior_outturn
from base_spending join report using (report_id)
where procurement_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'procurement_budget', 'procurement', '政府采购金额', 'budget', 0, procurement_budget
from base_spending join report using (report_id)
where procurement_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'procurement_outturn', 'procurement', '政府采购金额', 'outturn', 0, procurement_outturn
from base_spending join report using (report_id)
where procurement_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'basic_adjustment_prior_outturn', 'basic_adjustment', '部门基本支出预算调整', 'outturn', 1, basic_adjustment_prior_outturn
from base_spending join report using (report_id)
where basic_adjustment_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'basic_adjustment_budget', 'basic_adjustment', '部门基本支出预算调整', 'budget', 0, basic_adjustment_budget
from base_spending join report using (report_id)
where basic_adjustment_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'basic_adjustment_outturn', 'basic_adjustment', '部门基本支出预算调整', 'outturn', 0, basic_adjustment_outturn
from base_spending join report using (report_id)
where basic_adjustment_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'overall_adjustment_prior_outturn', 'overall_adjustment', '部门整体支出预算调整', 'outturn', 1, overall_adjustment_prior_outturn
from base_spending join report using (report_id)
where overall_adjustment_prior_outturn is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'overall_adjustment_budget', 'overall_adjustment', '部门整体支出预算调整', 'budget', 0, overall_adjustment_budget
from base_spending join report using (report_id)
where overall_adjustment_budget is not null
union all
select report_id, department_id, year, 'base_spending', 0, 'overall_adjustment_outturn', 'overall_adjustment', '部门整体支出预算调整', 'outturn', 0, overall_adjustment_outturn
from base_spending join report using (report_id)
where overall_adjustment_outturn is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'total_initial_budget', 'total', '年度资金总额', 'initial_budget', 0, total_initial_budget
from self_fund join report using (report_id)
where total_initial_budget is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'total_adjusted_budget', 'total', '年度资金总额', 'adjusted_budget', 0, total_adjusted_budget
from self_fund join report using (report_id)
where total_adjusted_budget is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'total_outturn', 'total', '年度资金总额', 'outturn', 0, total_outturn
from self_fund join report using (report_id)
where total_outturn is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'revenue_general_public_budget_stated', 'revenue.general_public_budget', '一般公共预算', 'stated', 0, revenue_general_public_budget_stated
from self_fund join report using (report_id)
where revenue_general_public_budget_stated is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'revenue_government_fund_stated', 'revenue.government_fund', '政府性基金拨款', 'stated', 0, revenue_government_fund_stated
from self_fund join report using (report_id)
where revenue_government_fund_stated is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'revenue_special_account_stated', 'revenue.special_account', '纳入专户管理的非税收入拨款', 'stated', 0, revenue_special_account_stated
from self_fund join report using (report_id)
where revenue_special_account_stated is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'revenue_other_stated', 'revenue.other', '其他资金', 'stated', 0, revenue_other_stated
from self_fund join report using (report_id)
where revenue_other_stated is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'expenditure_basic_stated', 'expenditure.basic', '基本支出', 'stated', 0, expenditure_basic_stated
from self_fund join report using (report_id)
where expenditure_basic_stated is not null
union all
select report_id, department_id, year, 'self_fund', 0, 'expenditure_project_stated', 'expenditure.project', '项目支出', 'stated', 0, expenditure_project_stated
from self_fund join report using (report_id)
where expenditure_project_stated is not null
union all
select report_id, department_id, year, 'base_line', position, 'prior_outturn', item, label, 'outturn', 1, prior_outturn
from base_line join report using (report_id)
where prior_outturn is not null
union all
select report_id, department_id, year, 'base_line', position, 'budget', item, label, 'budget', 0, budget
from base_line join report using (report_id)
where budget is not null
union all
select report_id, department_id, year, 'base_line', position, 'outturn', item, label, 'outturn', 0, outturn
from base_line join report using (report_id)
where outturn is not null
union all
select report_id, department_id, year, 'base_line', position, 'initial_budget', item, label, 'initial_budget', 0, initial_budget
from base_line join report using (report_id)
where initial_budget is not null
union all
select report_id, department_id, year, 'base_line', position, 'adjusted_budget', item, label, 'adjusted_budget', 0, adjusted_budget
from base_line join report using (report_id)
where adjusted_budget is not null
union all
select report_id, department_id, year, 'base_line', position, 'stated', item, label, 'stated', 0, stated
from base_line join report using (report_id)
where stated is not null
union all
select report_id, department_id, year, 'self_line', position, 'prior_outturn', item, label, 'outturn', 1, prior_outturn
from self_line join report using (report_id)
where prior_outturn is not null
union all
select report_id, department_id, year, 'self_line', position, 'budget', item, label, 'budget', 0, budget
from self_line join report using (report_id)
where budget is not null
union all
select report_id, department_id, year, 'self_line', position, 'outturn', item, label, 'outturn', 0, outturn
from self_line join report using (report_id)
where outturn is not null
union all
select report_id, department_id, year, 'self_line', position, 'initial_budget', item, label, 'initial_budget', 0, initial_budget
from self_line join report using (report_id)
where initial_budget is not null
union all
select report_id, department_id, year, 'self_line', position, 'adjusted_budget', item, label, 'adjusted_budget', 0, adjusted_budget
from self_line join report using (report_id)
where adjusted_budget is not null
union all
select report_id, department_id, year, 'self_line', position, 'stated', item, label, 'stated', 0, stated
from self_line join report using (report_id)
where stated is not null;


create view department (department_id, department, code, region, region_name, scope) as
select department_id, name, code, region, region_name, scope
from department_record;

-- One row per printed amount in force. note says how it was read, where that is worth knowing: label_mended (the label
-- had one lost or wrong character), placed_by_sums (the row had fewer values than columns, and only this place makes the
-- printed sums hold), split (the cell held several numbers run together), rounded (finer than a fen).
create view fact (
    department_id, department, report_year, fiscal_year, item, label, measure, fen, wan, document, cell, note
) as
select
    figure.department_id,
    department.name,
    figure.year,
    figure.year - figure.years_before,
    figure.item,
    figure.label,
    figure.measure,
    figure.fen,
    figure.fen / 1000000.0,
    document.path,
    source.cell,
    source.note
from figure
join department_record as department on department.department_id = figure.department_id
join source on source.report_id = figure.report_id
    and source.section = figure.section
    and source.position = figure.position
    and source.field = figure.field
join document on document.document_id = source.document_id;


-- Each item of the base form in one row a report, with the outturn of last year's own report beside the prior-year column.
-- form_order sorts as the form does: the order of import/items.csv, special funds by their position.
create view spending_item (
    report_id, department_id, year, item, label, form_order, stated_prior, own_prior, budget, outturn
) as
select now.report_id, department_id, year, 'three_public', '三公经费', 1000, now.three_public_prior_outturn, before.three_public_outturn, now.three_public_budget, now.three_public_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.three_public_prior_outturn is not null or now.three_public_budget is not null or now.three_public_outturn is not null
union all
select now.report_id, department_id, year, 'three_public.vehicle', '公务用车购置和维护经费', 2000, now.three_public_vehicle_prior_outturn, before.three_public_vehicle_outturn, now.three_public_vehicle_budget, now.three_public_vehicle_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.three_public_vehicle_prior_outturn is not null or now.three_public_vehicle_budget is not null or now.three_public_vehicle_outturn is not null
union all
select now.report_id, department_id, year, 'three_public.vehicle.purchase', '公车购置', 3000, now.three_public_vehicle_purchase_prior_outturn, before.three_public_vehicle_purchase_outturn, now.three_public_vehicle_purchase_budget, now.three_public_vehicle_purchase_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.three_public_vehicle_purchase_prior_outturn is not null or now.three_public_vehicle_purchase_budget is not null or now.three_public_vehicle_purchase_outturn is not null
union all
select now.report_id, department_id, year, 'three_public.vehicle.operation', '公车运行维护', 4000, now.three_public_vehicle_operation_prior_outturn, before.three_public_vehicle_operation_outturn, now.three_public_vehicle_operation_budget, now.three_public_vehicle_operation_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.three_public_vehicle_operation_prior_outturn is not null or now.three_public_vehicle_operation_budget is not null or now.three_public_vehicle_operation_outturn is not null
union all
select now.report_id, department_id, year, 'three_public.abroad', '出国经费', 5000, now.three_public_abroad_prior_outturn, before.three_public_abroad_outturn, now.three_public_abroad_budget, now.three_public_abroad_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.three_public_abroad_prior_outturn is not null or now.three_public_abroad_budget is not null or now.three_public_abroad_outturn is not null
union all
select now.report_id, department_id, year, 'three_public.reception', '公务接待', 6000, now.three_public_reception_prior_outturn, before.three_public_reception_outturn, now.three_public_reception_budget, now.three_public_reception_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.three_public_reception_prior_outturn is not null or now.three_public_reception_budget is not null or now.three_public_reception_outturn is not null
union all
select now.report_id, department_id, year, 'project', '项目支出', 7000, now.project_prior_outturn, before.project_outturn, now.project_budget, now.project_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.project_prior_outturn is not null or now.project_budget is not null or now.project_outturn is not null
union all
select now.report_id, department_id, year, 'project.business', '业务经费', 8000, now.project_business_prior_outturn, before.project_business_outturn, now.project_business_budget, now.project_business_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.project_business_prior_outturn is not null or now.project_business_budget is not null or now.project_business_outturn is not null
union all
select now.report_id, department_id, year, 'project.operation', '运行维护经费', 9000, now.project_operation_prior_outturn, before.project_operation_outturn, now.project_operation_budget, now.project_operation_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.project_operation_prior_outturn is not null or now.project_operation_budget is not null or now.project_operation_outturn is not null
union all
select now.report_id, department_id, year, 'project.special', '专项资金', 10000, now.project_special_prior_outturn, before.project_special_outturn, now.project_special_budget, now.project_special_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.project_special_prior_outturn is not null or now.project_special_budget is not null or now.project_special_outturn is not null
union all
select now.report_id, department_id, year, 'public_use', '公用经费', 12000, now.public_use_prior_outturn, before.public_use_outturn, now.public_use_budget, now.public_use_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.public_use_prior_outturn is not null or now.public_use_budget is not null or now.public_use_outturn is not null
union all
select now.report_id, department_id, year, 'public_use.office', '办公经费', 13000, now.public_use_office_prior_outturn, before.public_use_office_outturn, now.public_use_office_budget, now.public_use_office_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.public_use_office_prior_outturn is not null or now.public_use_office_budget is not null or now.public_use_office_outturn is not null
union all
select now.report_id, department_id, year, 'public_use.utilities_travel', '水费、电费、差旅费', 14000, now.public_use_utilities_travel_prior_outturn, before.public_use_utilities_travel_outturn, now.public_use_utilities_travel_budget, now.public_use_utilities_travel_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.public_use_utilities_travel_prior_outturn is not null or now.public_use_utilities_travel_budget is not null or now.public_use_utilities_travel_outturn is not null
union all
select now.report_id, department_id, year, 'public_use.meetings_training', '会议费、培训费', 15000, now.public_use_meetings_training_prior_outturn, before.public_use_meetings_training_outturn, now.public_use_meetings_training_budget, now.public_use_meetings_training_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.public_use_meetings_training_prior_outturn is not null or now.public_use_meetings_training_budget is not null or now.public_use_meetings_training_outturn is not null
union all
select now.report_id, department_id, year, 'procurement', '政府采购金额', 16000, now.procurement_prior_outturn, before.procurement_outturn, now.procurement_budget, now.procurement_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.procurement_prior_outturn is not null or now.procurement_budget is not null or now.procurement_outturn is not null
union all
select now.report_id, department_id, year, 'basic_adjustment', '部门基本支出预算调整', 17000, now.basic_adjustment_prior_outturn, before.basic_adjustment_outturn, now.basic_adjustment_budget, now.basic_adjustment_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.basic_adjustment_prior_outturn is not null or now.basic_adjustment_budget is not null or now.basic_adjustment_outturn is not null
union all
select now.report_id, department_id, year, 'overall_adjustment', '部门整体支出预算调整', 18000, now.overall_adjustment_prior_outturn, before.overall_adjustment_outturn, now.overall_adjustment_budget, now.overall_adjustment_outturn
from base_spending as now
join report on report.report_id = now.report_id
left join base_spending as before on before.report_id = now.report_id - 1000000000
where now.overall_adjustment_prior_outturn is not null or now.overall_adjustment_budget is not null or now.overall_adjustment_outturn is not null
union all
select
    now.report_id, department_id, year, now.item, now.label,
    case now.item when 'project.special.line' then 11000 else 26000 end + now.position,
    now.prior_outturn,
    (
        select before.outturn
        from base_line as before
        where before.report_id = now.report_id - 1000000000 and before.item = now.item and before.label = now.label
        order by before.position nulls last
        limit 1
    ),
    now.budget, now.outturn
from base_line as now
join report on report.report_id = now.report_id
where now.prior_outturn is not null or now.budget is not null or now.outturn is not null;

-- Base form items of a report against the year before, the budget and the outturn.
create view item_comparison (
    department_id, department, year, item, label,
    prior_outturn, prior_outturn_fen, prior_basis,
    budget, budget_fen,
    outturn, outturn_fen,
    change, change_fen, change_pct,
    control_pct,
    saving, saving_fen,
    form_order
) as
with spending as (
    select
        department_id, year, item, label, form_order, budget, outturn,
        coalesce(stated_prior, own_prior) as prior,
        case when stated_prior is not null then 'same_form' when own_prior is not null then 'two_forms' end as basis,
        outturn - coalesce(stated_prior, own_prior) as change
    from spending_item
)
select
    s.department_id,
    department.name,
    s.year,
    s.item,
    s.label,
    s.prior / 1000000.0, s.prior, s.basis,
    s.budget / 1000000.0, s.budget,
    s.outturn / 1000000.0, s.outturn,
    s.change / 1000000.0, s.change,
    case when s.prior > 0 then
        case when s.change < 0 then -1 else 1 end * ((abs(s.change) / s.prior) * 10000 + ((abs(s.change) % s.prior) * 100 / s.prior) * 100
            + ((((abs(s.change) % s.prior) * 100) % s.prior) * 200 + s.prior) / (2 * s.prior)) / 100.0
    end,
    case when s.budget > 0 then
        case when s.outturn < 0 then -1 else 1 end * ((abs(s.outturn) / s.budget) * 10000 + ((abs(s.outturn) % s.budget) * 100 / s.budget) * 100
            + ((((abs(s.outturn) % s.budget) * 100) % s.budget) * 200 + s.budget) / (2 * s.budget)) / 100.0
    end,
    (s.budget - s.outturn) / 1000000.0, s.budget - s.outturn,
    s.form_order
from spending as s
join department_record as department on department.department_id = s.department_id;

create view staffing_control (
    department_id, department, year, authorised, in_post, control_pct, declared_control_pct
) as
select
    report.department_id,
    department.name,
    report.year,
    s.authorised,
    s.in_post,
    case when s.authorised > 0 then
        case when s.in_post < 0 then -1 else 1 end * ((abs(s.in_post) / s.authorised) * 10000 + ((abs(s.in_post) % s.authorised) * 100 / s.authorised) * 100
            + ((((abs(s.in_post) % s.authorised) * 100) % s.authorised) * 200 + s.authorised) / (2 * s.authorised)) / 100.0
    end,
    s.declared_control_pct / 10000.0
from base_staffing as s
join report on report.report_id = s.report_id
join department_record as department on department.department_id = report.department_id;

create view building_control (
    department_id, department, year, name,
    approved_area, actual_area, area_control_pct,
    approved_investment, approved_investment_fen, actual_investment, actual_investment_fen, investment_control_pct,
    declared_area_control_pct, declared_investment_control_pct
) as
select
    report.department_id,
    department.name,
    report.year,
    b.name,
    b.approved_area / 10000.0,
    b.actual_area / 10000.0,
    case when b.approved_area > 0 then
        case when b.actual_area < 0 then -1 else 1 end * ((abs(b.actual_area) / b.approved_area) * 10000 + ((abs(b.actual_area) % b.approved_area) * 100 / b.approved_area) * 100
            + ((((abs(b.actual_area) % b.approved_area) * 100) % b.approved_area) * 200 + b.approved_area) / (2 * b.approved_area)) / 100.0
    end,
    b.approved_investment / 1000000.0, b.approved_investment,
    b.actual_investment / 1000000.0, b.actual_investment,
    case when b.approved_investment > 0 then
        case when b.actual_investment < 0 then -1 else 1 end * ((abs(b.actual_investment) / b.approved_investment) * 10000 + ((abs(b.actual_investment) % b.approved_investment) * 100 / b.approved_investment) * 100
            + ((((abs(b.actual_investment) % b.approved_investment) * 100) % b.approved_investment) * 200 + b.approved_investment) / (2 * b.approved_investment)) / 100.0
    end,
    b.declared_area_control_pct / 10000.0,
    b.declared_investment_control_pct / 10000.0
from base_building as b
join report on report.report_id = b.report_id
join department_record as department on department.department_id = report.department_id;

create view fund_execution (
    department_id, department, year,
    initial_budget, initial_budget_fen, adjusted_budget, adjusted_budget_fen, executed, executed_fen,
    execution_pct, adjustment_pct, declared_execution_pct, weight, score
) as
with fund as (
    select
        report_id,
        total_initial_budget as initial,
        total_adjusted_budget as adjusted,
        total_outturn as executed,
        total_adjusted_budget - total_initial_budget as adjustment,
        declared_execution_pct, weight, score
    from self_fund
)
select
    report.department_id,
    department.name,
    report.year,
    f.initial / 1000000.0, f.initial,
    f.adjusted / 1000000.0, f.adjusted,
    f.executed / 1000000.0, f.executed,
    case when f.adjusted > 0 then
        case when f.executed < 0 then -1 else 1 end * ((abs(f.executed) / f.adjusted) * 10000 + ((abs(f.executed) % f.adjusted) * 100 / f.adjusted) * 100
            + ((((abs(f.executed) % f.adjusted) * 100) % f.adjusted) * 200 + f.adjusted) / (2 * f.adjusted)) / 100.0
    end,
    case when f.initial > 0 then
        case when f.adjustment < 0 then -1 else 1 end * ((abs(f.adjustment) / f.initial) * 10000 + ((abs(f.adjustment) % f.initial) * 100 / f.initial) * 100
            + ((((abs(f.adjustment) % f.initial) * 100) % f.initial) * 200 + f.initial) / (2 * f.initial)) / 100.0
    end,
    f.declared_execution_pct / 10000.0,
    f.weight / 10000.0,
    f.score / 10000.0
from fund as f
join report on report.report_id = f.report_id
join department_record as department on department.department_id = report.department_id;

create view indicator_result (
    department_id, department, year, position,
    level1, level1_weight, level2, level3, target, actual, weight, score, deviation
) as
select
    report.department_id,
    department.name,
    report.year,
    i.position,
    i.level1,
    i.level1_weight / 10000.0,
    i.level2,
    i.level3,
    i.target,
    i.actual,
    i.weight / 10000.0,
    i.score / 10000.0,
    i.deviation
from self_indicator as i
join report on report.report_id = i.report_id
join department_record as department on department.department_id = report.department_id;

create view narrative (department_id, department, year, kind, text) as
with passage as (
    select report_id, 'goal_expected' as kind, goal_expected as text from self_text
    union all
    select report_id, 'goal_actual', goal_actual from self_text
    union all
    select report_id, 'thrift_measures', thrift_measures from base_text
)
select report.department_id, department.name, report.year, passage.kind, passage.text
from passage
join report on report.report_id = passage.report_id
join department_record as department on department.department_id = report.department_id
where passage.text is not null;

create view finding (
    department_id, department, year, rule, severity, item, label, message, message_en,
    expected, expected_fen, actual, actual_fen, difference, difference_fen, unit,
    document, cell, other_document, other_cell
) as
with scaled as (
    select
        report_id, rule, severity, item, label, message, message_en, unit,
        document_id, cell, other_document_id, other_cell, finding_id,
        expected, actual, actual - expected as difference,
        case when unit = '万元' then 1000000.0 else 10000.0 end as scale,
        case when unit = '万元' then 1 end as money
    from finding_record
)
select
    report.department_id,
    department.name,
    report.year,
    f.rule,
    f.severity,
    f.item,
    f.label,
    f.message,
    f.message_en,
    f.expected / f.scale, f.expected * f.money,
    f.actual / f.scale, f.actual * f.money,
    f.difference / f.scale, f.difference * f.money,
    f.unit,
    document.path,
    f.cell,
    other.path,
    f.other_cell
from scaled as f
join report on report.report_id = f.report_id
join department_record as department on department.department_id = report.department_id
left join document on document.document_id = f.document_id
left join document as other on other.document_id = f.other_document_id;

create view unrecognised (document, cell, text, reason) as
select document.path, u.cell, u.text, u.reason
from unrecognised_record as u
join document on document.document_id = u.document_id;

create view contact (department_id, department, year, form, role, text, document, cell) as
select report.department_id, department.name, report.year, submission.form, c.role, c.text, document.path, c.cell
from contact_record as c
join submission using (submission_id)
join report using (report_id)
join department_record as department on department.department_id = report.department_id
join document on document.document_id = submission.document_id
where submission.replaced_by is null;
