-- What the house tells people: to an account, or to whoever holds a duty at a place.
create schema messages;
grant usage on schema messages to yipanqi_app;

create table messages.message (
  id bigint generated always as identity primary key,
  key text not null unique check (length(key) between 1 and 200),  -- told once, however often it is tried
  kind text not null check (kind ~ '^[a-z_]+(\.[a-z_]+)+$'),
  words_zh text not null check (length(words_zh) between 1 and 500),
  words_en text not null check (length(words_en) between 1 and 500),
  link text not null check (link ~ '^/[^/]' and length(link) <= 300),
  due timestamptz,
  told_at timestamptz not null
);

create table messages.recipient (
  message_id bigint not null references messages.message,
  login text,
  duty text,
  unit text,
  check ((login is null) <> (duty is null)),
  check ((duty is null) = (unit is null)),
  unique nulls not distinct (message_id, login, duty, unit)
);
create index on messages.recipient (login, message_id) where login is not null;
create index on messages.recipient (duty, unit, message_id) where duty is not null;

create table messages.reading (
  message_id bigint not null references messages.message,
  login text not null,
  read_at timestamptz not null,
  primary key (message_id, login)
);

-- Whether who asks holds a duty at a place today, also in another's stead.
create function messages.holds(asked_duty text, asked_unit text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from access.duty_held h
      join access.account a on a.id = h.account_id
     where a.login = current_setting('yipanqi.user', true) and a.disabled_at is null
       and h.duty = asked_duty and h.unit = asked_unit and h.approved_at is not null
       and (now() at time zone 'Asia/Shanghai')::date
           between h.valid_from and coalesce(h.valid_to, 'infinity'))
$$;

-- Whose messages may be read: one's own, and those of the duties one holds.
alter table messages.recipient enable row level security;
create policy mine on messages.recipient for select to yipanqi_app using (
  (select scope.all_records())
  or login = (select current_setting('yipanqi.user', true))
  or (duty is not null and messages.holds(duty, unit)));
alter table messages.message enable row level security;
create policy mine on messages.message for select to yipanqi_app using (
  (select scope.all_records())
  or exists (select from messages.recipient r where r.message_id = id));
alter table messages.reading enable row level security;
create policy mine on messages.reading for select to yipanqi_app using (
  login = (select current_setting('yipanqi.user', true)));
grant select on messages.message, messages.recipient, messages.reading to yipanqi_app;
