-- Everything that is known of one person, whoever holds it: for the two functions below, and nobody else.
create function sharedrecord.all_entries(who int)
returns table (kind text, id text, at timestamp, until date, institution int, other int,
  problem text, icd10 text, item text, title text, detail jsonb, sensitive text, shared boolean)
language sql stable security definer set search_path = '' as $$
  select 'visit', v.source_id || '|' || v.source_no, v.visited_on::timestamp, null::date,
         v.performer, null::int, left(v.icd10, 3), v.icd10, null::text, null::text,
         jsonb_build_object('kind', v.kind, 'first', v.first_contact, 'tcm', v.tcm,
           'total', v.total_amount::text, 'fund', v.fund_amount::text),
         sharedrecord.sensitive(v.icd10, null), false
    from records_api.visit v where v.person = who
  union all
  select 'admission', a.source_id || '|' || a.source_no, a.admitted_on::timestamp, a.discharged_on,
         a.performer, null, left(a.icd10, 3), a.icd10, null, null,
         jsonb_build_object('in', a.in_hospital, 'rehab', a.rehab_care,
           'total', a.total_amount::text, 'fund', a.fund_amount::text),
         sharedrecord.sensitive(a.icd10, null), false
    from records_api.admission a where a.person = who
  union all
  select 'operation', o.source_id || '|' || o.source_no, o.performed_on::timestamp, null,
         o.performer, null, left(a.icd10, 3), a.icd10, null, o.code,
         jsonb_build_object('level', o.level), sharedrecord.sensitive(a.icd10, null), false
    from records_api.admission a
    join records_api.operation o on o.source_id = a.source_id and o.admission_no = a.source_no
   where a.person = who
  union all
  select 'result', r.source_id || '|' || r.source_no, r.performed_at, null,
         r.institution_id, null, left(r.icd10, 3), r.icd10, r.item, r.name,
         jsonb_build_object('value', r.value, 'unit', r.unit, 'range', r.reference_range,
           'flag', r.flag, 'conclusion', r.conclusion, 'scope', r.scope),
         sharedrecord.sensitive(r.icd10, r.item), false
    from sharedrecord.result r where r.person_id = who and not r.void
  union all
  select 'prescription', p.source_id || '|' || p.prescription_no, min(p.prescribed_at), null,
         p.institution_id, null, left(min(p.icd10), 3), min(p.icd10), null, null,
         jsonb_build_object('prescriber', min(p.prescriber), 'lines', jsonb_agg(jsonb_build_object(
           'drug', p.drug, 'specification', p.specification, 'dose', p.dose,
           'frequency', p.frequency, 'route', p.route, 'days', p.days,
           'quantity', trim_scale(p.quantity)::text, 'unit', p.unit) order by p.source_no)),
         max(sharedrecord.sensitive(p.icd10, null)), false
    from sharedrecord.prescription p where p.person_id = who and not p.void
   group by p.source_id, p.prescription_no, p.institution_id
  union all
  select 'document', d.id::text, d.at at time zone 'Asia/Shanghai', null,
         d.institution_id, null, left(d.icd10, 3), d.icd10, null, d.title,
         jsonb_build_object('category', d.category, 'size', d.size, 'reference', d.reference,
           'by', d.user_name),
         case when d.sensitive then 'said' else sharedrecord.sensitive(d.icd10, null) end,
         exists (select from sharedrecord.document_share s
                  where s.document_id = d.id
                    and s.institution_id in (select i from scope.institutions() i))
    from sharedrecord.document d where d.person_id = who and d.withdrawn_at is null
  union all
  select 'referral', f.source_id || '|' || f.source_no, f.referred_on::timestamp, f.arrived_on,
         f.sender, f.receiver, null, null, null, f.source_no,
         jsonb_build_object('direction', f.direction, 'purpose', f.purpose, 'arrived', f.arrived,
           'receiver', f.receiver_code),
         null, false
    from referral_api.referral f where f.person = who
  union all
  select 'contract', c.source_id || '|' || c.source_no, c.valid_from::timestamp, c.valid_to,
         c.signer, null, null, null, null, c.team, '{}', null, false
    from familydoctor_api.contract c where c.person = who
  union all
  select 'follow_up', u.source_id || '|' || u.source_no, u.followed_on::timestamp, null,
         u.performer, null,
         case u.disease when 'hypertension' then 'I10' when 'diabetes_type2' then 'E11'
           when 'diabetes_other' then 'E14' when 'tuberculosis' then 'A16' else 'F20' end,
         null, null, u.disease,
         jsonb_build_object('mode', u.mode, 'sbp', u.sbp, 'dbp', u.dbp, 'fpg', u.fpg::text,
           'hba1c', u.hba1c::text),
         case when u.disease = 'severe_mental' then 'mental' end, false
    from publichealth_api.follow_up u where u.person = who
$$;

-- What whoever asks may read of it.
create function sharedrecord.entries(who int)
returns table (kind text, id text, at timestamp, until date, institution int, other int,
  problem text, icd10 text, item text, title text, detail jsonb)
language sql stable security definer set search_path = '' as $$
  with mine as materialized (select i from scope.institutions() i),
  so as materialized (select sharedrecord.relation(who) as relation)
  select e.kind, e.id, e.at, e.until, e.institution, e.other, e.problem, e.icd10, e.item, e.title,
         e.detail
    from sharedrecord.all_entries(who) e, so
   where (select scope.signed_in())
     and ((select scope.all_records()) or e.shared
       or e.institution in (select i from mine) or e.other in (select i from mine)
       or (so.relation is not null
         and (e.sensitive is null or so.relation in ('emergency', 'consent_all'))))
$$;

-- How much of it whoever asks may not read, and why; without a relation nothing says that anything is
-- sensitive.
create function sharedrecord.withheld(who int) returns table (kind text, why text, n bigint)
language sql stable security definer set search_path = '' as $$
  with mine as materialized (select i from scope.institutions() i),
  so as materialized (select sharedrecord.relation(who) as relation)
  select e.kind, case when so.relation is null then 'no_consent' else 'sensitive' end, count(*)
    from sharedrecord.all_entries(who) e, so
   where (select scope.signed_in()) and exists (select from mine)
     and not (e.shared or e.institution in (select i from mine)
       or coalesce(e.other in (select i from mine), false)
       or (so.relation is not null
         and (e.sensitive is null or so.relation in ('emergency', 'consent_all'))))
   group by 1, 2
$$;

revoke execute on function sharedrecord.all_entries(int), sharedrecord.entries(int),
  sharedrecord.withheld(int) from public;
grant execute on function sharedrecord.entries(int), sharedrecord.withheld(int) to yipanqi_app;

-- Numbers of results that are typed here.
create sequence sharedrecord.entered_no;
