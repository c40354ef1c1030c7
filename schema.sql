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
create index department_record_of_region on department_record (region, region_name);
create index department_record_of_code on department_record (code);

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
create table submission_record (
    submission_id integer primary key,
    report_id integer not null references report (report_id),
    form text not null check (form in ('base', 'self')),
    document_id integer not null references document (document_id),
    department_from text not null check (department_from in ('form', 'neighbour', 'option', 'file name')),
    year_from text not null check (year_from in ('form', 'neighbour', 'option', 'file name')),
    replaced_by integer references document (document_id),
    unique (report_id, form, document_id)
) strict;
create index submission_record_of_document on submission_record (document_id);

-- Reports that came with a large table of one amount a row, as that table left them: all that their sections hold came
-- from these lines of the document, so that no value needs a row in `source`. The first document that speaks of such
-- a report again gives its values their rows there, and its forms theirs in `submission_record`. step_fen is one unit of
-- the last decimal place that any amount of the report was printed with.
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
-- A ranking by execution rate reads a year in this order: the rate in whole basis points, which queries write the same way.
create index self_fund_of_rate on self_fund (
    report_id / 1000000000,
    total_outturn / total_adjusted_budget * 10000 + total_outturn % total_adjusted_budget * 100 / total_adjusted_budget * 100
        + total_outturn % total_adjusted_budget * 100 % total_adjusted_budget * 100 / total_adjusted_budget desc
) where total_adjusted_budget > 0 and total_outturn is not null;

-- The names of rows, once each: thousands of reports name the same special fund or indicator.
create table line_name (
    name_id integer primary key,
    item text not null,
    label text
) strict;
create unique index line_name_of_text on line_name (item, label);

create table indicator_name (
    name_id integer primary key,
    level1 text,
    level2 text,
    level3 text
) strict;
create unique index indicator_name_of_text on indicator_name (level1, level2, level3);

-- Rows under their own names: special funds, and any row with amounts that fits no item of the form.
create table base_line_record (
    report_id integer not null references report (report_id),
    position integer not null,
    name_id integer not null references line_name (name_id),
    prior_outturn integer, budget integer, outturn integer,
    initial_budget integer, adjusted_budget integer, stated integer,
    primary key (report_id, position)
) strict, without rowid;
-- Sums by name read the index alone.
create index base_line_record_of_name on base_line_record (name_id, report_id, outturn);

