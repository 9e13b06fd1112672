-- Names as they sound, so that people are found by pinyin, by initials and by homophones. Worked out
-- by the product (residents.names): at its start and after each import for whatever is still null.
alter table residents.person
  add column name_pinyin text collate "C" check (name_pinyin ~ '^[a-z]*$'),
  add column name_initials text collate "C" check (name_initials ~ '^[a-z]*$'),
  add check ((name_pinyin is null) = (name_initials is null));

create index on residents.person (name_pinyin, id);
create index on residents.person (name_initials, id);
create index unspelled on residents.person (id) where name_pinyin is null;

-- A name that was corrected sounds otherwise.
create function residents.forget_sound() returns trigger language plpgsql as $$
begin
  new.name_pinyin := null;
  new.name_initials := null;
  return new;
end $$;
create trigger forget_sound before update of name on residents.person for each row
  when (new.name is distinct from old.name and new.name_pinyin is not distinct from old.name_pinyin)
  execute function residents.forget_sound();
