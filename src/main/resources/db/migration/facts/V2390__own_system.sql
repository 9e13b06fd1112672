-- The house itself as a source: what is worked on in here comes from no other system.
insert into facts.source_system (code, name, name_en, import_id)
values ('own', '一盘棋', 'Yipanqi', 0)
    on conflict (code) do nothing;
