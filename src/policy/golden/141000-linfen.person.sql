-- 141000-linfen on 2024-10-11, compiled; see golden.test.ts.
select person_id, household_id, category, case when k0_0 then 'T' when k0_0 is null then 'U' else 'F' end || case when k0_1 then 'T' when k0_1 is null then 'U' else 'F' end || case when k1_0 then 'T' when k1_0 is null then 'U' else 'F' end || case when k1_1 then 'T' when k1_1 is null then 'U' else 'F' end || case when k2_0 then 'T' when k2_0 is null then 'U' else 'F' end || case when k2_1 then 'T' when k2_1 is null then 'U' else 'F' end as verdicts
from (
  select *, case when q0 and k0_0 and k0_1 then '低保对象(单人保)'
    when q0 and (k0_0 and k0_1) is null then '待核实'
    when q1 and k1_0 and k1_1 then '低保对象(单人户)'
    when q1 and (k1_0 and k1_1) is null then '待核实'
    when q2 and k2_0 and k2_1 then '待核实'
    when q2 and (k2_0 and k2_1) is null then '待核实'
    else null end as category
  from (
    select person_id,
      household_id,
      (nullif(household_category, '待核实') = '低保边缘家庭成员') as q0,
      ((not t2) and (((f_relation in ('本人', '配偶')) or ((f_relation = '子女') and ((not (f_birth_date <= date '2006-10-11')) or ((f_schooling in ('小学', '初中', '普通高中', '中职', '高职', '专科', '本科')) or f_cannot_live_alone)))) or f_lives_together)) as k0_0,
      (((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) or f_severe_illness) as k0_1,
      ((not (nullif(household_category, '待核实') = '低保对象')) and (not (nullif(household_category, '待核实') = '特困人员'))) as q1,
      t25 as k1_0,
      (case when t27_hi < (case f_urban_rural when '城市' then 67500::bigint when '农村' then 54500::bigint else least(67500::bigint, 54500::bigint) end) then true when t27_lo >= (case f_urban_rural when '城市' then 67500::bigint when '农村' then 54500::bigint else greatest(67500::bigint, 54500::bigint) end) then false end) as k1_1,
      (household_category = '待核实') as q2,
      t25 as k2_0,
      (case when t27_hi < (case f_urban_rural when '城市' then 67500::bigint when '农村' then 54500::bigint else least(67500::bigint, 54500::bigint) end) then true when t27_lo >= (case f_urban_rural when '城市' then 67500::bigint when '农村' then 54500::bigint else greatest(67500::bigint, 54500::bigint) end) then false end) as k2_1
    from (
      select household_id, person_id, f_custody_status, f_is_dead, f_death_date, f_relation, f_birth_date, f_schooling, f_cannot_live_alone, f_lives_together, f_disability_grade, f_disability_category, f_severe_illness, f_employment_status, f_wage, f_business_income, f_property_income, f_land_income, f_support_received, f_pension, f_other_income, f_old_age_allowance, f_medical_insurance_benefit, f_other_support, f_sibling_support, f_elder_support, f_undated_support, f_urban_rural, household_category, t2, t27_lo, t27_hi, (((f_birth_date <= date '2006-10-11') and (not t2)) and ((f_employment_status in ('无业', '登记失业')) and (f_disability_grade in ('一级', '二级')))) as t25
      from (
        select p.household_id, p.person_id, f_custody_status, f_is_dead, f_death_date, f_relation, f_birth_date, f_schooling, f_cannot_live_alone, f_lives_together, f_disability_grade, f_disability_category, f_severe_illness, f_employment_status, f_wage, f_business_income, f_property_income, f_land_income, f_support_received, f_pension, f_other_income, f_old_age_allowance, f_medical_insurance_benefit, f_other_support, f_sibling_support, f_elder_support, f_undated_support, f_urban_rural, household_category, ((((f_custody_status is not null) and (f_custody_status in ('在监狱服刑', '强制隔离戒毒', '宣告失踪'))) or ((f_is_dead is not null) and f_is_dead)) or ((f_death_date is not null) and (f_death_date <= date '2024-10-11'))) as t2, (((((((((coalesce(f_wage, 0) + coalesce(f_business_income, 0)) + coalesce(f_property_income, 0)) + coalesce(f_land_income, 0)) + coalesce(f_support_received, 0)) + coalesce(f_pension, 0)) + coalesce(f_other_income, 0)) + coalesce(f_old_age_allowance, 0)) + coalesce(f_medical_insurance_benefit, 0)) + ((coalesce(f_other_support, 0) + (case when not null::boolean then (coalesce(f_sibling_support, 0) + coalesce(f_elder_support, 0)) else 0::bigint end)) + (case when not null::boolean then coalesce(f_undated_support, 0) else 0::bigint end))) as t27_lo, (((((((((f_wage + f_business_income) + f_property_income) + f_land_income) + f_support_received) + f_pension) + f_other_income) + f_old_age_allowance) + f_medical_insurance_benefit) + ((f_other_support + (case when null::boolean then 0::bigint else (f_sibling_support + f_elder_support) end)) + (case when null::boolean then 0::bigint else f_undated_support end))) as t27_hi
        from person_profile as p
        join (
          select h.household_id,
            f_urban_rural,
            household_category
          from household_profile as h
          left join (select d.household_id as id, d.category as household_category from household_determination as d where d.county_code = $1) as hd on hd.id = h.household_id
          where h.county_code = $1
        ) as h on h.household_id = p.household_id
        where p.county_code = $1 and p.household_id is not null
        offset 0
      ) as l1
      offset 0
    ) as l
    offset 0
  ) as c
  offset 0
) as d
where category is not null
