insert into bench.cell
select e.month, e.unit, c.measure, c.value, c.n, 0
  from (select institution_id as unit, date_trunc('month', booked_on::timestamp)::date as month,
               sum(amount) filter (where class = 'staff') as staff,
               count(*) filter (where class = 'staff') as staff_n,
               sum(amount) filter (where class <> 'non_business') as business,
               count(*) filter (where class <> 'non_business') as business_n
          from ledger.expense
         where not void
         group by 1, 2) e
 cross join lateral (values
   ('staff_expense', staff, staff_n), ('business_expense', business, business_n))
       c (measure, value, n)
 where c.n > 0 and e.month in (select month from bench.calendar)
