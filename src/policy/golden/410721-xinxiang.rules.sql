-- 410721-xinxiang on 2024-10-11, compiled; see golden.test.ts.
select v.rule, household_id, person_id, v.truth, v.band
from (
  select household_id,
    person_id,
    ((f_is_dead and (f_recorded_category in ('低保对象', '特困人员'))) and (f_death_date < f_last_paid_month)) as r0,
    ((f_hukou_status = '迁出') and (not (f_recorded_category = '无'))) as r1,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (((case when 1::bigint <= coalesce(f_vehicles, 0) then true when 1::bigint > f_vehicles then false end) and (not f_vehicle_exempt)) and (not (f_vehicle_kind in ('残疾人代步车', '普通摩托车'))))) as r2,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when 2::bigint <= coalesce(f_houses, 0) then true when 2::bigint > f_houses then false end)) as r3,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_business_registered and (f_business_status = '存续'))) as r4,
    ((f_own_recorded_category = '低保对象(单人户)') and (f_graduates_on < date '2024-10-11')) as r5,
    (f_dibao_listed and f_tekun_listed) as r6,
    ((f_recorded_category = '特困人员') and (f_living_allowance or f_nursing_subsidy)) as r7,
    (t32 and (f_recorded_category = '无')) as r8,
    ((case when (case f_recorded_category when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '无' then 1500000::bigint else greatest(100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1500000::bigint) end) < coalesce(f_own_medical_cost, 0) then true when (case f_recorded_category when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '无' then 1500000::bigint else least(100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1500000::bigint) end) >= f_own_medical_cost then false end) or (t33 and (case when 1000000::bigint < coalesce(f_own_medical_cost, 0) then true when 1000000::bigint >= f_own_medical_cost then false end))) as r9,
    (case when 600000::bigint < coalesce(f_highest_stay_cost, 0) then true when 600000::bigint >= f_highest_stay_cost then false end) as r10,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (((f_employment_status = '登记失业') and ((f_unemployed_since + interval '3 months')::date <= date '2024-10-11')) or (case when 3::bigint <= coalesce(f_months_uninsured, 0) then true when 3::bigint > f_months_uninsured then false end))) as r11,
    (f_poor_student and (f_recorded_category = '无')) as r12,
    (((f_recorded_category = '低保边缘家庭成员') and (t32 or f_severe_illness)) and (not (f_own_recorded_category = '低保对象(单人保)'))) as r13,
    (date '2024-10-11' <= (f_disability_assessed_on + interval '1 months')::date) as r14,
    (((f_is_dead and f_able_to_work) and (2::bigint <= g16)) and (date '2024-10-11' < (f_death_date + interval '3 months')::date)) as r15,
    (((f_recorded_category in ('低保对象', '特困人员')) or t33) and ((not f_insured) or (not f_premium_subsidised))) as r16,
    ((((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and ((case when 1::bigint <= coalesce(f_hospital_stays, 0) then true when 1::bigint > f_hospital_stays then false end) or f_long_medication)) and (case when 0::bigint < coalesce(f_in_policy_own_cost, 0) then true when 0::bigint >= f_in_policy_own_cost then false end)) and (not f_medical_aid_paid)) as r17,
    (((not (f_recorded_category = '无')) and (f_schooling in ('学前', '小学', '初中', '普通高中', '中职', '高职', '专科', '本科'))) and (not f_student_aid)) as r18,
    ((((f_recorded_category = '低保对象') and f_is_disabled) and (not f_living_allowance)) or ((((f_recorded_category in ('低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '其他低收入人口')) and (f_disability_grade in ('一级', '二级'))) and f_needs_long_care) and (not f_nursing_subsidy))) as r19,
    ((((f_recorded_category = '低保对象') and f_able_to_work) and (f_employment_status = '登记失业')) and (not f_employment_service)) as r20,
    (((f_lifted_out or (f_relapse_type in ('脱贫不稳定户', '边缘易致贫户', '突发严重困难户'))) and (f_chronic_disease in ('高血压', '糖尿病', '肺结核', '严重精神障碍'))) and (not f_family_doctor)) as r21,
    (f_is_dead and (f_death_date < f_last_visit_on)) as r22,
    case when coalesce(f_own_medical_cost, 0) = f_own_medical_cost then case when coalesce(f_own_medical_cost, 0) >= 500000 then 1 else 0 end + case when coalesce(f_own_medical_cost, 0) >= 1000000 then 1 else 0 end + case when coalesce(f_own_medical_cost, 0) >= 2000000 then 1 else 0 end + case when coalesce(f_own_medical_cost, 0) >= 5000000 then 1 else 0 end end as v9,
    case when coalesce(f_highest_stay_cost, 0) = f_highest_stay_cost then case when coalesce(f_highest_stay_cost, 0) >= 600000 then 1 else 0 end + case when coalesce(f_highest_stay_cost, 0) >= 1000000 then 1 else 0 end + case when coalesce(f_highest_stay_cost, 0) >= 2000000 then 1 else 0 end end as v10
  from (
    select p.household_id, p.person_id, f_is_dead, f_death_date, f_hukou_status, f_vehicles, f_vehicle_exempt, f_vehicle_kind, f_houses, f_business_registered, f_business_status, f_own_recorded_category, f_graduates_on, f_dibao_listed, f_tekun_listed, f_living_allowance, f_nursing_subsidy, f_disability_grade, f_disability_category, f_own_medical_cost, f_highest_stay_cost, f_employment_status, f_unemployed_since, f_months_uninsured, f_poor_student, f_severe_illness, f_disability_assessed_on, f_able_to_work, f_insured, f_premium_subsidised, f_hospital_stays, f_long_medication, f_in_policy_own_cost, f_medical_aid_paid, f_schooling, f_student_aid, f_is_disabled, f_needs_long_care, f_employment_service, f_chronic_disease, f_family_doctor, f_last_visit_on, f_recorded_category, f_last_paid_month, f_lifted_out, f_relapse_type, t33, g16, ((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) as t32
    from person_profile as p
    join (
      select household_id,
        f_recorded_category,
        f_last_paid_month,
        f_lifted_out,
        f_relapse_type,
        t33,
        g16
      from (
        select h.household_id, f_relapse_type, f_risk_cleared, f_recorded_category, f_last_paid_month, f_lifted_out, g16, ((not (f_relapse_type = '无')) and (not f_risk_cleared)) as t33
        from household_profile as h
        left join (
          select p.household_id as id,
            count(*) filter (where true) as a_g16
          from person_profile as p
          where p.county_code = $1 and p.household_id is not null
          group by p.household_id
        ) as a on a.id = h.household_id
        cross join lateral (select case when a.id is null then 0::bigint else a.a_g16 end as g16) as a_filled
        where h.county_code = $1
        offset 0
      ) as l
    ) as h on h.household_id = p.household_id
    where p.county_code = $1 and p.household_id is not null
    offset 0
  ) as l
  offset 0
) as c
cross join lateral unnest(array[case when r0 then 'W01' end, case when r1 then 'W02' end, case when r2 then 'W05' end, case when r3 then 'W06' end, case when r4 then 'W07' end, case when r5 then 'W14' end, case when r6 then 'W23' end, case when r7 then 'W25' end, case when r8 then 'W30' end, case when r9 then 'W31' end, case when r10 then 'W32' end, case when r11 then 'W35' end, case when r12 then 'W38' end, case when r13 then 'W43' end, case when r14 then 'W44' end, case when r15 then 'W45' end, case when r16 then 'W53' end, case when r17 then 'W54' end, case when r18 then 'W55' end, case when r19 then 'W56' end, case when r20 then 'W58' end, case when r21 then 'W59' end, case when r22 then 'W72' end]::text[], array[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]::boolean[], array[null, null, null, null, null, null, null, null, null, v9, v10, null, null, null, null, null, null, null, null, null, null, null, null]::integer[]) as v(rule, truth, band)
where (r0 or r1 or r2 or r3 or r4 or r5 or r6 or r7 or r8 or r9 or r10 or r11 or r12 or r13 or r14 or r15 or r16 or r17 or r18 or r19 or r20 or r21 or r22) and v.rule is not null
union all
select v.rule, household_id, null::uuid as person_id, v.truth, v.band
from (
  select household_id,
    (((f_recorded_category in ('低保对象', '特困人员')) and g8) and (case when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else greatest(690::bigint, 480::bigint) end) * g10) * 100) <= g9_lo then true when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else least(690::bigint, 480::bigint) end) * g10) * 100) > g9_hi then false end)) as r0,
    ((f_recorded_category in ('低保对象', '特困人员')) and (case when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else greatest(690::bigint, 480::bigint) end) * g12) * 100) <= g11_lo then true when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else least(690::bigint, 480::bigint) end) * g12) * 100) > g11_hi then false end)) as r1,
    ((f_recorded_category = '刚性支出困难家庭成员') and ((f_recognised_on + interval '12 months')::date <= (date '2024-10-11' + 30))) as r2,
    ((f_public_rental or f_rent_subsidy) and g13) as r3,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when (case ((f_recorded_category = '特困人员') or f_income_steady) when true then (f_reviewed_on + interval '12 months')::date when false then (f_reviewed_on + interval '6 months')::date else (case when (f_reviewed_on + interval '12 months')::date is not null and (f_reviewed_on + interval '6 months')::date is not null then greatest((f_reviewed_on + interval '12 months')::date, (f_reviewed_on + interval '6 months')::date) end) end) <= date '2024-10-11' then true when (case ((f_recorded_category = '特困人员') or f_income_steady) when true then (f_reviewed_on + interval '12 months')::date when false then (f_reviewed_on + interval '6 months')::date else (case when (f_reviewed_on + interval '12 months')::date is not null and (f_reviewed_on + interval '6 months')::date is not null then least((f_reviewed_on + interval '12 months')::date, (f_reviewed_on + interval '6 months')::date) end) end) > date '2024-10-11' then false end)) as r4,
    (case when f_temporary_aid_causes < coalesce(f_temporary_aid_count, 0) then true when coalesce(f_temporary_aid_causes, 0) >= f_temporary_aid_count then false end) as r5,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when 1000000::bigint < g14_lo then true when 1000000::bigint >= g14_hi then false end)) as r6,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when (4::bigint * f_household_income) < (g15_lo * 10) then true when (4::bigint * coalesce(f_household_income, 0)) >= (g15_hi * 10) then false end)) as r7,
    (t33 and (f_recorded_category = '无')) as r8,
    ((((f_recorded_category = '无') and (f_exited_category in ('低保对象', '特困人员'))) and (date '2024-10-11' < (f_exited_on + interval '24 months')::date)) and (nullif(household_category, '待核实') in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '其他低收入人口'))) as r9,
    (f_disaster_hit and (not f_disaster_aid)) as r10,
    ((((f_urban_rural = '农村') and (f_house_danger in ('C级', 'D级'))) and (not f_house_rebuilt)) and (((f_recorded_category in ('低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) or ((f_recorded_category = '特困人员') and (f_tekun_care = '分散供养'))) or t33)) as r11,
    ((((((f_recorded_category = '低保对象') or ((f_recorded_category = '特困人员') and (f_tekun_care = '分散供养'))) and f_housing_hardship) and (not f_public_rental)) and (not f_rent_subsidy)) or ((f_public_rental and (f_urban_rural = '城市')) and (case when coalesce(f_rent_relief_share, 100) < (case f_recorded_category when '低保对象' then 90::bigint when '特困人员' then 80::bigint when '低保边缘家庭成员' then 80::bigint when '刚性支出困难家庭成员' then 80::bigint when '其他低收入人口' then 80::bigint when '无' then 0::bigint else least(90::bigint, 80::bigint, 80::bigint, 80::bigint, 80::bigint, 0::bigint) end) then true when coalesce(f_rent_relief_share, 0) >= (case f_recorded_category when '低保对象' then 90::bigint when '特困人员' then 80::bigint when '低保边缘家庭成员' then 80::bigint when '刚性支出困难家庭成员' then 80::bigint when '其他低收入人口' then 80::bigint when '无' then 0::bigint else greatest(90::bigint, 80::bigint, 80::bigint, 80::bigint, 80::bigint, 0::bigint) end) then false end))) as r12,
    ((f_recorded_category in ('低保对象', '特困人员')) and ((not (case when f_month_due < coalesce(f_month_paid, 0) or coalesce(f_month_due, 0) > f_month_paid then false when coalesce(f_month_due, 0) = f_month_due and coalesce(f_month_paid, 0) = f_month_paid then true end)) or (f_pay_result = '失败'))) as r13,
    (((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and g17) and g18) as r14,
    (case when 2::bigint <= coalesce(f_temporary_aid_causes, 0) then true when 2::bigint > f_temporary_aid_causes then false end) as r15
  from (
    select h.household_id, f_recorded_category, f_urban_rural, f_recognised_on, f_public_rental, f_rent_subsidy, f_income_steady, f_reviewed_on, f_temporary_aid_causes, f_temporary_aid_count, f_household_income, f_relapse_type, f_risk_cleared, f_exited_category, f_exited_on, f_disaster_hit, f_disaster_aid, f_house_danger, f_house_rebuilt, f_tekun_care, f_housing_hardship, f_rent_relief_share, f_month_due, f_month_paid, f_pay_result, g8, g10, g9_lo, g9_hi, g12, g11_lo, g11_hi, g13, g14_lo, g14_hi, g15_lo, g15_hi, g17, g18, household_category, ((not (f_relapse_type = '无')) and (not f_risk_cleared)) as t33
    from household_profile as h
    left join (select d.household_id as id, d.category as household_category from household_determination as d where d.county_code = $1) as hd on hd.id = h.household_id
    left join (
      select household_id as id,
        case when bool_or(f_employer_pays) then true when bool_or(f_employer_pays is null) then null else false end as a_g8,
        count(*) filter (where true) as a_g10,
        sum((case when f_employer_pays then coalesce(f_contribution_base, 0) else 0::bigint end))::bigint as a_g9_lo,
        case when count((case when not f_employer_pays then 0::bigint else f_contribution_base end)) = count(*) then sum((case when not f_employer_pays then 0::bigint else f_contribution_base end))::bigint end as a_g9_hi,
        count(*) filter (where true) as a_g12,
        sum(coalesce(f_pension, 0))::bigint as a_g11_lo,
        case when count(f_pension) = count(*) then sum(f_pension)::bigint end as a_g11_hi,
        case when bool_or(((case when 1::bigint <= coalesce(f_houses, 0) then true when 1::bigint > f_houses then false end) or t31)) then true when bool_or(((case when 1::bigint <= coalesce(f_houses, 0) then true when 1::bigint > f_houses then false end) or t31) is null) then null else false end as a_g13,
        sum(coalesce(f_own_medical_cost, 0))::bigint as a_g14_lo,
        case when count(f_own_medical_cost) = count(*) then sum(f_own_medical_cost)::bigint end as a_g14_hi,
        sum(coalesce(f_own_medical_cost, 0))::bigint as a_g15_lo,
        case when count(f_own_medical_cost) = count(*) then sum(f_own_medical_cost)::bigint end as a_g15_hi,
        case when bool_or((((((case when 1::bigint <= coalesce(f_vehicles, 0) then true when 1::bigint > f_vehicles then false end) and (not f_vehicle_exempt)) and (not (f_vehicle_kind in ('残疾人代步车', '普通摩托车')))) or (case when 2::bigint <= coalesce(f_houses, 0) then true when 2::bigint > f_houses then false end)) or t31)) then true when bool_or((((((case when 1::bigint <= coalesce(f_vehicles, 0) then true when 1::bigint > f_vehicles then false end) and (not f_vehicle_exempt)) and (not (f_vehicle_kind in ('残疾人代步车', '普通摩托车')))) or (case when 2::bigint <= coalesce(f_houses, 0) then true when 2::bigint > f_houses then false end)) or t31) is null) then null else false end as a_g17,
        case when bool_or(((((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) or f_severe_illness) or (case when (case f_recorded_category when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '无' then 1500000::bigint else greatest(100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1500000::bigint) end) < coalesce(f_own_medical_cost, 0) then true when (case f_recorded_category when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '无' then 1500000::bigint else least(100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1500000::bigint) end) >= f_own_medical_cost then false end))) then true when bool_or(((((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) or f_severe_illness) or (case when (case f_recorded_category when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '无' then 1500000::bigint else greatest(100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1500000::bigint) end) < coalesce(f_own_medical_cost, 0) then true when (case f_recorded_category when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '无' then 1500000::bigint else least(100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1500000::bigint) end) >= f_own_medical_cost then false end)) is null) then null else false end as a_g18
      from (
        select p.household_id, p.person_id, f_employer_pays, f_contribution_base, f_pension, f_houses, f_business_registered, f_business_status, f_own_medical_cost, f_vehicles, f_vehicle_exempt, f_vehicle_kind, f_disability_grade, f_disability_category, f_severe_illness, f_recorded_category, (f_business_registered and (f_business_status = '存续')) as t31
        from person_profile as p
        join (
          select h.household_id,
            f_recorded_category
          from household_profile as h
          where h.county_code = $1
        ) as h on h.household_id = p.household_id
        where p.county_code = $1 and p.household_id is not null
        offset 0
      ) as l
      group by household_id
    ) as a on a.id = h.household_id
    cross join lateral (select case when a.id is null then false else a.a_g8 end as g8, case when a.id is null then 0::bigint else a.a_g10 end as g10, case when a.id is null then 0::bigint else a.a_g9_lo end as g9_lo, case when a.id is null then 0::bigint else a.a_g9_hi end as g9_hi, case when a.id is null then 0::bigint else a.a_g12 end as g12, case when a.id is null then 0::bigint else a.a_g11_lo end as g11_lo, case when a.id is null then 0::bigint else a.a_g11_hi end as g11_hi, case when a.id is null then false else a.a_g13 end as g13, case when a.id is null then 0::bigint else a.a_g14_lo end as g14_lo, case when a.id is null then 0::bigint else a.a_g14_hi end as g14_hi, case when a.id is null then 0::bigint else a.a_g15_lo end as g15_lo, case when a.id is null then 0::bigint else a.a_g15_hi end as g15_hi, case when a.id is null then false else a.a_g17 end as g17, case when a.id is null then false else a.a_g18 end as g18) as a_filled
    where h.county_code = $1
    offset 0
  ) as l
  offset 0
) as c
cross join lateral unnest(array[case when r0 then 'W08' end, case when r1 then 'W10' end, case when r2 then 'W19' end, case when r3 then 'W27' end, case when r4 then 'W18' end, case when r5 then 'W28' end, case when r6 then 'W33' end, case when r7 then 'W34' end, case when r8 then 'W39' end, case when r9 then 'W40' end, case when r10 then 'W47' end, case when r11 then 'W49' end, case when r12 then 'W57' end, case when r13 then 'W61' end, case when r14 then 'W66' end, case when r15 then 'W67' end]::text[], array[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]::boolean[], array[null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null]::integer[]) as v(rule, truth, band)
where (r0 or r1 or r2 or r3 or r4 or r5 or r6 or r7 or r8 or r9 or r10 or r11 or r12 or r13 or r14 or r15) and v.rule is not null
