create table cell_person_month as
with marked as (
  select month, residence, signer, chronic_manager,
         residency = 'permanent' as permanent, age between 65 and 74 as older,
         coalesce(assessed_days <= 366, false) as assessed, assessed_disabled, signed,
         signed and age >= 18 and hypertension as htn, signed and age >= 18 and diabetes as dm,
         age <= 6 or age >= 65
           or coalesce(pregnancy_week < 13 and first_check
                       and (days_since_delivery is null or days_since_delivery <= 42), false)
           or hypertension or diabetes_type2 or tuberculosis or severe_mental or disabled
           or special_family or poverty as key,
         bp_days, sbp, dbp, fpg, fpg_days, hba1c, hba1c_days, hypertension or diabetes as chronic
    from person_month),
people as (
  select month, residence, signer, chronic_manager,
         count(*) filter (where permanent) as residents,
         count(*) filter (where permanent and older) as residents_65_74,
         count(*) filter (where permanent and older and assessed) as assessed_65_74,
         count(*) filter (where permanent and older and assessed and assessed_disabled)
           as disabled_65_74,
         count(*) filter (where permanent and key) as key_residents,
         count(*) filter (where permanent and key and signed) as signed_key_residents,
         count(*) filter (where signed) as signed_residents,
         count(*) filter (where htn) as htn_signed,
         count(*) filter (where htn and bp_days <= 365 and sbp < 140 and dbp < 90)
           as htn_controlled,
         count(*) filter (where htn and (sbp is null or dbp is null or bp_days is null
                                         or bp_days > 365)) as htn_no_reading,
         count(*) filter (where dm) as dm_signed,
         count(*) filter (where dm and (fpg_days <= 365 and fpg <= 7.0
                                        or hba1c_days <= 365 and hba1c <= 7.0)) as dm_controlled,
         count(*) filter (where dm and (fpg is null or fpg_days is null or fpg_days > 365)
                            and (hba1c is null or hba1c_days is null or hba1c_days > 365))
           as dm_no_reading,
         count(*) filter (where chronic) as managed_chronic
    from marked
   group by all),
at_home as (
  select month, residence as unit, sum(residents) as residents,
         sum(residents_65_74) as residents_65_74, sum(assessed_65_74) as assessed_65_74,
         sum(disabled_65_74) as disabled_65_74, sum(key_residents) as key_residents
    from people group by all),
at_signer as (
  select month, signer as unit, sum(signed_key_residents) as signed_key_residents,
         sum(signed_residents) as signed_residents, sum(htn_signed) as htn_signed,
         sum(htn_controlled) as htn_controlled, sum(htn_no_reading) as htn_no_reading,
         sum(dm_signed) as dm_signed, sum(dm_controlled) as dm_controlled,
         sum(dm_no_reading) as dm_no_reading
    from people where signer is not null group by all),
at_manager as (
  select month, chronic_manager as unit, sum(managed_chronic) as managed_chronic
    from people where chronic_manager is not null group by all)
select month, unit::bigint as unit, measure, n::decimal(38, 4) as value, n::bigint as n
  from (unpivot at_home on columns(* exclude (month, unit)) into name measure value n
        union all
        unpivot at_signer on columns(* exclude (month, unit)) into name measure value n
        union all
        unpivot at_manager on columns(* exclude (month, unit)) into name measure value n)
 where n > 0
