-- The keys that values in here were closed with, and a proof by which each is known again: a product
-- with other keys would close what nobody could open.
create table facts.key_in_use (
  purpose text not null check (purpose in ('PERSONAL', 'LOOKUP')),
  no int not null check (no > 0),
  proof bytea not null check (length(proof) = 32),
  primary key (purpose, no)
);
