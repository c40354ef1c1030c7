-- The tables of version 2, as they were made.
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

create view fact as select 1 as fen;
