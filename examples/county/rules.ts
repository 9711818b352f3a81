/** What the table expects of each rule: its class, whom it is about, who must answer, in how many days. */
export interface ExpectedRule {
  readonly class: '①' | '②' | '③' | '④' | '质控' | '监督' | '数据质量'
  readonly subject: '人' | '户' | '推送' | '导入行'
  readonly responsible: readonly string[]
  readonly workingDays: number
}

function rule(
  kind: ExpectedRule['class'],
  subject: ExpectedRule['subject'],
  responsible: string,
  workingDays: number,
): ExpectedRule {
  return { class: kind, subject, responsible: [responsible], workingDays }
}

export const expectedRules: Readonly<Record<string, ExpectedRule>> = {
  W01: rule('④', '人', '乡镇', 10),
  W02: rule('④', '人', '乡镇', 20),
  W05: rule('④', '人', '乡镇', 20),
  W06: rule('④', '人', '乡镇', 20),
  W07: rule('④', '人', '乡镇', 20),
  W08: rule('④', '户', '乡镇', 10),
  W10: rule('④', '户', '乡镇', 20),
  W14: rule('④', '人', '乡镇', 20),
  W18: rule('质控', '户', '乡镇', 20),
  W19: rule('④', '户', '乡镇', 20),
  W23: rule('质控', '人', '民政', 10),
  W25: rule('质控', '人', '残联', 10),
  W27: rule('④', '户', '住建', 20),
  W28: rule('质控', '户', '民政', 20),
  W30: rule('②', '人', '乡镇', 10),
  W31: rule('②', '人', '乡镇', 10),
  W32: rule('②', '人', '医保', 10),
  W33: rule('②', '户', '乡镇', 20),
  W34: rule('②', '户', '乡镇', 10),
  W35: rule('②', '人', '人社', 20),
  W38: rule('②', '人', '乡镇', 20),
  W39: rule('②', '户', '乡镇', 10),
  W40: rule('②', '户', '乡镇', 20),
  W43: rule('②', '人', '乡镇', 10),
  W44: rule('②', '人', '乡镇', 30),
  W45: rule('②', '人', '乡镇', 20),
  W47: rule('②', '户', '应急', 10),
  W49: rule('①', '户', '住建', 30),
  W53: rule('①', '人', '医保', 20),
  W54: rule('①', '人', '医保', 20),
  W55: rule('①', '人', '教育', 10),
  W56: rule('①', '人', '残联', 10),
  W57: rule('①', '户', '住建', 20),
  W58: rule('①', '人', '人社', 20),
  W59: rule('①', '人', '卫健', 30),
  W61: rule('①', '户', '民政', 10),
  W65: rule('监督', '推送', '民政', 5),
  W66: rule('③', '户', '民政', 20),
  W67: rule('③', '户', '民政', 20),
  W71: rule('数据质量', '导入行', '来源部门', 10),
  W72: rule('数据质量', '人', '民政', 10),
}
