import { columns, type Layout } from './layouts.ts'

/** Further files of civil affairs and the townships, and of the offices that only give leads. */
export const officeLayouts: readonly Layout[] = [
  {
    dataset: 'marriages',
    name: '民政局_婚姻登记',
    format: 'csv-gbk',
    days: 'compact',
    columns: columns(
      ...['姓名', '身份证号', '登记类别=婚姻登记类型', '婚姻登记日期', '婚姻登记机关'],
    ),
  },
  {
    dataset: 'funerals',
    name: '民政局_殡葬火化与费用减免',
    format: 'xlsx',
    title: '火化与殡葬费用减免登记',
    days: 'chinese',
    columns: columns(
      ...['火化证号', '逝者姓名=姓名', '逝者身份证号=身份证号', '乡镇', '死亡日期'],
      '费用减免=殡葬费用已减免',
    ),
  },
  {
    dataset: 'supporter_changes',
    name: '民政局_特困人员义务人变化排查',
    format: 'xlsx',
    columns: columns('姓名', '身份证号', '新增义务人=新增有能力义务人', '义务人变化原因'),
  },
  {
    dataset: 'self_care',
    name: '民政局_特困人员生活自理能力评估',
    format: 'xlsx',
    title: '特困人员生活自理能力评估表',
    days: 'dotted',
    columns: columns(
      ...['基本情况/姓名=姓名', '基本情况/身份证号=身份证号', '基本情况/乡镇=乡镇'],
      ...['评估结果/未达标项数=自理未达标项数', '评估结果/护理档次=护理档次'],
      ...['变化情况/变化报告日期=自理变化报告日期', '变化情况/是否复评=自理变化已复评'],
    ),
  },
  {
    dataset: 'cross_county',
    name: '民政局_跨县重复享受比对',
    format: 'csv-bom',
    columns: columns('姓名', '身份证号', '外县类别=外县在册类别', '外县名称'),
  },
  {
    dataset: 'child_welfare',
    name: '民政局_孤儿和事实无人抚养儿童保障',
    format: 'xlsx',
    title: '孤儿和事实无人抚养儿童保障发放名册',
    sheetPerTownship: true,
    columns: columns(
      ...['序号', '姓名', '身份证号', '儿童保障类型=孤儿保障选择', '是否全额=儿童保障全额发放'],
    ),
  },
  {
    dataset: 'child_parents',
    name: '民政局_困境儿童父母情形排查',
    format: 'csv-semicolon',
    days: 'chinese',
    columns: columns(
      ...['儿童姓名=姓名', '儿童身份证号=身份证号', '乡镇', '父亲情况=父亲情形', '父亲失联日期'],
      ...['母亲情况=母亲情形', '母亲失联日期'],
    ),
  },
  {
    dataset: 'kin_register',
    name: '民政局_近亲属备案台账',
    format: 'xlsx',
    title: '经办人员近亲属备案台账',
    sheetPerTownship: true,
    columns: columns('备案编号', '姓名', '身份证号', '备案日期'),
  },
  {
    dataset: 'staff_kin',
    name: '组织部_经办人员和村干部近亲属名单',
    format: 'xls',
    title: '经办人员和村干部近亲属名单',
    columns: columns('村干部姓名', '亲属关系', '亲属姓名=姓名', '亲属身份证号=身份证号'),
  },
  {
    dataset: 'heating',
    name: '民政局_冬季取暖救助发放',
    format: 'csv-gbk',
    columns: columns(
      ...['取暖年度', '户主姓名=姓名', '户主身份证号=身份证号', '户号', '乡镇', '取暖救助金额'],
    ),
  },
  {
    dataset: 'objections',
    name: '民政局_公示异议与举报',
    format: 'xlsx',
    columns: columns(
      ...['被反映人=姓名', '被反映人身份证号=身份证号', '乡镇', '异议内容', '收到日期'],
      '是否办结=异议举报已办结',
    ),
  },
  {
    dataset: 'applications',
    name: '民政局_自主申报登记',
    format: 'csv-bom',
    days: 'dotted',
    columns: columns(
      ...['申报人=姓名', '申报人身份证号=身份证号', '乡镇', '申报渠道', '申报日期'],
      '是否受理=申报已处理',
    ),
  },
  {
    dataset: 'authorisations',
    name: '乡镇_核对授权台账',
    format: 'xlsx',
    title: '核对授权台账',
    sheetPerTownship: true,
    columns: columns('序号', '姓名', '身份证号', '授权书编号', '授权有效期=核对授权有效期'),
  },
  {
    dataset: 'family_changes',
    name: '乡镇_家庭重大变化核查',
    format: 'xlsx',
    title: '家庭重大变化核查表',
    days: 'chinese',
    columns: columns(
      ...[
        '户主姓名=姓名',
        '户主身份证号=身份证号',
        '乡镇',
        '变化情形',
        '变化发生日期=重大变化日期',
      ],
      ...['是否申报=变化已申报', '变化申报日期'],
    ),
  },
  {
    dataset: 'union_workers',
    name: '总工会_困难职工名单',
    format: 'xls',
    title: '困难职工名单',
    columns: columns('困难职工档案号', '职工姓名=姓名', '身份证号', '乡镇'),
  },
  {
    dataset: 'women_children',
    name: '妇联_困难妇女儿童名单',
    format: 'xlsx',
    title: '困难妇女儿童名单',
    columns: columns('序号', '姓名', '身份证号', '乡镇', '帮扶类型'),
  },
  {
    dataset: 'appeals',
    name: '信访局_热线与民事直说诉求',
    format: 'html-gbk',
    title: '热线与民事直说诉求台账',
    columns: columns(
      ...[
        '反映人=姓名',
        '反映人身份证号=身份证号',
        '乡镇',
        '诉求分类=诉求类别',
        '来电日期=诉求日期',
      ],
      '是否登记受理=诉求已登记',
    ),
  },
  {
    dataset: 'utilities',
    name: '供电供水公司_用水用电异常',
    format: 'csv-gbk',
    columns: columns(
      ...['用电户号', '户名=姓名', '户名证件号码=身份证号', '用电地址=地址'],
      '零用量月数=连续无水电月数',
    ),
  },
]
