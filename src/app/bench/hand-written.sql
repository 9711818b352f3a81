-- What somebody who knows the pack 410721-xinxiang of 2024-10-11 by heart would write: every
-- household's category, verdicts, benefit and counted members, in one statement. Three-valued as the
-- pack is: `_lo` and `_hi` are the least and the most that a value may be where something is unknown.
-- $1 county, $2 policy, $3 its version.
insert into household_determination (county_code, household_id, policy_id, policy_version, as_of,
  category, verdicts, benefit, counted_lo, counted_hi, labels)
with member as (
  select p.household_id,
    case f.f_urban_rural when '城市' then 69000 else 48000 end as standard,
    case f.f_urban_rural when '城市' then 3800000 else 2200000 end as disposable,
    not coalesce(p.f_custody_status in ('在监狱服刑', '强制隔离戒毒', '宣告失踪'), false)
      and not coalesce(p.f_is_dead, false)
      and not coalesce(p.f_death_date <= date '2024-10-11', false)
      and (p.f_relation in ('本人', '配偶')
        or p.f_relation = '子女' and (p.f_birth_date > date '2006-10-11'
          or p.f_schooling in ('小学', '初中', '普通高中', '中职', '高职', '专科', '本科')
          or p.f_cannot_live_alone)
        or p.f_lives_together) as counted,
    p.f_birth_date > date '2006-10-11' and p.f_orphan_choice is not null
      and p.f_orphan_choice <> '无' as orphan,
    p.f_birth_date <= date '1964-10-11' or p.f_birth_date > date '2008-10-11'
      or p.f_disability_category in ('智力', '精神')
        and p.f_disability_grade in ('一级', '二级', '三级')
      or p.f_disability_category = '肢体' and p.f_disability_grade in ('一级', '二级')
      or p.f_disability_category = '视力' and p.f_disability_grade = '一级'
      or coalesce(p.f_own_recorded_category = '特困人员', false)
        and (p.f_birth_date > date '2006-10-11'
          or p.f_schooling in ('小学', '初中', '普通高中', '中职')) as unable,
    coalesce(p.f_wage, 0) + coalesce(p.f_business_income, 0) + coalesce(p.f_property_income, 0)
      + coalesce(p.f_land_income, 0) + coalesce(p.f_support_received, 0)
      + coalesce(p.f_pension, 0) + coalesce(p.f_other_income, 0) as earned_lo,
    p.f_wage + p.f_business_income + p.f_property_income + p.f_land_income
      + p.f_support_received + p.f_pension + p.f_other_income as earned_hi,
    coalesce(p.f_family_planning_award, 0) + coalesce(p.f_scholarship, 0)
      + coalesce(p.f_bravery_award, 0) + coalesce(p.f_assistance_income, 0)
      + coalesce(p.f_disability_allowance_income, 0) as granted_lo,
    p.f_family_planning_award + p.f_scholarship + p.f_bravery_award + p.f_assistance_income
      + p.f_disability_allowance_income as granted_hi,
    coalesce(p.f_old_age_allowance, 0) + coalesce(p.f_medical_insurance_benefit, 0) as aged_lo,
    p.f_old_age_allowance + p.f_medical_insurance_benefit as aged_hi
  from person_profile as p
  join household_profile as f on f.county_code = $1 and f.household_id = p.household_id
  where p.county_code = $1
), grouped as (
  select household_id,
    bool_or(orphan) or case when bool_or(orphan is null) then null else false end as orphan,
    count(*) filter (where counted) as counted_lo,
    count(*) filter (where counted is not false) as counted_hi,
    bool_and(not counted or unable)
      and case when bool_or((not counted or unable) is null) then null else true end as unable,
    sum(case counted when true then 12 * (earned_lo + granted_lo) - 12 * standard
      when false then 0 else least(12 * (earned_lo + granted_lo) - 12 * standard, 0) end)
      as tekun_lo,
    sum(case counted when true then 12 * (earned_lo + aged_lo) - 12 * standard
      when false then 0 else least(12 * (earned_lo + aged_lo) - 12 * standard, 0) end)
      as dibao_lo,
    sum(case counted when true then 12 * (earned_lo + aged_lo) - 18 * standard
      when false then 0 else least(12 * (earned_lo + aged_lo) - 18 * standard, 0) end)
      as margin_lo,
    sum(case counted when true then 12 * (earned_lo + aged_lo) - disposable
      when false then 0 else least(12 * (earned_lo + aged_lo) - disposable, 0) end)
      as rigid_lo,
    case when count(earned_hi + granted_hi) = count(*) then sum(case counted
      when true then 12 * (earned_hi + granted_hi) - 12 * standard
      when false then 0 else greatest(12 * (earned_hi + granted_hi) - 12 * standard, 0) end) end
      as tekun_hi,
    case when count(earned_hi + aged_hi) = count(*) then sum(case counted
      when true then 12 * (earned_hi + aged_hi) - 12 * standard
      when false then 0 else greatest(12 * (earned_hi + aged_hi) - 12 * standard, 0) end) end
      as dibao_hi,
    case when count(earned_hi + aged_hi) = count(*) then sum(case counted
      when true then 12 * (earned_hi + aged_hi) - 18 * standard
      when false then 0 else greatest(12 * (earned_hi + aged_hi) - 18 * standard, 0) end) end
      as margin_hi,
    case when count(earned_hi + aged_hi) = count(*) then sum(case counted
      when true then 12 * (earned_hi + aged_hi) - disposable
      when false then 0 else greatest(12 * (earned_hi + aged_hi) - disposable, 0) end) end
      as rigid_hi
  from member
  group by household_id
), known as (
  select h.household_id, h.f_relapse_type, g.counted_lo, g.counted_hi, g.orphan, g.unable,
    h.f_supporters_collected and h.f_tekun_property = '符合' as checked,
    h.f_dibao_property = '符合' as poor, h.f_near_dibao_property = '符合' as near_poor,
    coalesce(h.f_household_income - 12 * s.standard * g.counted_hi, g.tekun_lo) as tekun_lo,
    coalesce(h.f_household_income - 12 * s.standard * g.counted_lo, g.tekun_hi) as tekun_hi,
    coalesce(h.f_household_income - 12 * s.standard * g.counted_hi, g.dibao_lo) as dibao_lo,
    coalesce(h.f_household_income - 12 * s.standard * g.counted_lo, g.dibao_hi) as dibao_hi,
    coalesce(h.f_household_income - 18 * s.standard * g.counted_hi, g.margin_lo) as margin_lo,
    coalesce(h.f_household_income - 18 * s.standard * g.counted_lo, g.margin_hi) as margin_hi,
    coalesce(h.f_income_12_months, h.f_household_income) - s.disposable * g.counted_hi as year_lo,
    coalesce(h.f_income_12_months, h.f_household_income) - s.disposable * g.counted_lo as year_hi,
    g.rigid_lo, g.rigid_hi,
    h.f_rigid_medical + h.f_rigid_education + h.f_rigid_other as rigid, h.f_income_12_months,
    coalesce(h.f_relapse_type in ('脱贫不稳定户', '边缘易致贫户', '突发严重困难户'), false)
      and not coalesce(h.f_risk_cleared, false) as relapsing,
    not exists (
      select from supporter_profile as u
      where u.county_code = $1 and u.household_id = h.household_id) as unsupported
  from household_profile as h
  join grouped as g on g.household_id = h.household_id
  cross join lateral (
    select case h.f_urban_rural when '城市' then 69000 else 48000 end as standard,
      case h.f_urban_rural when '城市' then 3800000 else 2200000 end as disposable
  ) as s
  where h.county_code = $1
), judged as (
  select *,
    (counted_lo >= 1 or case when counted_hi >= 1 then null else false end) and unable as k10,
    case when tekun_hi < 0 then true when tekun_lo >= 0 then false end as k11,
    case when dibao_hi < 0 then true when dibao_lo >= 0 then false end as k20,
    case when margin_hi < 0 then true when margin_lo >= 0 then false end as k30,
    case when coalesce(year_hi, rigid_hi) < 0 then true
      when coalesce(year_lo, rigid_lo) >= 0 then false end as k40,
    case when rigid = 0 then false when f_income_12_months <> 0
      then 2 * rigid >= f_income_12_months end as k42,
    relapsing and f_relapse_type in ('脱贫不稳定户', '边缘易致贫户') as k50
  from known
), decided as (
  select *,
    case when checked and orphan then '不认定特困(按孤儿保障)'
      when checked and orphan is null then '待核实'
      when checked and k10 and k11 and unsupported then '特困人员'
      when checked and (k10 and k11 and unsupported) is null then '待核实'
      when k20 and poor then '低保对象'
      when (k20 and poor) is null then '待核实'
      when k30 and near_poor then '低保边缘家庭成员'
      when (k30 and near_poor) is null then '待核实'
      when k40 and near_poor and k42 then '刚性支出困难家庭成员'
      when (k40 and near_poor and k42) is null then '待核实'
      when relapsing then '其他低收入人口'
      else '不符合' end as category
  from judged
)
select $1, household_id, $2, $3, date '2024-10-11', category,
  case orphan when true then 'T' when false then 'F' else 'U' end ||
  case k10 when true then 'T' when false then 'F' else 'U' end ||
  case k11 when true then 'T' when false then 'F' else 'U' end ||
  case unsupported when true then 'T' when false then 'F' else 'U' end ||
  case k20 when true then 'T' when false then 'F' else 'U' end ||
  case poor when true then 'T' when false then 'F' else 'U' end ||
  case k30 when true then 'T' when false then 'F' else 'U' end ||
  case near_poor when true then 'T' when false then 'F' else 'U' end ||
  case k40 when true then 'T' when false then 'F' else 'U' end ||
  case near_poor when true then 'T' when false then 'F' else 'U' end ||
  case k42 when true then 'T' when false then 'F' else 'U' end ||
  case k50 when true then 'T' when false then 'F' else 'U' end ||
  case relapsing when true then 'T' when false then 'F' else 'U' end ||
  case relapsing when true then 'T' when false then 'F' else 'U' end,
  case when category = '低保对象' and dibao_lo = dibao_hi then ceil(-dibao_hi / 1200.0) * 100 end,
  counted_lo, counted_hi, array_remove(array[nullif(f_relapse_type, '无')], null)
from decided
