insert into bench.cell
select i.month, i.unit, c.measure, c.value, c.n, 0
  from (select institution_id as unit, date_trunc('month', booked_on::timestamp)::date as month,
               sum(amount) as total, count(*) as total_n,
               sum(amount) filter (where insured and not fiscal) as insurance,
               count(*) filter (where insured and not fiscal) as insurance_n,
               sum(amount) filter (where not fiscal and (class <> 'other' or insured)) as business,
               count(*) filter (where not fiscal and (class <> 'other' or insured)) as business_n,
               sum(amount) filter (where not fiscal and class <> 'other') as medical,
               count(*) filter (where not fiscal and class <> 'other') as medical_n,
               sum(amount) filter (where labour) as labour, count(*) filter (where labour) as labour_n,
               sum(amount) filter (where fiscal) as fiscal, count(*) filter (where fiscal) as fiscal_n
          from ledger.income
         cross join lateral (
           select payer in ('insurance_employee', 'insurance_resident', 'insurance_other') as insured,
                  class in ('fiscal_basic', 'fiscal_earmarked') as fiscal,
                  class in ('registration', 'bed', 'treatment', 'nursing', 'surgery', 'tcm')
                    as labour) x
         where not void
         group by 1, 2) i
 cross join lateral (values
   ('insurance_income', insurance, insurance_n), ('business_income', business, business_n),
   ('medical_income', medical, medical_n), ('technical_labour_income', labour, labour_n),
   ('fiscal_income', fiscal, fiscal_n), ('total_income', total, total_n)) c (measure, value, n)
 where c.n > 0 and i.month in (select month from bench.calendar)
