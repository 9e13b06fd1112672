-- Who holds which duty where, for those who must reach them. Read with the house's own eyes only.
create schema access_api;
create view access_api.holder with (security_invoker = true) as
select a.login, h.duty, h.unit, h.valid_from, h.valid_to
  from access.duty_held h
  join access.account a on a.id = h.account_id
 where h.approved_at is not null and a.disabled_at is null;
