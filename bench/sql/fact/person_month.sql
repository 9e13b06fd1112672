with people as materialized (
  select month, residence, signer, chronic_manager,
         count(*) filter (where permanent) as residents,
         count(*) filter (where permanent and older) as older,
         count(*) filter (where permanent and older and assessed) as assessed,
         count(*) filter (where permanent and older and assessed and assessed_disabled) as disabled,
         count(*) filter (where permanent and key) as key,
         count(*) filter (where permanent and key and signed) as key_signed,
         count(*) filter (where signed) as signed,
         count(*) filter (where htn) as htn,
         count(*) filter (where htn and bp_days <= 365 and sbp < 140 and dbp < 90) as htn_good,
         count(*) filter (where htn and (sbp is null or dbp is null or bp_days is null
                                         or bp_days > 365)) as htn_none,
         count(*) filter (where dm) as dm,
         count(*) filter (where dm and (fpg_days <= 365 and fpg <= 7.0
                                        or hba1c_days <= 365 and hba1c <= 7.0)) as dm_good,
         count(*) filter (where dm and (fpg is null or fpg_days is null or fpg_days > 365)
                            and (hba1c is null or hba1c_days is null or hba1c_days > 365)) as dm_none,
         count(*) filter (where hypertension or diabetes) as managed,
         count(*) filter (where age >= 18 and hypertension) as htn_all,
         count(*) filter (where age >= 18 and hypertension
                            and bp_days <= 365 and sbp < 140 and dbp < 90) as htn_all_good,
         count(*) filter (where age >= 18 and diabetes) as dm_all,
         count(*) filter (where age >= 18 and diabetes
                            and (fpg_days <= 365 and fpg <= 7.0
                                 or hba1c_days <= 365 and hba1c <= 7.0)) as dm_all_good
    from facts.person_month
   cross join lateral (
     select residency = 'permanent' as permanent, age between 65 and 74 as older,
            coalesce(assessed_days <= 366, false) as assessed,
            signed and age >= 18 and hypertension as htn, signed and age >= 18 and diabetes as dm,
            age <= 6 or age >= 65
              or coalesce(pregnancy_week < 13 and first_check
                          and (days_since_delivery is null or days_since_delivery <= 42), false)
              or hypertension or diabetes_type2 or tuberculosis or severe_mental or disabled
              or special_family or poverty as key) x
   group by 1, 2, 3, 4)
insert into bench.cell
select s.month, s.unit, c.measure, c.n, c.n, 0
  from (select month, residence as unit, sum(residents) as residents, sum(older) as older,
               sum(assessed) as assessed, sum(disabled) as disabled, sum(key) as key
          from people group by 1, 2) s
 cross join lateral (values
   ('residents', residents), ('residents_65_74', older), ('assessed_65_74', assessed),
   ('disabled_65_74', disabled), ('key_residents', key)) c (measure, n)
 where c.n > 0
union all
select s.month, s.unit, c.measure, c.n, c.n, 0
  from (select month, signer as unit, sum(key_signed) as key_signed, sum(signed) as signed,
               sum(htn) as htn, sum(htn_good) as htn_good, sum(htn_none) as htn_none,
               sum(dm) as dm, sum(dm_good) as dm_good, sum(dm_none) as dm_none
          from people where signer is not null group by 1, 2) s
 cross join lateral (values
   ('signed_key_residents', key_signed), ('signed_residents', signed), ('htn_signed', htn),
   ('htn_controlled', htn_good), ('htn_no_reading', htn_none), ('dm_signed', dm),
   ('dm_controlled', dm_good), ('dm_no_reading', dm_none)) c (measure, n)
 where c.n > 0
union all
select s.month, s.unit, c.measure, c.n, c.n, 0
  from (select month, chronic_manager as unit, sum(managed) as managed, sum(htn_all) as htn_all,
               sum(htn_all_good) as htn_all_good, sum(dm_all) as dm_all,
               sum(dm_all_good) as dm_all_good
          from people where chronic_manager is not null group by 1, 2) s
 cross join lateral (values
   ('managed_chronic', managed), ('htn_managed', htn_all), ('htn_managed_controlled', htn_all_good),
   ('dm_managed', dm_all), ('dm_managed_controlled', dm_all_good)) c (measure, n)
 where c.n > 0
