-- What a person came for, wherever: read for one person at a time.
create index on records.visit (person_id, visited_on) where person_id is not null;
create index on records.admission (person_id, admitted_on);
