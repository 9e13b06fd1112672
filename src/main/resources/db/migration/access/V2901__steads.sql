-- For others: who acts in whose stead, so that what is signed says so. Read by the house alone.
create schema if not exists access_api;
create view access_api.stead with (security_invoker = true) as
select a.login, h.duty, h.unit, h.valid_from, h.valid_to, p.name as principal
  from access.duty_held h
  join access.account a on a.id = h.account_id
  left join access.account p on p.id = h.deputy_of
 where h.approved_at is not null;
