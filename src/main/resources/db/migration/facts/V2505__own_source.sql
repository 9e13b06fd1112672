-- What is entered on our own screens has a source of its own.
insert into facts.source_system (id, code, name, name_en, import_id)
overriding system value values (0, 'own', '本系统录入', 'Entered here', 0)
on conflict (code) do nothing;
