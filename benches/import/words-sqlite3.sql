-- Items in the order of the form. Amounts became doubles on import; queries turn them into whole fen.
create table item (code text, label text, label_en text, part_of text, share text, form text, measures text);
.import --csv --skip 1 ':items' item
alter table item add column position integer;
update item set position = rowid;
delete from item where not (form = 'base' and measures <> 'line' or code = 'project.special.line');
analyze;
