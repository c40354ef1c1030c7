-- Items in the order of the form, and words for exact arithmetic: amounts are decimals, so fen and wan leave them alone.
create table item as
select code, label, row_number() over () as position
from read_csv(':items', header = true)
where form = 'base' and measures <> 'line' or code = 'project.special.line';
create macro fen(amount) as amount;
create macro wan(amount) as amount;
-- 万元 as whole fen.
create macro whole_fen(amount) as cast(cast(amount as decimal(18, 6)) * 1000000 as hugeint);
-- Percent of a positive base, rounded half away from zero to two decimals.
create macro pct(a, b) as
    case when b > 0 then
        sign(a) * ((abs(whole_fen(a)) * 20000 + whole_fen(b)) // (2 * whole_fen(b))) / 100.0
    end;
-- To rank by: quotients of whole fen are equal where the rates are.
create macro rate(a, b) as cast(a * 1000000 as bigint) / cast(b * 1000000 as bigint);
