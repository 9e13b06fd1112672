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
    select from access_api.holder h
     where h.login = current_setting('yipanqi.user', true)
       and h.duty = asked_duty and h.unit = asked_unit
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

-- Where somebody wants to be told beside the page of messages. The address is closed.
create table messages.contact (
  login text not null,
  channel text not null check (channel in ('mail', 'hook')),
  address bytea not null,
  set_at timestamptz not null,
  primary key (login, channel)
);

-- What is on its way by a channel. Whoever takes one to carry it away writes until when it is his.
create table messages.delivery (
  id bigint generated always as identity primary key,
  message_id bigint not null references messages.message,
  login text not null,
  channel text not null check (channel in ('mail', 'hook')),
  state text not null check (state in ('waiting', 'sent', 'seen', 'dead', 'given_up')),
  attempts int not null default 0 check (attempts >= 0),
  next_at timestamptz not null,  -- waiting: when it is tried; while it is carried: when it is lost
  fault text,  -- what went wrong last, without an address
  changed_at timestamptz not null,
  given_up_by text,
  reason text,
  unique (message_id, login, channel),
  check ((state = 'given_up') = (given_up_by is not null))
);
create index on messages.delivery (next_at) where state = 'waiting';
create index on messages.delivery (id) where state = 'dead';
