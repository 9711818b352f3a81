import { laterLayouts } from './later-layouts.ts'
import { columns, type Layout } from './layouts.ts'
import { moreLayouts } from './more-layouts.ts'
import { officeLayouts } from './office-layouts.ts'

/** The departments' files of a month, in the order of import. */
export const monthlyLayouts: readonly Layout[] = [
  {
    dataset: 'police_hukou',
    name: '公安局_户籍人口',
    format: 'csv-gbk',
    columns: columns(
      '公民身份号码=身份证号',
      '姓名',
      '性别',
      '户籍状态',
      '迁出日期',
      '乡镇',
      '村',
      '户籍地址=地址',
    ),
  },
  {
    dataset: 'police_deaths',
    name: '公安局_死亡注销',
    format: 'csv-gbk',
    columns: columns('序号', '姓名', '公民身份号码=身份证号', '死亡日期', '注销原因', '乡镇'),
  },
  {
    dataset: 'vehicles',
    name: '公安局_机动车登记',
    format: 'csv-semicolon',
    columns: columns('号牌号码', '机动车所有人=姓名', '车主证件号码=身份证号', '车辆类型=车辆用途'),
  },
  {
    dataset: 'disability',
    name: '残联_持证残疾人',
    format: 'xlsx',
    title: '示例县持证残疾人情况表',
    closing: true,
    columns: columns(
      ...['序号', '人员信息/姓名=姓名', '人员信息/性别=性别', '人员信息/证件号码=身份证号'],
      ...['人员信息/乡镇=乡镇', '人员信息/村居=村'],
      ...[
        '残疾情况/残疾人证号=残疾证号',
        '残疾情况/残疾类别=残疾类别',
        '残疾情况/残疾等级=残疾等级',
      ],
      ...['残疾情况/评定日期=残疾评定日期', '残疾情况/是否需长期照护=需长期照护'],
    ),
  },
  {
    dataset: 'disability_allowance',
    name: '残联_两项补贴发放',
    format: 'xlsx',
    title: '残疾人两项补贴发放名册',
    closing: true,
    columns: columns(
      ...['序号', '收款人姓名=姓名', '身份证号', '乡镇', '银行账号'],
      ...['生活补贴=在领困难残疾人生活补贴', '护理补贴=在领重度残疾人护理补贴'],
    ),
  },
  {
    dataset: 'medical_enrolment',
    name: '医保局_居民参保',
    format: 'csv-bom',
    columns: columns(
      ...['参保年度', '参保人姓名=姓名', '参保人证件号码=身份证号', '参保地乡镇=乡镇'],
      ...['是否参保=居民医保已参保', '是否资助=参保已资助', '资助金额（元）=参保资助金额'],
    ),
  },
  {
    dataset: 'medical_cost',
    name: '医保局_医疗费用累计',
    format: 'html-gbk',
    title: '城乡居民医疗费用结算明细（本年累计）',
    columns: columns(
      ...['姓名', '证件号码=身份证号', '乡镇', '定点医药机构', '个人自付=年自付医疗费用'],
      ...[
        '政策范围内自付',
        '单次住院自付=单次住院最高自付',
        '慢特病=慢病长期服药',
        '结算日期=末次就诊日期',
      ],
    ),
  },
  {
    dataset: 'medical_aid',
    name: '医保局_医疗救助支付',
    format: 'html-gbk',
    title: '医疗救助支付明细（本年累计）',
    columns: columns('姓名', '证件号码=身份证号', '乡镇', '救助类型', '救助支付金额=医疗救助金额'),
  },
  {
    dataset: 'severe_illness',
    name: '卫健委_重特大疾病患者',
    format: 'xlsx',
    title: '重特大疾病患者名单',
    columns: columns(
      '序号',
      '患者姓名=姓名',
      '患者身份证号=身份证号',
      '乡镇',
      '大病病种=重病病种',
      '确诊医院',
    ),
  },
  {
    dataset: 'chronic',
    name: '卫健委_慢病管理与家庭医生签约',
    format: 'csv-bom',
    columns: columns('姓名', '身份证号', '乡镇', '慢病病种', '家医签约=家庭医生已签约', '签约医生'),
  },
  ...laterLayouts,
  ...moreLayouts,
  ...officeLayouts,
]
