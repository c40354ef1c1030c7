-- run: share=50
insert into department_record (department_id, name) values
    (1, '甲局'),
    (2, '乙局'),
    (3, '丙局');
insert into report (report_id, department_id, year) values
    (2023000000001, 1, 2023),
    (2023000000002, 2, 2023),
    (2023000000003, 3, 2023);

insert into base_spending (
    report_id, public_use_prior_outturn, public_use_office_prior_outturn, public_use_utilities_travel_prior_outturn, public_use_meetings_training_prior_outturn,
    public_use_budget, public_use_office_budget, public_use_utilities_travel_budget, public_use_meetings_training_budget,
    public_use_outturn, public_use_office_outturn, public_use_utilities_travel_outturn, public_use_meetings_training_outturn
) values
    -- prior: 100 - (10 + 20 + 10) = 60, more than half; budget: 100 - 50 = 50, exactly half, holds; outturn: 100 - 51 = 49, holds
    (2023000000001, 100000000, 10000000, 20000000, 10000000, 100000000, 20000000, 20000000, 10000000, 100000000, 21000000, 20000000, 10000000),
    -- a part is blank: not checked; a total of 0: not checked; parts above the total: B05's
    (2023000000002, 100000000, 10000000, null, 10000000, 0, 0, 0, 0, 10000000, 20000000, 0, 0),
    -- outturn: 100 - (20 + 20 + 9.999999) = 50.000001, one fen over half
    (2023000000003, null, null, null, null, null, null, null, null, 100000000, 20000000, 20000000, 9999999);