create table self_line_record (
    report_id integer not null references report (report_id),
    position integer not null,
    name_id integer not null references line_name (name_id),
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

-- 绩效指标, in the order printed. Weights and scores are ten-thousandths.
create table self_indicator_record (
    report_id integer not null references report (report_id),
    position integer not null,
    name_id integer not null references indicator_name (name_id),
    weight integer, score integer,
    primary key (report_id, position)
) strict, without rowid;

-- What else stands in the row of an indicator; a table of one amount a row has nothing of it. Where a target and an actual
-- value both parse to number, operator and unit, and the units agree, `comparable` is 1 and the numbers are
-- ten-thousandths.
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

create table base_text (
    report_id integer primary key references report (report_id),
    thrift_measures text
) strict;

-- The years that labels print: of the heads in post, of the buildings completed. Where they are not the year of the form,
-- the form was copied from an older one.
create table base_heading (
    report_id integer primary key references report (report_id),
    in_post_year integer,
    completion_year integer
) strict;

-- grade is the word that the form prints for its total score, 优, 良, 中 or 差.
create table self_text (
    report_id integer primary key references report (report_id),
    goal_expected text,
    goal_actual text,
    grade text
) strict;

-- The same text in several reports is found by it.
create index base_text_of_thrift_measures on base_text (thrift_measures) where thrift_measures is not null;
create index self_text_of_goal_expected on self_text (goal_expected) where goal_expected is not null;
create index self_text_of_goal_actual on self_text (goal_actual) where goal_actual is not null;

-- What the checks found, computed at import. What many findings share is kept once: the rule and its words. {expected},
-- {actual} and {difference} stand open in the messages where they are amounts, points, rates or heads; the view fills
-- them in.
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

-- expected and actual are fen where the unit is 万元, ten-thousandths otherwise. A report that came in bulk has lines and no
-- cells: other_years_before says whose lines the other place is, of this year's report or of last year's.
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
-- Findings are counted by what they are of in the index alone.
create index finding_record_of_report on finding_record (report_id, kind_id);

-- Sums of each item over the reports of a year and a region: by provinces (2 digits of the region's code), by cities (4) and
-- by counties (6), so that each amount is in three rows; region is '' where a department's is not known. An item's measure a
-- column, and beside it of how many amounts it is the sum. Kept true by every change.
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
    submission_id integer not null references submission_record (submission_id) on delete cascade,
    section text not null,
    primary key (submission_id, section)
) strict, without rowid;

-- Names and telephone numbers in the heads of forms, kept only where the import was asked to.
create table contact_record (
    submission_id integer not null references submission_record (submission_id) on delete cascade,
    position integer not null,
    role text not null,
    text text not null,
    cell text not null,
    primary key (submission_id, position)
) strict, without rowid;

-- What the register of departments says of them: the years that they report for, and which department went on with their
-- work. A department that the register names is kept also where it has no report.
create table department_registration (
    department_id integer primary key references department_record (department_id),
    kind text,
    valid_from integer,
    valid_to integer,
    successor_id integer references department_record (department_id),
    change text check (change in ('renamed', 'merged', 'split', 'abolished'))
) strict;
create index department_registration_of_successor on department_registration (successor_id);

-- Figures that somebody put right without touching the form: what stood there, why it was wrong, on what evidence. The
-- document is the table of corrections; the figure it gives is in force while its row in `source` is.
create table correction_record (
    report_id integer not null references report (report_id),
    section text not null,
    position integer not null,
    field text not null,
    document_id integer not null references document (document_id),
    cell text not null,
    old integer,
    new integer not null,
    reason text not null,
    evidence text,
    corrected_by text,
    corrected_on text,
    primary key (report_id, section, position, field, document_id)
) strict, without rowid;
create index correction_record_of_document on correction_record (document_id);

-- Forms and rows that the last import of a document refused, with whose they seem to be; gone when the document goes in.
create table refusal_record (
    path text not null,
    cell text not null,
    reason text not null,
    department text,
    year integer,
    refused_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    primary key (path, cell)
) strict, without rowid;
create index refusal_record_of_department on refusal_record (department, year);

-- Views. A database of an older version gets them anew from here on.

-- Rows with their names.
create view base_line (
    report_id, position, item, label, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
) as
select report_id, position, item, label, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
from base_line_record
join line_name using (name_id);

create view self_line (
    report_id, position, item, label, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
) as
select report_id, position, item, label, prior_outturn, budget, outturn, initial_budget, adjusted_budget, stated
from self_line_record
join line_name using (name_id);

create view self_indicator (
    report_id, position, level1, level1_weight, level2, level3, target, actual, weight, score, deviation,
    target_number, target_operator, actual_number, actual_operator, comparable
) as
select
    i.report_id, i.position,
    name.level1, detail.level1_weight, name.level2, name.level3,
    detail.target, detail.actual, i.weight, i.score, detail.deviation,
    detail.target_number, detail.target_operator, detail.actual_number, detail.actual_operator, detail.comparable
from self_indicator_record as i
join indicator_name as name on name.name_id = i.name_id
-- A table of one amount a row says no more than weight and score.
left join self_indicator_detail as detail on detail.report_id = i.report_id and detail.position = i.position;

-- Which document said something of which form of a report, in bulk or not.
create view submission (report_id, form, document_id, department_from, year_from, replaced_by) as
select report_id, form, document_id, department_from, year_from, replaced_by
from submission_record
union all
select report_id, 'base', document_id, 'form', 'form', null
from bulk_report
where has_base = 1
union all
select report_id, 'self', document_id, 'form', 'form', null
from bulk_report
where has_self = 1;

-- The items of the base form in every report, blank where nothing is printed, a printed column a column, and rows under
-- their own names. stated_prior is what the form says of the year before, own_prior what the department's own report of
-- that year says of the same row, prior the first of both that there is. field is how the names of the row's columns
-- begin; form_order sorts as the form does: the order of import/items.csv, rows under their own names by their position.
--
-- A condition on department or department_id reaches an index in each branch, one on report_id the key of each table;
-- one on item or section leaves out the other branches. The department is joined by a left join, though each report
-- has one, because the engine leaves out a left join of which nothing is asked for.
create view base_row (
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn, initial_budget, adjusted_budget, stated
) as
with printed (
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, budget, outturn, initial_budget, adjusted_budget, stated
) as (
    select report.report_id, department_id, name, year, 'base_spending', 0, 'three_public_', 'three_public', '三公经费', 1000, now.three_public_prior_outturn, (select three_public_outturn from base_spending where report_id = report.report_id - 1000000000), now.three_public_budget, now.three_public_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'three_public_vehicle_', 'three_public.vehicle', '公务用车购置和维护经费', 2000, now.three_public_vehicle_prior_outturn, (select three_public_vehicle_outturn from base_spending where report_id = report.report_id - 1000000000), now.three_public_vehicle_budget, now.three_public_vehicle_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'three_public_vehicle_purchase_', 'three_public.vehicle.purchase', '公车购置', 3000, now.three_public_vehicle_purchase_prior_outturn, (select three_public_vehicle_purchase_outturn from base_spending where report_id = report.report_id - 1000000000), now.three_public_vehicle_purchase_budget, now.three_public_vehicle_purchase_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'three_public_vehicle_operation_', 'three_public.vehicle.operation', '公车运行维护', 4000, now.three_public_vehicle_operation_prior_outturn, (select three_public_vehicle_operation_outturn from base_spending where report_id = report.report_id - 1000000000), now.three_public_vehicle_operation_budget, now.three_public_vehicle_operation_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'three_public_abroad_', 'three_public.abroad', '出国经费', 5000, now.three_public_abroad_prior_outturn, (select three_public_abroad_outturn from base_spending where report_id = report.report_id - 1000000000), now.three_public_abroad_budget, now.three_public_abroad_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'three_public_reception_', 'three_public.reception', '公务接待', 6000, now.three_public_reception_prior_outturn, (select three_public_reception_outturn from base_spending where report_id = report.report_id - 1000000000), now.three_public_reception_budget, now.three_public_reception_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'project_', 'project', '项目支出', 7000, now.project_prior_outturn, (select project_outturn from base_spending where report_id = report.report_id - 1000000000), now.project_budget, now.project_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'project_business_', 'project.business', '业务经费', 8000, now.project_business_prior_outturn, (select project_business_outturn from base_spending where report_id = report.report_id - 1000000000), now.project_business_budget, now.project_business_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'project_operation_', 'project.operation', '运行维护经费', 9000, now.project_operation_prior_outturn, (select project_operation_outturn from base_spending where report_id = report.report_id - 1000000000), now.project_operation_budget, now.project_operation_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'project_special_', 'project.special', '专项资金', 10000, now.project_special_prior_outturn, (select project_special_outturn from base_spending where report_id = report.report_id - 1000000000), now.project_special_budget, now.project_special_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'public_use_', 'public_use', '公用经费', 12000, now.public_use_prior_outturn, (select public_use_outturn from base_spending where report_id = report.report_id - 1000000000), now.public_use_budget, now.public_use_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'public_use_office_', 'public_use.office', '办公经费', 13000, now.public_use_office_prior_outturn, (select public_use_office_outturn from base_spending where report_id = report.report_id - 1000000000), now.public_use_office_budget, now.public_use_office_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'public_use_utilities_travel_', 'public_use.utilities_travel', '水费、电费、差旅费', 14000, now.public_use_utilities_travel_prior_outturn, (select public_use_utilities_travel_outturn from base_spending where report_id = report.report_id - 1000000000), now.public_use_utilities_travel_budget, now.public_use_utilities_travel_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'public_use_meetings_training_', 'public_use.meetings_training', '会议费、培训费', 15000, now.public_use_meetings_training_prior_outturn, (select public_use_meetings_training_outturn from base_spending where report_id = report.report_id - 1000000000), now.public_use_meetings_training_budget, now.public_use_meetings_training_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'procurement_', 'procurement', '政府采购金额', 16000, now.procurement_prior_outturn, (select procurement_outturn from base_spending where report_id = report.report_id - 1000000000), now.procurement_budget, now.procurement_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'basic_adjustment_', 'basic_adjustment', '部门基本支出预算调整', 17000, now.basic_adjustment_prior_outturn, (select basic_adjustment_outturn from base_spending where report_id = report.report_id - 1000000000), now.basic_adjustment_budget, now.basic_adjustment_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select report.report_id, department_id, name, year, 'base_spending', 0, 'overall_adjustment_', 'overall_adjustment', '部门整体支出预算调整', 18000, now.overall_adjustment_prior_outturn, (select overall_adjustment_outturn from base_spending where report_id = report.report_id - 1000000000), now.overall_adjustment_budget, now.overall_adjustment_outturn, null, null, null
    from report
    left join base_spending as now using (report_id)
    left join department_record using (department_id)
    union all
    select
        now.report_id, report.department_id, department.name, report.year, 'base_line', now.position, '', name.item, name.label,
        case name.item when 'project.special.line' then 11000 else 26000 end + now.position,
        now.prior_outturn,
        (
            select before.outturn
            from base_line_record as before
            where before.report_id = now.report_id - 1000000000 and before.name_id = now.name_id and name.label is not null
            order by before.position nulls first
            limit 1
        ),
        now.budget, now.outturn, now.initial_budget, now.adjusted_budget, now.stated
    from base_line_record as now
    join line_name as name on name.name_id = now.name_id
    join report on report.report_id = now.report_id
    left join department_record as department on department.department_id = report.department_id
)
select
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, coalesce(stated_prior, own_prior), budget, outturn, initial_budget, adjusted_budget, stated
from printed;

-- The same of the self-evaluation form. Of a split line the year before is its one stated amount.
create view self_row (
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn, initial_budget, adjusted_budget, stated
) as
select report.report_id, department_id, name, year, 'self_fund', 0, 'total_', 'total', '年度资金总额', 19000, null, before.total_outturn, before.total_outturn, null, now.total_outturn, now.total_initial_budget, now.total_adjusted_budget, null
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select report.report_id, department_id, name, year, 'self_fund', 0, 'revenue_general_public_budget_', 'revenue.general_public_budget', '一般公共预算', 20000, null, before.revenue_general_public_budget_stated, before.revenue_general_public_budget_stated, null, null, null, null, now.revenue_general_public_budget_stated
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select report.report_id, department_id, name, year, 'self_fund', 0, 'revenue_government_fund_', 'revenue.government_fund', '政府性基金拨款', 21000, null, before.revenue_government_fund_stated, before.revenue_government_fund_stated, null, null, null, null, now.revenue_government_fund_stated
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select report.report_id, department_id, name, year, 'self_fund', 0, 'revenue_special_account_', 'revenue.special_account', '纳入专户管理的非税收入拨款', 22000, null, before.revenue_special_account_stated, before.revenue_special_account_stated, null, null, null, null, now.revenue_special_account_stated
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select report.report_id, department_id, name, year, 'self_fund', 0, 'revenue_other_', 'revenue.other', '其他资金', 23000, null, before.revenue_other_stated, before.revenue_other_stated, null, null, null, null, now.revenue_other_stated
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select report.report_id, department_id, name, year, 'self_fund', 0, 'expenditure_basic_', 'expenditure.basic', '基本支出', 24000, null, before.expenditure_basic_stated, before.expenditure_basic_stated, null, null, null, null, now.expenditure_basic_stated
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select report.report_id, department_id, name, year, 'self_fund', 0, 'expenditure_project_', 'expenditure.project', '项目支出', 25000, null, before.expenditure_project_stated, before.expenditure_project_stated, null, null, null, null, now.expenditure_project_stated
from report
left join self_fund as now using (report_id)
left join self_fund as before on before.report_id = report.report_id - 1000000000
left join department_record using (department_id)
union all
select
    now.report_id, report.department_id, department.name, report.year, 'self_line', now.position, '', name.item, name.label,
    case name.item when 'project.special.line' then 11000 else 26000 end + now.position,
    now.prior_outturn,
    null,
    now.prior_outturn,
    now.budget, now.outturn, now.initial_budget, now.adjusted_budget, now.stated
from self_line_record as now
join line_name as name on name.name_id = now.name_id
join report on report.report_id = now.report_id
left join department_record as department on department.department_id = report.department_id;

-- The rows of both forms.
create view form_row (
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn, initial_budget, adjusted_budget, stated
) as
select
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn, initial_budget, adjusted_budget, stated
from base_row
union all
select
    report_id, department_id, department, year, section, position, field, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn, initial_budget, adjusted_budget, stated
from self_row;

-- Every stored amount as a row.
create view figure (
    report_id, department_id, department, year, section, position, field, item, label, measure, years_before, fen
) as
with printed (name, measure, years_before) as (
    select 'prior_outturn', 'outturn', 1
    union all
    select 'budget', 'budget', 0
    union all
    select 'outturn', 'outturn', 0
    union all
    select 'initial_budget', 'initial_budget', 0
    union all
    select 'adjusted_budget', 'adjusted_budget', 0
    union all
    select 'stated', 'stated', 0
),
amount as (
    select
        report_id, department_id, department, year, section, position, field || name as field, item, label, measure, years_before,
        case name
            when 'prior_outturn' then stated_prior
            when 'budget' then budget
            when 'outturn' then outturn
            when 'initial_budget' then initial_budget
            when 'adjusted_budget' then adjusted_budget
            when 'stated' then stated
        end as fen
    from form_row
    cross join printed
)
select report_id, department_id, department, year, section, position, field, item, label, measure, years_before, fen
from amount
where fen is not null;

create view department (
    department_id, department, code, region, region_name, scope, kind, valid_from, valid_to, successor, change
) as
select
    d.department_id, d.name, d.code, d.region, d.region_name, d.scope, r.kind, r.valid_from, r.valid_to,
    (select name from department_record where department_id = r.successor_id), r.change
from department_record as d
left join department_registration as r using (department_id);

-- One row per printed amount in force. note says how it was read, where that is worth knowing: label_mended (the label
-- had one lost or wrong character), placed_by_sums (the row had fewer values than columns, and only this place makes the
-- printed sums hold), split (the cell held several numbers run together), rounded (finer than a fen), corrected (a table of
-- corrections gives it, see `correction`).
create view fact (
    department_id, department, report_year, fiscal_year, item, label, measure, fen, wan, document, cell, note
) as
select
    figure.department_id,
    figure.department,
    figure.year,
    figure.year - figure.years_before,
    figure.item,
    figure.label,
    figure.measure,
    figure.fen,
    figure.fen / 1000000.0,
    document.path,
    coalesce(source.cell, 'lines ' || bulk.first_line || '-' || bulk.last_line),
    source.note
from figure
-- A value has a source of its own, or its whole report has one.
left join source on source.report_id = figure.report_id
    and source.section = figure.section
    and source.position = figure.position
    and source.field = figure.field
left join bulk_report as bulk on bulk.report_id = figure.report_id
    and case substr(figure.section, 1, 4) when 'base' then bulk.has_base else bulk.has_self end = 1
join document on document.document_id = coalesce(source.document_id, bulk.document_id);

-- The items of the base form, one row a report and item, special funds a row each, where anything is printed.
create view spending_item (
    report_id, department_id, department, year, section, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn
) as
select
    report_id, department_id, department, year, section, item, label, form_order,
    stated_prior, own_prior, prior, budget, outturn
from base_row
where stated_prior is not null or budget is not null or outturn is not null;

-- What rankings and series compare: one row for every report and item. The total of the self-evaluation form counts with
-- its adjusted budget, its splits with their one stated amount; rows under their own names are summed.
create view item_amount (report_id, item, stated_prior, prior, budget, outturn) as
with named (item) as (
    select 'project.special.line'
    union all
    select 'other'
),
summed (report_id, item, stated_prior, own_prior, budget, outturn) as (
    select
        report.report_id,
        named.item,
        (
            select sum(prior_outturn)
            from (
                select prior_outturn from base_line where report_id = report.report_id and item = named.item
                union all
                select prior_outturn from self_line where report_id = report.report_id and item = named.item
            )
        ),
        (
            select sum(outturn)
            from (
                select coalesce(outturn + stated, outturn, stated) as outturn
                from base_line
                where report_id = report.report_id - 1000000000 and item = named.item
                union all
                select coalesce(outturn + stated, outturn, stated)
                from self_line
                where report_id = report.report_id - 1000000000 and item = named.item
            )
        ),
        (
            select sum(budget)
            from (
                select coalesce(budget, adjusted_budget) as budget
                from base_line
                where report_id = report.report_id and item = named.item
                union all
                select coalesce(budget, adjusted_budget)
                from self_line
                where report_id = report.report_id and item = named.item
            )
        ),
        (
            select sum(outturn)
            from (
                select coalesce(outturn + stated, outturn, stated) as outturn
                from base_line
                where report_id = report.report_id and item = named.item
                union all
                select coalesce(outturn + stated, outturn, stated)
                from self_line
                where report_id = report.report_id and item = named.item
            )
        )
    from named
    cross join report
)
select report_id, item, stated_prior, prior, budget, outturn
from base_row
where section = 'base_spending'
union all
select report_id, item, stated_prior, prior, adjusted_budget, coalesce(outturn, stated)
from self_row
where section = 'self_fund'
union all
select report_id, item, stated_prior, coalesce(stated_prior, own_prior), budget, outturn
from summed;

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
        department_id, department, year, item, label, form_order, budget, outturn,
        prior,
        case when stated_prior is not null then 'same_form' when prior is not null then 'two_forms' end as basis,
        outturn - prior as change
    from spending_item
)
select
    s.department_id,
    s.department,
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
from spending as s;

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
    select report_id, 'grade', grade from self_text
    union all
    select report_id, 'thrift_measures', thrift_measures from base_text
)
select report.department_id, department.name, report.year, passage.kind, passage.text
from passage
join report on report.report_id = passage.report_id
join department_record as department on department.department_id = report.department_id
where passage.text is not null;

