-- Explicit types spare it the sniffing; rows in any order let it write with all threads.
set preserve_insertion_order = false;
create table fact as
select *
from read_csv(
    ':csv',
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    columns = {
        'department': 'varchar',
        'department_code': 'varchar',
        'region': 'varchar',
        'year': 'smallint',
        'item': 'varchar',
        'label': 'varchar',
        'measure': 'varchar',
        'amount': 'decimal(18, 6)',
        'level1': 'varchar',
        'level2': 'varchar'
    }
);
