-- Lets the cases of queries and checks write rows with their names, as they are read.
create temp trigger write_base_line instead of insert on base_line begin
    insert or ignore into line_name (item, label) values (new.item, new.label);
    insert into base_line_record
    select new.report_id, new.position, name_id, new.prior_outturn, new.budget, new.outturn, new.initial_budget, new.adjusted_budget, new.stated
    from line_name where item = new.item and label is new.label limit 1;
end;

create temp trigger write_self_line instead of insert on self_line begin
    insert or ignore into line_name (item, label) values (new.item, new.label);
    insert into self_line_record
    select new.report_id, new.position, name_id, new.prior_outturn, new.budget, new.outturn, new.initial_budget, new.adjusted_budget, new.stated
    from line_name where item = new.item and label is new.label limit 1;
end;

create temp trigger write_self_indicator instead of insert on self_indicator begin
    insert or ignore into indicator_name (level1, level2, level3) values (new.level1, new.level2, new.level3);
    insert into self_indicator_record
    select new.report_id, new.position, name_id, new.weight, new.score
    from indicator_name where level1 is new.level1 and level2 is new.level2 and level3 is new.level3 limit 1;
    insert into self_indicator_detail values (
        new.report_id, new.position, new.level1_weight, new.target, new.actual, new.deviation,
        new.target_number, new.target_operator, new.actual_number, new.actual_operator, new.comparable
    );
end;

create temp trigger write_submission instead of insert on submission begin
    insert into submission_record (report_id, form, document_id, department_from, year_from, replaced_by)
    values (new.report_id, new.form, new.document_id, new.department_from, new.year_from, new.replaced_by);
end;
