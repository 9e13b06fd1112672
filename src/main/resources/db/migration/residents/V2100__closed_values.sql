-- Identity numbers, phones and addresses lie closed: SM4, under keys that are not in the database.
-- SQL can't close them. What is in the clear waits in a table of its own, which the product closes
-- value by value when it starts and then drops (residents.ClearValues).
create table residents.still_clear (
  person_id int primary key references residents.person,
  id_no text,
  phone text
) with (autovacuum_enabled = false);

insert into residents.still_clear
select id, id_no, phone from residents.person where id_no is not null or phone is not null;

alter table residents.person drop column id_no, drop column phone;

alter table residents.person
  add column id_no bytea,
  add column id_no_digest bytea,
  add column phone bytea,
  add column phone_digest bytea,
  add column phone_written bytea,
  add column address bytea,
  add column address_digest bytea,
  add check ((id_no is null) = (id_no_digest is null)),
  add check ((phone is null) = (phone_written is null)),
  add check (phone is not null or phone_digest is null),
  add check ((address is null) = (address_digest is null)),
  -- a layout, a key's number, a nonce and a proof; a key's number and a digest
  add constraint id_no_closed check (length(id_no) = 31 + 18 and get_byte(id_no, 0) = 1),
  add constraint phone_closed check (length(phone) > 31 and get_byte(phone, 0) = 1),
  add constraint address_closed check (length(address) > 31 and get_byte(address, 0) = 1),
  add check (length(id_no_digest) = 34),
  add check (length(phone_digest) = 34),
  add check (length(phone_written) = 34),
  add check (length(address_digest) = 34);

create index on residents.person (id_no_digest) where id_no_digest is not null;
create index on residents.person (phone_digest) where phone_digest is not null;

-- A dropped column stays in the rows until they are written anew.
cluster residents.person using person_pkey;

do $$
begin
  if not exists (select from residents.still_clear) then
    drop table residents.still_clear;
  end if;
end $$;