-- Figures put right, in 万元 where they are amounts, heads and points as they are; in_force says whether the figure still
-- stands, since a newer form of the report may have taken its place.
create view correction (
    department_id, department, year, section, position, field, old_fen, new_fen, reason, evidence, corrected_by, corrected_on,
    document, cell, old_document, old_cell, old_raw, in_force, report_id
) as
select
    report.department_id, department.name, report.year, c.section, c.position, c.field, c.old, c.new,
    c.reason, c.evidence, c.corrected_by, c.corrected_on, document.path, c.cell,
    older.path, replaced.cell, replaced.raw, source.document_id is not null, c.report_id
from correction_record as c
join report on report.report_id = c.report_id
join department_record as department on department.department_id = report.department_id
join document on document.document_id = c.document_id
left join source on source.report_id = c.report_id and source.section = c.section and source.position = c.position
    and source.field = c.field and source.document_id = c.document_id
left join replaced_value as replaced on replaced.report_id = c.report_id and replaced.section = c.section
    and replaced.position = c.position and replaced.field = c.field and replaced.replaced_by = c.document_id
left join document as older on older.document_id = replaced.document_id;

-- expected, actual and difference are in the unit named, those of amounts in fen as well. The messages say them as people
-- write them. Places are looked up in the columns that show them, so that findings which are only counted or sorted do
-- without.
create view finding (
    department_id, department, year, rule, severity, item, label, message, message_en,
    expected, expected_fen, actual, actual_fen, difference, difference_fen, unit,
    document, cell, other_document, other_cell, report_id
) as
-- Millionths of any unit.
with scaled as (
    select
        f.report_id,
        case when kind.unit = '万元' then f.expected else f.expected * 100 end as expected,
        case when kind.unit = '万元' then f.actual else f.actual * 100 end as actual,
        case when kind.unit = '万元' then f.actual - f.expected else (f.actual - f.expected) * 100 end as difference,
        kind.rule, kind.severity, kind.item, kind.label, kind.message, kind.message_en, kind.unit,
        case kind.unit when '万元' then ' 万元' when '%' then '%' when '分' then ' 分' when '人' then ' 人' else '' end as unit_text,
        case kind.unit when '万元' then ' 万元' when '%' then '%' when '分' then ' points' when '人' then ' people' else '' end as unit_text_en,
        f.document_id,
        -- A report that came in bulk has lines of its document, and no cells.
        coalesce(f.cell, (
            select 'lines ' || bulk.first_line || '-' || bulk.last_line
            from bulk_report as bulk
            where bulk.report_id = f.report_id and bulk.document_id = f.document_id
        )) as cell,
        f.other_document_id,
        coalesce(f.other_cell, (
            select 'lines ' || bulk.first_line || '-' || bulk.last_line
            from bulk_report as bulk
            where bulk.report_id = f.report_id - f.other_years_before * 1000000000
                and bulk.document_id = f.other_document_id
        )) as other_cell
    from finding_record as f
    join finding_kind as kind on kind.kind_id = f.kind_id
),
written as (
    select
        report_id, expected, actual, difference, rule, severity, item, label, message, message_en, unit,
        unit_text, unit_text_en, document_id, cell, other_document_id, other_cell,
        case when f.expected < 0 then '-' else '' end || (abs(f.expected) / 1000000)
            || rtrim('.' || substr('' || (1000000 + abs(f.expected) % 1000000), 2), '.0') as expected_text,
        case when f.actual < 0 then '-' else '' end || (abs(f.actual) / 1000000)
            || rtrim('.' || substr('' || (1000000 + abs(f.actual) % 1000000), 2), '.0') as actual_text,
        case when f.difference < 0 then '-' else '' end || (abs(f.difference) / 1000000)
            || rtrim('.' || substr('' || (1000000 + abs(f.difference) % 1000000), 2), '.0') as difference_text
    from scaled as f
)
select
    report.department_id,
    department.name,
    report.year,
    f.rule,
    f.severity,
    f.item,
    f.label,
    replace(replace(replace(f.message,
        '{expected}', coalesce(f.expected_text || f.unit_text, '空白')),
        '{actual}', coalesce(f.actual_text || f.unit_text, '空白')),
        '{difference}', coalesce(f.difference_text || f.unit_text, '空白')),
    replace(replace(replace(f.message_en,
        '{expected}', coalesce(f.expected_text || f.unit_text_en, 'blank')),
        '{actual}', coalesce(f.actual_text || f.unit_text_en, 'blank')),
        '{difference}', coalesce(f.difference_text || f.unit_text_en, 'blank')),
    f.expected / 1000000.0, case f.unit when '万元' then f.expected end,
    f.actual / 1000000.0, case f.unit when '万元' then f.actual end,
    f.difference / 1000000.0, case f.unit when '万元' then f.difference end,
    f.unit,
    (select path from document where document.document_id = f.document_id),
    f.cell,
    (select path from document where document.document_id = f.other_document_id),
    f.other_cell,
    f.report_id
from written as f
join report on report.report_id = f.report_id
join department_record as department on department.department_id = report.department_id;

create view unrecognised (document, cell, text, reason) as
select document.path, u.cell, u.text, u.reason
from unrecognised_record as u
join document on document.document_id = u.document_id;

create view contact (department_id, department, year, form, role, text, document, cell) as
select report.department_id, department.name, report.year, submission.form, c.role, c.text, document.path, c.cell
from contact_record as c
join submission_record as submission using (submission_id)
join report using (report_id)
join department_record as department on department.department_id = report.department_id
join document on document.document_id = submission.document_id
where submission.replaced_by is null;
