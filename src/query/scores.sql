-- What a query with `-- needs: scores` finds: the points that each report of its year earned by each scheme it asks for.
-- Points are ten-thousandths. `points` were earned of `computable`; `missing` and `judgement` are open, and count as
-- neither nothing nor everything.
create temp table if not exists scheme_score (
    scheme text not null,
    report_id integer not null,
    points integer not null,
    computable integer not null,
    missing integer not null,
    judgement integer not null,
    primary key (scheme, report_id)
) strict, without rowid;

-- Grades of a scheme, half open: from `low` on, below `high` where there is one; in percent, ten-thousandths.
create temp table if not exists scheme_grade (
    scheme text not null,
    low integer not null,
    high integer,
    grade text not null,
    primary key (scheme, low)
) strict, without rowid;
