-- 410721-xinxiang on 2024-10-11, compiled; see golden.test.ts.
select v.rule, household_id, person_id, v.truth, v.band
from (
  select household_id,
    person_id,
    ((f_is_dead and (f_recorded_category in ('低保对象', '特困人员'))) and (f_death_date < f_last_paid_month)) as r0,
    ((f_hukou_status = '迁出') and (not (f_recorded_category = '无'))) as r1,
    (((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_custody_status = '在监狱服刑')) and t36) as r2,
    (((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_custody_status in ('强制隔离戒毒', '宣告失踪'))) and t36) as r3,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (((case when 1::bigint <= coalesce(f_vehicles, 0) then true when 1::bigint > f_vehicles then false end) and (not f_vehicle_exempt)) and (not (f_vehicle_kind in ('残疾人代步车', '普通摩托车'))))) as r4,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when 2::bigint <= coalesce(f_houses, 0) then true when 2::bigint > f_houses then false end)) as r5,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_business_registered and (f_business_status = '存续'))) as r6,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and f_on_public_payroll) as r7,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_fee_school or (case when 1::bigint <= coalesce(f_trips_abroad, 0) then true when 1::bigint > f_trips_abroad then false end))) as r8,
    ((f_own_recorded_category = '低保对象(单人户)') and (f_graduates_on < date '2024-10-11')) as r9,
    ((((((f_recorded_category = '特困人员') and (f_birth_date <= date '2006-10-11')) and (not (f_birth_date <= date '1964-10-11'))) and (f_recognised_on < (f_birth_date + interval '216 months')::date)) and (f_schooling in ('无', '高职', '专科', '本科', '研究生'))) and (not t6)) as r10,
    ((f_recorded_category = '特困人员') and (((((f_marriage_kind = '结婚') and (f_recognised_on < f_married_on)) or f_new_supporter) or g23) or ((f_recognised_on < f_disability_assessed_on) and (not ((((f_birth_date <= date '1964-10-11') or (not (f_birth_date <= date '2008-10-11'))) or t6) or (((f_own_recorded_category is not null) and (f_own_recorded_category = '特困人员')) and ((not (f_birth_date <= date '2006-10-11')) or (f_schooling in ('小学', '初中', '普通高中', '中职'))))))))) as r11,
    ((((f_recorded_category in ('低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_marriage_kind in ('结婚', '离婚'))) and (f_recognised_on < f_married_on)) and (date '2024-10-11' < (f_married_on + interval '3 months')::date)) as r12,
    (((f_recorded_category = '低保对象') and f_able_to_work) and (case when 3::bigint <= coalesce(f_refused_jobs, 0) then true when 3::bigint > f_refused_jobs then false end)) as r13,
    (t33 and (f_recorded_category = '无')) as r14,
    ((case when (case f_recorded_category when '无' then 1500000::bigint when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '低保边缘等易返贫致贫人口' then 1000000::bigint when '防止返贫监测对象' then 1000000::bigint else greatest(1500000::bigint, 100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1000000::bigint, 1000000::bigint) end) < coalesce(f_own_medical_cost, 0) then true when (case f_recorded_category when '无' then 1500000::bigint when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '低保边缘等易返贫致贫人口' then 1000000::bigint when '防止返贫监测对象' then 1000000::bigint else least(1500000::bigint, 100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1000000::bigint, 1000000::bigint) end) >= f_own_medical_cost then false end) or (t35 and (case when 1000000::bigint < coalesce(f_own_medical_cost, 0) then true when 1000000::bigint >= f_own_medical_cost then false end))) as r15,
    (case when 600000::bigint < coalesce(f_highest_stay_cost, 0) then true when 600000::bigint >= f_highest_stay_cost then false end) as r16,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (((f_employment_status = '登记失业') and ((f_unemployed_since + interval '3 months')::date <= date '2024-10-11')) or (case when 3::bigint <= coalesce(f_months_uninsured, 0) then true when 3::bigint > f_months_uninsured then false end))) as r17,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when 3::bigint <= coalesce(f_job_changes, 0) then true when 3::bigint > f_job_changes then false end)) as r18,
    (f_poor_student and (f_recorded_category = '无')) as r19,
    (((((not (f_birth_date <= date '2006-10-11')) and ((f_father_state in ('死亡', '宣告失踪', '重度残疾', '重病', '在监狱服刑', '强制隔离戒毒')) or ((f_father_state = '失联') and ((f_father_lost_on + interval '6 months')::date <= date '2024-10-11')))) and ((f_mother_state in ('死亡', '宣告失踪', '重度残疾', '重病', '在监狱服刑', '强制隔离戒毒')) or ((f_mother_state = '失联') and ((f_mother_lost_on + interval '6 months')::date <= date '2024-10-11')))) and (not ((f_father_state = '死亡') and (f_mother_state = '死亡')))) and (f_orphan_choice = '无')) as r20,
    (((f_recorded_category = '低保边缘家庭成员') and (t33 or f_severe_illness)) and (not (f_own_recorded_category = '低保对象(单人保)'))) as r21,
    (date '2024-10-11' <= (f_disability_assessed_on + interval '1 months')::date) as r22,
    (((f_is_dead and f_able_to_work) and (2::bigint <= g33)) and (date '2024-10-11' < (f_death_date + interval '3 months')::date)) as r23,
    ((date '2024-10-11' < (f_incident_on + interval '3 months')::date) and (f_incident_result in ('重伤', '死亡', '重大财产损失'))) as r24,
    ((f_recorded_category = '无') and (f_hard_worker or f_hard_women)) as r25,
    ((f_appeal_kind = '救助') and (not f_appeal_registered)) as r26,
    ((not (f_recorded_category = '无')) and ((((((f_birth_date + interval '720 months')::date <= date '2024-10-11') and (date '2024-10-11' < ((f_birth_date + interval '720 months')::date + interval '1 months')::date)) or (((f_birth_date + interval '960 months')::date <= date '2024-10-11') and (date '2024-10-11' < ((f_birth_date + interval '960 months')::date + interval '1 months')::date))) or (((f_birth_date + interval '1080 months')::date <= date '2024-10-11') and (date '2024-10-11' < ((f_birth_date + interval '1080 months')::date + interval '1 months')::date))) or (((f_birth_date + interval '1200 months')::date <= date '2024-10-11') and (date '2024-10-11' < ((f_birth_date + interval '1200 months')::date + interval '1 months')::date)))) as r27,
    ((f_custody_status in ('刑满释放', '保外就医', '社区矫正')) and (date '2024-10-11' < (f_custody_changed_on + interval '3 months')::date)) as r28,
    (f_dibao_listed and f_tekun_listed) as r29,
    ((f_recorded_category in ('低保对象', '特困人员')) and (f_other_county_category in ('低保对象', '特困人员'))) as r30,
    ((f_recorded_category = '特困人员') and (f_living_allowance or f_nursing_subsidy)) as r31,
    (((f_orphan_choice in ('孤儿基本生活保障', '事实无人抚养儿童保障')) and f_child_paid_in_full) and f_living_allowance) as r32,
    (((not (f_recorded_category = '无')) and f_staff_kin) and (not f_kin_registered)) as r33,
    (f_is_dead and (f_death_date < f_last_visit_on)) as r34,
    (((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_birth_date <= date '2006-10-11')) and ((not f_authorised) or (f_authorisation_valid_to < date '2024-10-11'))) as r35,
    ((not f_application_handled) and ((f_applied_on + 10) < date '2024-10-11')) as r36,
    (((f_recorded_category in ('低保对象', '特困人员')) or t35) and ((not f_insured) or (not f_premium_subsidised))) as r37,
    ((((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and ((case when 1::bigint <= coalesce(f_hospital_stays, 0) then true when 1::bigint > f_hospital_stays then false end) or f_long_medication)) and (case when 0::bigint < coalesce(f_in_policy_own_cost, 0) then true when 0::bigint >= f_in_policy_own_cost then false end)) and (not f_medical_aid_paid)) as r38,
    (((not (f_recorded_category = '无')) and (f_schooling in ('学前', '小学', '初中', '普通高中', '中职', '高职', '专科', '本科'))) and (not f_student_aid)) as r39,
    ((((f_recorded_category = '低保对象') and f_is_disabled) and (not f_living_allowance)) or ((((f_recorded_category in ('低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '其他低收入人口')) and (f_disability_grade in ('一级', '二级'))) and f_needs_long_care) and (not f_nursing_subsidy))) as r40,
    ((((f_recorded_category = '低保对象') and f_able_to_work) and (f_employment_status = '登记失业')) and (not f_employment_service)) as r41,
    (((f_lifted_out or (f_relapse_type in ('脱贫不稳定户', '边缘易致贫户', '突发严重困难户'))) and (f_chronic_disease in ('高血压', '糖尿病', '肺结核', '严重精神障碍'))) and (not f_family_doctor)) as r42,
    (((((((f_recorded_category = '低保对象') or ((f_recorded_category = '特困人员') and (f_urban_rural = '农村'))) or (f_relapse_type in ('脱贫不稳定户', '边缘易致贫户', '突发严重困难户'))) or f_lifted_out) or (((not (f_birth_date <= date '2006-10-11')) and (f_orphan_choice is not null)) and (not (f_orphan_choice = '无')))) and f_stay_in_county) and f_deposit_charged) as r43,
    ((f_recorded_category = '特困人员') and ((not (f_care_band = (case (case when coalesce(f_care_failed, 6) < 0::bigint or coalesce(f_care_failed, 0) > 0::bigint then false when coalesce(f_care_failed, 0) = coalesce(f_care_failed, 6) and 0::bigint = 0::bigint then true end) when true then '自理' when false then (case (case when coalesce(f_care_failed, 6) <= 3::bigint then true when coalesce(f_care_failed, 0) > 3::bigint then false end) when true then '半护理' when false then '全护理' else case when '半护理' = '全护理' then '半护理' end end) else case when '自理' = (case (case when coalesce(f_care_failed, 6) <= 3::bigint then true when coalesce(f_care_failed, 0) > 3::bigint then false end) when true then '半护理' when false then '全护理' else case when '半护理' = '全护理' then '半护理' end end) then '自理' end end))) or ((not f_care_reassessed) and ((f_care_change_on + 14) < date '2024-10-11')))) as r44,
    case when coalesce(f_own_medical_cost, 0) = f_own_medical_cost then case when coalesce(f_own_medical_cost, 0) >= 500000 then 1 else 0 end + case when coalesce(f_own_medical_cost, 0) >= 1000000 then 1 else 0 end + case when coalesce(f_own_medical_cost, 0) >= 2000000 then 1 else 0 end + case when coalesce(f_own_medical_cost, 0) >= 5000000 then 1 else 0 end end as v15,
    case when coalesce(f_highest_stay_cost, 0) = f_highest_stay_cost then case when coalesce(f_highest_stay_cost, 0) >= 600000 then 1 else 0 end + case when coalesce(f_highest_stay_cost, 0) >= 1000000 then 1 else 0 end + case when coalesce(f_highest_stay_cost, 0) >= 2000000 then 1 else 0 end end as v16
  from (
    select p.household_id, p.person_id, f_is_dead, f_death_date, f_hukou_status, f_custody_status, f_counted_on_roster, f_vehicles, f_vehicle_exempt, f_vehicle_kind, f_houses, f_business_registered, f_business_status, f_on_public_payroll, f_fee_school, f_trips_abroad, f_own_recorded_category, f_graduates_on, f_birth_date, f_schooling, f_disability_category, f_disability_grade, f_marriage_kind, f_married_on, f_disability_assessed_on, f_able_to_work, f_refused_jobs, f_own_medical_cost, f_highest_stay_cost, f_employment_status, f_unemployed_since, f_months_uninsured, f_job_changes, f_poor_student, f_father_state, f_father_lost_on, f_mother_state, f_mother_lost_on, f_orphan_choice, f_severe_illness, f_incident_on, f_incident_result, f_hard_worker, f_hard_women, f_appeal_kind, f_appeal_registered, f_custody_changed_on, f_dibao_listed, f_tekun_listed, f_other_county_category, f_living_allowance, f_nursing_subsidy, f_child_paid_in_full, f_staff_kin, f_kin_registered, f_last_visit_on, f_authorised, f_authorisation_valid_to, f_application_handled, f_applied_on, f_insured, f_premium_subsidised, f_hospital_stays, f_long_medication, f_in_policy_own_cost, f_medical_aid_paid, f_student_aid, f_is_disabled, f_needs_long_care, f_employment_service, f_chronic_disease, f_family_doctor, f_stay_in_county, f_deposit_charged, f_care_band, f_care_failed, f_care_reassessed, f_care_change_on, f_recorded_category, f_last_paid_month, f_recognised_on, f_new_supporter, f_lifted_out, f_relapse_type, f_urban_rural, t35, g23, g33, (not ((f_counted_on_roster is not null) and (not f_counted_on_roster))) as t36, ((((f_disability_category in ('智力', '精神')) and (f_disability_grade in ('一级', '二级', '三级'))) or ((f_disability_category = '肢体') and (f_disability_grade in ('一级', '二级')))) or ((f_disability_category = '视力') and (f_disability_grade = '一级'))) as t6, ((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) as t33
    from person_profile as p
    join (
      select household_id,
        f_recorded_category,
        f_last_paid_month,
        f_recognised_on,
        f_new_supporter,
        f_lifted_out,
        f_relapse_type,
        f_urban_rural,
        t35,
        g23,
        g33
      from (
        select h.household_id, f_relapse_type, f_risk_cleared, f_recorded_category, f_last_paid_month, f_recognised_on, f_new_supporter, f_lifted_out, f_urban_rural, g23, g33, ((not (f_relapse_type = '无')) and (not f_risk_cleared)) as t35
        from household_profile as h
        left join (
          select p.household_id as id,
            count(*) filter (where true) as a_g33
          from person_profile as p
          where p.county_code = $1 and p.household_id is not null
          group by p.household_id
        ) as a on a.id = h.household_id
        cross join lateral (select case when a.id is null then 0::bigint else a.a_g33 end as g33) as a_filled
        left join (
          select s.household_id as id,
            case when bool_or((not (case when (f_supporter_able is not null) then (not f_supporter_able) else ((((f_supporter_category = '特困人员') or ((f_supporter_category in ('低保对象', '低保')) and (case when 60::bigint <= coalesce(f_supporter_age, 0) then true when 60::bigint > f_supporter_age then false end))) or ((((case when 70::bigint <= coalesce(f_supporter_age, 0) then true when 70::bigint > f_supporter_age then false end) or ((f_supporter_disability_grade in ('一级', '二级')) or ((f_supporter_disability_grade = '三级') and (f_supporter_disability_category in ('智力', '精神'))))) and f_supporter_low_income) and f_supporter_low_property)) or ((f_supporter_category in ('无民事行为能力', '宣告失踪', '在监狱服刑')) and f_supporter_low_property)) end))) then true when bool_or((not (case when (f_supporter_able is not null) then (not f_supporter_able) else ((((f_supporter_category = '特困人员') or ((f_supporter_category in ('低保对象', '低保')) and (case when 60::bigint <= coalesce(f_supporter_age, 0) then true when 60::bigint > f_supporter_age then false end))) or ((((case when 70::bigint <= coalesce(f_supporter_age, 0) then true when 70::bigint > f_supporter_age then false end) or ((f_supporter_disability_grade in ('一级', '二级')) or ((f_supporter_disability_grade = '三级') and (f_supporter_disability_category in ('智力', '精神'))))) and f_supporter_low_income) and f_supporter_low_property)) or ((f_supporter_category in ('无民事行为能力', '宣告失踪', '在监狱服刑')) and f_supporter_low_property)) end)) is null) then null else false end as b_g23
          from supporter_profile as s
          where s.county_code = $1
          group by s.household_id
        ) as b on b.id = h.household_id
        cross join lateral (select case when b.id is null then false else b.b_g23 end as g23) as b_filled
        where h.county_code = $1
        offset 0
      ) as l
    ) as h on h.household_id = p.household_id
    where p.county_code = $1 and p.household_id is not null
    offset 0
  ) as l
  offset 0
) as c
cross join lateral unnest(array[case when r0 then 'W01' end, case when r1 then 'W02' end, case when r2 then 'W03' end, case when r3 then 'W04' end, case when r4 then 'W05' end, case when r5 then 'W06' end, case when r6 then 'W07' end, case when r7 then 'W12' end, case when r8 then 'W13' end, case when r9 then 'W14' end, case when r10 then 'W15' end, case when r11 then 'W16' end, case when r12 then 'W17' end, case when r13 then 'W22' end, case when r14 then 'W30' end, case when r15 then 'W31' end, case when r16 then 'W32' end, case when r17 then 'W35' end, case when r18 then 'W37' end, case when r19 then 'W38' end, case when r20 then 'W42' end, case when r21 then 'W43' end, case when r22 then 'W44' end, case when r23 then 'W45' end, case when r24 then 'W46' end, case when r25 then 'W48' end, case when r26 then 'W51' end, case when r27 then 'W74' end, case when r28 then 'W75' end, case when r29 then 'W23' end, case when r30 then 'W24' end, case when r31 then 'W25' end, case when r32 then 'W26' end, case when r33 then 'W29' end, case when r34 then 'W72' end, case when r35 then 'W73' end, case when r36 then 'W52' end, case when r37 then 'W53' end, case when r38 then 'W54' end, case when r39 then 'W55' end, case when r40 then 'W56' end, case when r41 then 'W58' end, case when r42 then 'W59' end, case when r43 then 'W60' end, case when r44 then 'W63' end]::text[], array[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]::boolean[], array[null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, v15, v16, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null]::integer[]) as v(rule, truth, band)
where (r0 or r1 or r2 or r3 or r4 or r5 or r6 or r7 or r8 or r9 or r10 or r11 or r12 or r13 or r14 or r15 or r16 or r17 or r18 or r19 or r20 or r21 or r22 or r23 or r24 or r25 or r26 or r27 or r28 or r29 or r30 or r31 or r32 or r33 or r34 or r35 or r36 or r37 or r38 or r39 or r40 or r41 or r42 or r43 or r44) and v.rule is not null
union all
select v.rule, household_id, null::uuid as person_id, v.truth, v.band
from (
  select household_id,
    (((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and g8) and g9) as r0,
    (case when 2::bigint <= coalesce(f_temporary_aid_causes, 0) then true when 2::bigint > f_temporary_aid_causes then false end) as r1,
    g10 as r2,
    (f_objection and (not f_objection_settled)) as r3,
    ((f_support_refused and ((not (f_recorded_category = '无')) or t35)) and (f_support_judged or g11)) as r4,
    ((f_recorded_category in ('低保对象', '特困人员')) and ((g12 and (case when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else greatest(690::bigint, 480::bigint) end) * g14) * 100) <= g13_lo then true when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else least(690::bigint, 480::bigint) end) * g14) * 100) > g13_hi then false end)) or ((case when 0::bigint < g15_lo then true when 0::bigint >= g15_hi then false end) and (case when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else greatest(690::bigint, 480::bigint) end) * g17) * 100) <= g16_lo then true when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else least(690::bigint, 480::bigint) end) * g17) * 100) > g16_hi then false end)))) as r5,
    (((f_recorded_category in ('低保对象', '特困人员')) and g18) and (case when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else greatest(690::bigint, 480::bigint) end) * g20) * 100) <= g19_lo then true when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else least(690::bigint, 480::bigint) end) * g20) * 100) > g19_hi then false end)) as r6,
    ((f_recorded_category in ('低保对象', '特困人员')) and (case when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else greatest(690::bigint, 480::bigint) end) * g22) * 100) <= g21_lo then true when (((case f_urban_rural when '城市' then 690::bigint when '农村' then 480::bigint else least(690::bigint, 480::bigint) end) * g22) * 100) > g21_hi then false end)) as r7,
    (((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (f_assets_check = '超限')) and (not ((f_assets_exempt is not null) and f_assets_exempt))) as r8,
    ((f_recorded_category = '刚性支出困难家庭成员') and ((f_recognised_on + interval '12 months')::date <= (date '2024-10-11' + 30))) as r9,
    ((f_recorded_category = '低保对象') and ((f_easing_from + interval '6 months')::date <= date '2024-10-11')) as r10,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (((f_change_on + interval '3 months')::date < f_change_told_on) or ((not f_change_told) and ((f_change_on + interval '3 months')::date < date '2024-10-11')))) as r11,
    ((f_public_rental or f_rent_subsidy) and g24) as r12,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when 1000000::bigint < g25_lo then true when 1000000::bigint >= g25_hi then false end)) as r13,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when (4::bigint * f_household_income) < (g26_lo * 10) then true when (4::bigint * coalesce(f_household_income, 0)) >= (g26_hi * 10) then false end)) as r14,
    ((f_recorded_category in ('无', '其他低收入人口', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when (5::bigint * g29_hi) < ((g27_lo - g28_hi) * 10) then true when (5::bigint * g29_lo) >= ((g27_hi - g28_lo) * 10) then false end)) as r15,
    (t35 and (f_recorded_category = '无')) as r16,
    ((((f_recorded_category = '无') and (f_exited_category in ('低保对象', '特困人员'))) and (date '2024-10-11' < (f_exited_on + interval '24 months')::date)) and (nullif(household_category, '待核实') in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '其他低收入人口'))) as r17,
    (((((f_recorded_category = '低保对象') and (g30 = 1::bigint)) and g31) and f_supporters_collected) and g32) as r18,
    (f_disaster_hit and (not f_disaster_aid)) as r19,
    (((g34 = 1::bigint) and g35) and (case when 3::bigint <= coalesce(f_months_without_power, 0) then true when 3::bigint > f_months_without_power then false end)) as r20,
    ((f_recorded_category in ('特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) and (case when (case ((f_recorded_category = '特困人员') or f_income_steady) when true then (f_reviewed_on + interval '12 months')::date when false then (f_reviewed_on + interval '6 months')::date else (case when (f_reviewed_on + interval '12 months')::date is not null and (f_reviewed_on + interval '6 months')::date is not null then greatest((f_reviewed_on + interval '12 months')::date, (f_reviewed_on + interval '6 months')::date) end) end) <= date '2024-10-11' then true when (case ((f_recorded_category = '特困人员') or f_income_steady) when true then (f_reviewed_on + interval '12 months')::date when false then (f_reviewed_on + interval '6 months')::date else (case when (f_reviewed_on + interval '12 months')::date is not null and (f_reviewed_on + interval '6 months')::date is not null then least((f_reviewed_on + interval '12 months')::date, (f_reviewed_on + interval '6 months')::date) end) end) > date '2024-10-11' then false end)) as r21,
    (case when f_temporary_aid_causes < coalesce(f_temporary_aid_count, 0) then true when coalesce(f_temporary_aid_causes, 0) >= f_temporary_aid_count then false end) as r22,
    ((((f_urban_rural = '农村') and (f_house_danger in ('C级', 'D级'))) and (not f_house_rebuilt)) and (((f_recorded_category in ('低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员')) or ((f_recorded_category = '特困人员') and (f_tekun_care = '分散供养'))) or t35)) as r23,
    ((((((f_recorded_category = '低保对象') or ((f_recorded_category = '特困人员') and (f_tekun_care = '分散供养'))) and f_housing_hardship) and (not f_public_rental)) and (not f_rent_subsidy)) or ((f_public_rental and (f_urban_rural = '城市')) and (case when coalesce(f_rent_relief_share, 100) < (case f_recorded_category when '无' then 0::bigint when '特困人员' then 80::bigint when '低保对象' then 90::bigint when '低保边缘家庭成员' then 80::bigint when '刚性支出困难家庭成员' then 80::bigint when '其他低收入人口' then 80::bigint when '低保边缘等易返贫致贫人口' then 80::bigint when '防止返贫监测对象' then 80::bigint else least(0::bigint, 80::bigint, 90::bigint, 80::bigint, 80::bigint, 80::bigint, 80::bigint, 80::bigint) end) then true when coalesce(f_rent_relief_share, 0) >= (case f_recorded_category when '无' then 0::bigint when '特困人员' then 80::bigint when '低保对象' then 90::bigint when '低保边缘家庭成员' then 80::bigint when '刚性支出困难家庭成员' then 80::bigint when '其他低收入人口' then 80::bigint when '低保边缘等易返贫致贫人口' then 80::bigint when '防止返贫监测对象' then 80::bigint else greatest(0::bigint, 80::bigint, 90::bigint, 80::bigint, 80::bigint, 80::bigint, 80::bigint, 80::bigint) end) then false end))) as r24,
    ((f_recorded_category in ('低保对象', '特困人员')) and ((not (case when f_month_due < coalesce(f_month_paid, 0) or coalesce(f_month_due, 0) > f_month_paid then false when coalesce(f_month_due, 0) = f_month_due and coalesce(f_month_paid, 0) = f_month_paid then true end)) or (f_pay_result = '失败'))) as r25,
    ((f_recorded_category = '低保对象') and (case when f_paid_standard < (case f_urban_rural when '城市' then 69000::bigint when '农村' then 48000::bigint else least(69000::bigint, 48000::bigint) end) then true when coalesce(f_paid_standard, 0) >= (case f_urban_rural when '城市' then 69000::bigint when '农村' then 48000::bigint else greatest(69000::bigint, 48000::bigint) end) then false end)) as r26,
    ((f_recorded_category in ('特困人员', '低保对象')) and (((not f_heating_paid) or g36) or (f_barrier_wanted and (not f_barrier_free)))) as r27
  from (
    select h.household_id, f_recorded_category, f_temporary_aid_causes, f_objection, f_objection_settled, f_support_refused, f_relapse_type, f_risk_cleared, f_support_judged, f_urban_rural, f_assets_check, f_assets_exempt, f_recognised_on, f_easing_from, f_change_on, f_change_told_on, f_change_told, f_public_rental, f_rent_subsidy, f_household_income, f_exited_category, f_exited_on, f_supporters_collected, f_disaster_hit, f_disaster_aid, f_months_without_power, f_income_steady, f_reviewed_on, f_temporary_aid_count, f_house_danger, f_house_rebuilt, f_tekun_care, f_housing_hardship, f_rent_relief_share, f_month_due, f_month_paid, f_pay_result, f_paid_standard, f_heating_paid, f_barrier_wanted, f_barrier_free, g8, g9, g10, g11, g12, g14, g13_lo, g13_hi, g15_lo, g15_hi, g17, g16_lo, g16_hi, g18, g20, g19_lo, g19_hi, g22, g21_lo, g21_hi, g24, g25_lo, g25_hi, g26_lo, g26_hi, g29_lo, g29_hi, g27_lo, g27_hi, g28_lo, g28_hi, g30, g31, g32, g34, g35, g36, household_category, ((not (f_relapse_type = '无')) and (not f_risk_cleared)) as t35
    from household_profile as h
    left join (select d.household_id as id, d.category as household_category from household_determination as d where d.county_code = $1) as hd on hd.id = h.household_id
    left join (
      select household_id as id,
        case when bool_or((((((case when 1::bigint <= coalesce(f_vehicles, 0) then true when 1::bigint > f_vehicles then false end) and (not f_vehicle_exempt)) and (not (f_vehicle_kind in ('残疾人代步车', '普通摩托车')))) or (case when 2::bigint <= coalesce(f_houses, 0) then true when 2::bigint > f_houses then false end)) or t31)) then true when bool_or((((((case when 1::bigint <= coalesce(f_vehicles, 0) then true when 1::bigint > f_vehicles then false end) and (not f_vehicle_exempt)) and (not (f_vehicle_kind in ('残疾人代步车', '普通摩托车')))) or (case when 2::bigint <= coalesce(f_houses, 0) then true when 2::bigint > f_houses then false end)) or t31) is null) then null else false end as a_g8,
        case when bool_or(((((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) or f_severe_illness) or (case when (case f_recorded_category when '无' then 1500000::bigint when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '低保边缘等易返贫致贫人口' then 1000000::bigint when '防止返贫监测对象' then 1000000::bigint else greatest(1500000::bigint, 100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1000000::bigint, 1000000::bigint) end) < coalesce(f_own_medical_cost, 0) then true when (case f_recorded_category when '无' then 1500000::bigint when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '低保边缘等易返贫致贫人口' then 1000000::bigint when '防止返贫监测对象' then 1000000::bigint else least(1500000::bigint, 100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1000000::bigint, 1000000::bigint) end) >= f_own_medical_cost then false end))) then true when bool_or(((((f_disability_grade in ('一级', '二级')) or ((f_disability_grade = '三级') and (f_disability_category in ('智力', '精神')))) or f_severe_illness) or (case when (case f_recorded_category when '无' then 1500000::bigint when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '低保边缘等易返贫致贫人口' then 1000000::bigint when '防止返贫监测对象' then 1000000::bigint else greatest(1500000::bigint, 100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1000000::bigint, 1000000::bigint) end) < coalesce(f_own_medical_cost, 0) then true when (case f_recorded_category when '无' then 1500000::bigint when '特困人员' then 100000::bigint when '低保对象' then 500000::bigint when '低保边缘家庭成员' then 1000000::bigint when '刚性支出困难家庭成员' then 1000000::bigint when '其他低收入人口' then 1500000::bigint when '低保边缘等易返贫致贫人口' then 1000000::bigint when '防止返贫监测对象' then 1000000::bigint else least(1500000::bigint, 100000::bigint, 500000::bigint, 1000000::bigint, 1000000::bigint, 1500000::bigint, 1000000::bigint, 1000000::bigint) end) >= f_own_medical_cost then false end)) is null) then null else false end as a_g9,
        case when bool_or((f_hukou_place in ('本省外县', '外省'))) then true when bool_or((f_hukou_place in ('本省外县', '外省')) is null) then null else false end as a_g10,
        case when bool_or(f_employer_pays) then true when bool_or(f_employer_pays is null) then null else false end as a_g12,
        count(*) filter (where true) as a_g14,
        sum((case when f_employer_pays then coalesce(f_contribution_base, 0) else 0::bigint end))::bigint as a_g13_lo,
        case when count((case when not f_employer_pays then 0::bigint else f_contribution_base end)) = count(*) then sum((case when not f_employer_pays then 0::bigint else f_contribution_base end))::bigint end as a_g13_hi,
        sum(t37_lo)::bigint as a_g15_lo,
        case when count(t37_hi) = count(*) then sum(t37_hi)::bigint end as a_g15_hi,
        count(*) filter (where true) as a_g17,
        sum(t37_lo)::bigint as a_g16_lo,
        case when count(t37_hi) = count(*) then sum(t37_hi)::bigint end as a_g16_hi,
        case when bool_or((date '2024-10-11' < (f_first_wage_month + interval '3 months')::date)) then true when bool_or((date '2024-10-11' < (f_first_wage_month + interval '3 months')::date) is null) then null else false end as a_g18,
        count(*) filter (where true) as a_g20,
        sum(coalesce(f_wage_taxed, 0))::bigint as a_g19_lo,
        case when count(f_wage_taxed) = count(*) then sum(f_wage_taxed)::bigint end as a_g19_hi,
        count(*) filter (where true) as a_g22,
        sum(coalesce(f_pension, 0))::bigint as a_g21_lo,
        case when count(f_pension) = count(*) then sum(f_pension)::bigint end as a_g21_hi,
        case when bool_or(((case when 1::bigint <= coalesce(f_houses, 0) then true when 1::bigint > f_houses then false end) or t31)) then true when bool_or(((case when 1::bigint <= coalesce(f_houses, 0) then true when 1::bigint > f_houses then false end) or t31) is null) then null else false end as a_g24,
        sum(coalesce(f_own_medical_cost, 0))::bigint as a_g25_lo,
        case when count(f_own_medical_cost) = count(*) then sum(f_own_medical_cost)::bigint end as a_g25_hi,
        sum(coalesce(f_own_medical_cost, 0))::bigint as a_g26_lo,
        case when count(f_own_medical_cost) = count(*) then sum(f_own_medical_cost)::bigint end as a_g26_hi,
        sum(coalesce(f_wage_year_ago, 0))::bigint as a_g29_lo,
        case when count(f_wage_year_ago) = count(*) then sum(f_wage_year_ago)::bigint end as a_g29_hi,
        sum(coalesce(f_wage_year_ago, 0))::bigint as a_g27_lo,
        case when count(f_wage_year_ago) = count(*) then sum(f_wage_year_ago)::bigint end as a_g27_hi,
        sum(coalesce(f_wage_taxed, 0))::bigint as a_g28_lo,
        case when count(f_wage_taxed) = count(*) then sum(f_wage_taxed)::bigint end as a_g28_hi,
        count(*) filter (where true) as a_g30,
        case when bool_and(((((f_birth_date <= date '1964-10-11') or (not (f_birth_date <= date '2008-10-11'))) or ((((f_disability_category in ('智力', '精神')) and (f_disability_grade in ('一级', '二级', '三级'))) or ((f_disability_category = '肢体') and (f_disability_grade in ('一级', '二级')))) or ((f_disability_category = '视力') and (f_disability_grade = '一级')))) or (((f_own_recorded_category is not null) and (f_own_recorded_category = '特困人员')) and ((not (f_birth_date <= date '2006-10-11')) or (f_schooling in ('小学', '初中', '普通高中', '中职')))))) is false then false when bool_or(((((f_birth_date <= date '1964-10-11') or (not (f_birth_date <= date '2008-10-11'))) or ((((f_disability_category in ('智力', '精神')) and (f_disability_grade in ('一级', '二级', '三级'))) or ((f_disability_category = '肢体') and (f_disability_grade in ('一级', '二级')))) or ((f_disability_category = '视力') and (f_disability_grade = '一级')))) or (((f_own_recorded_category is not null) and (f_own_recorded_category = '特困人员')) and ((not (f_birth_date <= date '2006-10-11')) or (f_schooling in ('小学', '初中', '普通高中', '中职'))))) is null) then null else true end as a_g31,
        count(*) filter (where true) as a_g34,
        case when bool_and((f_birth_date <= date '1964-10-11')) is false then false when bool_or((f_birth_date <= date '1964-10-11') is null) then null else true end as a_g35,
        case when bool_or((f_is_dead and (not f_funeral_waived))) then true when bool_or((f_is_dead and (not f_funeral_waived)) is null) then null else false end as a_g36
      from (
        select p.household_id, p.person_id, f_vehicles, f_vehicle_exempt, f_vehicle_kind, f_houses, f_business_registered, f_business_status, f_disability_grade, f_disability_category, f_severe_illness, f_own_medical_cost, f_hukou_place, f_employer_pays, f_contribution_base, f_fund_base, f_first_wage_month, f_wage_taxed, f_pension, f_wage_year_ago, f_birth_date, f_own_recorded_category, f_schooling, f_is_dead, f_funeral_waived, f_recorded_category, (f_business_registered and (f_business_status = '存续')) as t31, (case when (f_fund_base is not null) then coalesce(f_fund_base, 0) else 0::bigint end) as t37_lo, (case when (f_fund_base is not null) then f_fund_base else 0::bigint end) as t37_hi
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
    cross join lateral (select case when a.id is null then false else a.a_g8 end as g8, case when a.id is null then false else a.a_g9 end as g9, case when a.id is null then false else a.a_g10 end as g10, case when a.id is null then false else a.a_g12 end as g12, case when a.id is null then 0::bigint else a.a_g14 end as g14, case when a.id is null then 0::bigint else a.a_g13_lo end as g13_lo, case when a.id is null then 0::bigint else a.a_g13_hi end as g13_hi, case when a.id is null then 0::bigint else a.a_g15_lo end as g15_lo, case when a.id is null then 0::bigint else a.a_g15_hi end as g15_hi, case when a.id is null then 0::bigint else a.a_g17 end as g17, case when a.id is null then 0::bigint else a.a_g16_lo end as g16_lo, case when a.id is null then 0::bigint else a.a_g16_hi end as g16_hi, case when a.id is null then false else a.a_g18 end as g18, case when a.id is null then 0::bigint else a.a_g20 end as g20, case when a.id is null then 0::bigint else a.a_g19_lo end as g19_lo, case when a.id is null then 0::bigint else a.a_g19_hi end as g19_hi, case when a.id is null then 0::bigint else a.a_g22 end as g22, case when a.id is null then 0::bigint else a.a_g21_lo end as g21_lo, case when a.id is null then 0::bigint else a.a_g21_hi end as g21_hi, case when a.id is null then false else a.a_g24 end as g24, case when a.id is null then 0::bigint else a.a_g25_lo end as g25_lo, case when a.id is null then 0::bigint else a.a_g25_hi end as g25_hi, case when a.id is null then 0::bigint else a.a_g26_lo end as g26_lo, case when a.id is null then 0::bigint else a.a_g26_hi end as g26_hi, case when a.id is null then 0::bigint else a.a_g29_lo end as g29_lo, case when a.id is null then 0::bigint else a.a_g29_hi end as g29_hi, case when a.id is null then 0::bigint else a.a_g27_lo end as g27_lo, case when a.id is null then 0::bigint else a.a_g27_hi end as g27_hi, case when a.id is null then 0::bigint else a.a_g28_lo end as g28_lo, case when a.id is null then 0::bigint else a.a_g28_hi end as g28_hi, case when a.id is null then 0::bigint else a.a_g30 end as g30, case when a.id is null then true else a.a_g31 end as g31, case when a.id is null then 0::bigint else a.a_g34 end as g34, case when a.id is null then true else a.a_g35 end as g35, case when a.id is null then false else a.a_g36 end as g36) as a_filled
    left join (
      select household_id as id,
        case when bool_or((not t12)) then true when bool_or((not t12) is null) then null else false end as b_g11,
        case when bool_and(t12) is false then false when bool_or(t12 is null) then null else true end as b_g32
      from (
        select s.household_id, s.supporter_no, f_supporter_able, f_supporter_category, f_supporter_age, f_supporter_disability_grade, f_supporter_disability_category, f_supporter_low_income, f_supporter_low_property, (case when (f_supporter_able is not null) then (not f_supporter_able) else ((((f_supporter_category = '特困人员') or ((f_supporter_category in ('低保对象', '低保')) and (case when 60::bigint <= coalesce(f_supporter_age, 0) then true when 60::bigint > f_supporter_age then false end))) or ((((case when 70::bigint <= coalesce(f_supporter_age, 0) then true when 70::bigint > f_supporter_age then false end) or ((f_supporter_disability_grade in ('一级', '二级')) or ((f_supporter_disability_grade = '三级') and (f_supporter_disability_category in ('智力', '精神'))))) and f_supporter_low_income) and f_supporter_low_property)) or ((f_supporter_category in ('无民事行为能力', '宣告失踪', '在监狱服刑')) and f_supporter_low_property)) end) as t12
        from supporter_profile as s
        where s.county_code = $1
        offset 0
      ) as l
      group by household_id
    ) as b on b.id = h.household_id
    cross join lateral (select case when b.id is null then false else b.b_g11 end as g11, case when b.id is null then true else b.b_g32 end as g32) as b_filled
    where h.county_code = $1
    offset 0
  ) as l
  offset 0
) as c
cross join lateral unnest(array[case when r0 then 'W66' end, case when r1 then 'W67' end, case when r2 then 'W68' end, case when r3 then 'W69' end, case when r4 then 'W70' end, case when r5 then 'W08' end, case when r6 then 'W09' end, case when r7 then 'W10' end, case when r8 then 'W11' end, case when r9 then 'W19' end, case when r10 then 'W20' end, case when r11 then 'W21' end, case when r12 then 'W27' end, case when r13 then 'W33' end, case when r14 then 'W34' end, case when r15 then 'W36' end, case when r16 then 'W39' end, case when r17 then 'W40' end, case when r18 then 'W41' end, case when r19 then 'W47' end, case when r20 then 'W50' end, case when r21 then 'W18' end, case when r22 then 'W28' end, case when r23 then 'W49' end, case when r24 then 'W57' end, case when r25 then 'W61' end, case when r26 then 'W62' end, case when r27 then 'W64' end]::text[], array[true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true]::boolean[], array[null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null]::integer[]) as v(rule, truth, band)
where (r0 or r1 or r2 or r3 or r4 or r5 or r6 or r7 or r8 or r9 or r10 or r11 or r12 or r13 or r14 or r15 or r16 or r17 or r18 or r19 or r20 or r21 or r22 or r23 or r24 or r25 or r26 or r27) and v.rule is not null
