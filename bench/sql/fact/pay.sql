insert into bench.cell
select paid_for, institution_id, 'pay', sum(amount), count(*), 0
  from compensation.pay
 where not void and paid_for in (select month from bench.calendar)
 group by 1, 2
