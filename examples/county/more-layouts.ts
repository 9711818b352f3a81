import { columns, type Layout } from './layouts.ts'

/** Files of justice, court, police, tax, funds, finance, education, labour, health and the disabled. */
export const moreLayouts: readonly Layout[] = [
  {
    dataset: 'custody',
    name: '司法局_服刑与社区矫正人员',
    format: 'xls',
    title: '服刑与社区矫正人员名册',
    days: 'dotted',
    columns: columns(
      ...['序号', '姓名', '身份证号码=身份证号', '服刑状态=人身状态'],
      ...['状态变更日期=人身状态变更日期', '矫正机构'],
    ),
  },
  {
    dataset: 'rehab',
    name: '公安局_强制隔离戒毒人员',
    format: 'csv-gbk',
    days: 'compact',
    columns: columns('姓名', '公民身份号码=身份证号', '戒毒所', '入所日期=人身状态变更日期'),
  },
  {
    dataset: 'declared_missing',
    name: '法院_宣告失踪判决',
    format: 'xlsx',
    title: '宣告失踪判决登记表',
    days: 'chinese',
    columns: columns('失踪人姓名=姓名', '失踪人证件号码=身份证号', '宣告日期=人身状态变更日期'),
  },
  {
    dataset: 'support_judgments',
    name: '法院_赡养抚养案件',
    format: 'xlsx',
    title: '赡养抚养案件执行情况',
    columns: columns(
      ...['赡养案号', '权利人/姓名=姓名', '权利人/证件号码=身份证号'],
      ...['执行情况/是否生效=赡养判决已生效', '执行情况/是否拒不履行=义务人拒不履行'],
    ),
  },
  {
    dataset: 'trips_abroad',
    name: '公安局_因私出境记录',
    format: 'csv-semicolon',
    columns: columns('姓名', '证件号码=身份证号', '出境日期', '前往国家'),
  },
  {
    dataset: 'incidents',
    name: '公安局_交通事故与火灾伤亡',
    format: 'csv-bom',
    days: 'dotted',
    columns: columns(
      ...['伤亡人员姓名=姓名', '伤亡人员证件号码=身份证号', '事故类型=突发事件类型'],
      ...['事故日期=突发事件日期', '事故后果=突发事件后果'],
    ),
  },
  {
    dataset: 'hukou_elsewhere',
    name: '公安局_共同生活成员户籍地核查',
    format: 'html-gbk',
    title: '共同生活成员户籍地核查结果',
    columns: columns('姓名', '证件号码=身份证号', '户籍地情况=户籍所在', '户籍地区划'),
  },
  {
    dataset: 'wage_tax',
    name: '税务局_个人所得税工薪申报',
    format: 'xlsx',
    columns: columns(
      ...['纳税人姓名=姓名', '纳税人识别号=身份证号', '扣缴义务人', '本期收入额（元）=月工薪所得'],
      ...['上年同期收入额（元）=上年同期月工薪', '首次申报月份=首次工薪申报月'],
    ),
  },
  {
    dataset: 'housing_fund',
    name: '公积金中心_住房公积金缴存',
    format: 'xls',
    title: '住房公积金缴存职工名册',
    columns: columns(
      '序号',
      '职工姓名=姓名',
      '证件号=身份证号',
      '缴存单位',
      '缴存基数=公积金缴存基数',
    ),
  },
  {
    dataset: 'public_payroll',
    name: '财政局_财政供养人员',
    format: 'csv-gbk',
    columns: columns('供养单位', '供养类别', '姓名', '身份证号'),
  },
  {
    dataset: 'fiscal_payments',
    name: '财政局_一卡通发放结果',
    format: 'xlsx',
    title: '惠民惠农补贴一卡通发放结果',
    closing: true,
    columns: columns(
      ...['序号', '领款人=姓名', '领款人证件号码=身份证号', '银行账号', '代发银行'],
      ...['执行标准（元）=发放执行标准', '发放结果'],
    ),
  },
  {
    dataset: 'assets_check',
    name: '民政局_金融资产核对结论',
    format: 'csv-bom',
    columns: columns(
      ...['核对报告编号', '户主姓名=姓名', '户主证件号码=身份证号'],
      ...['是否超限=金融资产核对结果', '金融资产豁免=金融资产已豁免'],
    ),
  },
  {
    dataset: 'fee_schools',
    name: '教育局_高收费学校在读学生',
    format: 'xlsx',
    title: '高收费学校在读学生名单',
    columns: columns('学生姓名=姓名', '学生身份证号=身份证号', '就读学校', '年学费标准'),
  },
  {
    dataset: 'job_offers',
    name: '人社局_介绍工作与拒绝记录',
    format: 'xlsx',
    columns: columns('姓名', '身份证号', '介绍岗位', '无故拒绝次数=无故拒绝介绍工作次数'),
  },
  {
    dataset: 'job_changes',
    name: '人社局_就业登记变动',
    format: 'csv-gbk',
    columns: columns('姓名', '身份证号', '变动日期', '变动类型'),
  },
  {
    dataset: 'hospital_deposits',
    name: '卫健委_住院预交押金',
    format: 'html-gbk',
    title: '住院预交押金情况',
    columns: columns(
      ...['患者姓名=姓名', '患者身份证号=身份证号', '乡镇', '定点医药机构', '住院号'],
      ...['是否县域内=县域内住院', '缴纳押金=住院缴纳押金'],
    ),
  },
  {
    dataset: 'barrier_needs',
    name: '残联_无障碍改造需求与完成',
    format: 'xlsx',
    title: '家庭无障碍改造台账',
    columns: columns(
      ...['残疾人姓名=姓名', '残疾人身份证号=身份证号', '乡镇', '改造项目'],
      ...['改造需求=无障碍改造需求', '家庭无障碍改造=无障碍改造'],
    ),
  },
]
