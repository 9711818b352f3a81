import { columns, type Layout } from './layouts.ts'

/** Files of education, employment, housing, agriculture, emergency, civil affairs and property. */
export const laterLayouts: readonly Layout[] = [
  {
    dataset: 'students',
    name: '教育局_在校学生',
    format: 'xlsx',
    title: '在校学生及家庭经济困难学生名册',
    sheetPerTownship: true,
    columns: columns(
      ...['序号', '学生姓名=姓名', '学生身份证号=身份证号', '就读学校', '学段=在读学段'],
      ...['预计毕业日期=毕业日期', '家庭经济困难学生'],
    ),
  },
  {
    dataset: 'student_aid',
    name: '教育局_学生资助发放',
    format: 'xlsx',
    title: '学生资助发放表',
    sheetPerTownship: true,
    closing: true,
    columns: columns(
      '序号',
      '学生姓名=姓名',
      '身份证号',
      '资助项目',
      '资助金额（元）=学生资助金额',
    ),
  },
  {
    dataset: 'unemployment',
    name: '人社局_失业登记',
    format: 'csv-gbk',
    columns: columns(
      '姓名',
      '身份证号',
      '就业状态',
      '失业登记日期',
      '失业原因',
      '就业服务=已享就业服务',
    ),
  },
  {
    dataset: 'insurance',
    name: '人社局_社保缴费与待遇',
    format: 'xlsx',
    columns: columns(
      ...['姓名', '证件号=身份证号', '参保单位', '单位缴费=单位缴纳社保', '缴费基数=社保缴费基数'],
      ...['断缴月数=连续断缴月数', '养老金=月养老金'],
    ),
  },
  {
    dataset: 'dangerous_house',
    name: '住建局_农村危房',
    format: 'xlsx',
    title: '农村危房鉴定与改造台账',
    columns: columns(
      '户主姓名=姓名',
      '户主身份证号=身份证号',
      '乡镇',
      '村',
      '鉴定等级=危房等级',
      '是否改造=危房已改造',
    ),
  },
  {
    dataset: 'public_rental',
    name: '住建局_住房保障',
    format: 'xlsx',
    title: '公租房配租与租赁补贴名册',
    columns: columns(
      ...['承租人=姓名', '承租人证件号码=身份证号', '乡镇', '是否住房困难=住房困难'],
      ...['配租公租房=公租房在租', '租赁补贴=租赁补贴在领', '租金减免比例（%）=租金减免百分比'],
    ),
  },
  {
    dataset: 'relapse',
    name: '农业农村局_防返贫监测对象',
    format: 'xlsx',
    title: '防止返贫监测对象名单',
    columns: columns(
      ...['户主姓名=姓名', '户主证件号码=身份证号', '乡镇', '村', '监测对象类型=防返贫类型'],
      ...['风险是否消除=返贫风险已消除', '是否脱贫户=已脱贫户'],
    ),
  },
  {
    dataset: 'disaster',
    name: '应急局_受灾群众',
    format: 'csv-bom',
    columns: columns(
      '户主姓名=姓名',
      '户主身份证号=身份证号',
      '乡镇',
      '灾害种类',
      '受灾救助=受灾已救助',
    ),
  },
  {
    dataset: 'payments',
    name: '民政局_救助金发放',
    format: 'xls',
    title: '困难群众救助资金发放表',
    closing: true,
    columns: columns(
      ...['序号', '领款人=姓名', '领款人证件号码=身份证号', '户号', '乡镇', '发放月份=末次发放月'],
      ...['应发金额=本月应发金额', '实发金额=本月实发金额', '发放结果'],
    ),
  },
  {
    dataset: 'temporary_aid',
    name: '民政局_临时救助',
    format: 'xlsx',
    title: '近12个月临时救助台账',
    columns: columns('姓名', '身份证号', '乡镇', '救助事由', '救助方式'),
  },
  {
    dataset: 'business',
    name: '市场监管局_市场主体',
    format: 'csv-gbk',
    columns: columns(
      '统一社会信用代码',
      '企业名称',
      '法定代表人=姓名',
      '法定代表人证件号码=身份证号',
      '登记状态=市场主体状态',
    ),
  },
  {
    dataset: 'property',
    name: '不动产中心_不动产登记',
    format: 'csv-bom',
    columns: columns(
      '不动产权证号',
      '权利人=姓名',
      '权利人证件号码=身份证号',
      '坐落=地址',
      '房屋用途',
    ),
  },
]
