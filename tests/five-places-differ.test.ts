import { describe, expect, it } from 'vitest'
import type { LocalDate } from '#kernel/index'
import { type Constant, readDutyShares, readProcedures } from '#policy/index'
import { type Place, packs, placeNames } from './policy/five-places.ts'

// Typed from the five source documents, not from the packs: the table of what differs between the places,
// parameters, classes and procedures. 国家: not printed, so the nation's; 示例: no public source gives it.

const day = '2024-09-01' as LocalDate // written as one

/** A parameter on that day, 示例 behind it where no public source gives it. */
function parameterOf(place: Place, name: string): string {
  const dated = packs[place].parameters.get(name)?.values.findLast((one) => one.from <= day)
  const shown = shownConstant(dated?.value)
  return dated?.isExample ? `${shown}(示例)` : shown
}

function shownConstant(value: Constant | undefined): string {
  switch (value?.kind) {
    case 'number':
      return String(value.whole / 10 ** value.scale)
    case 'texts':
      return value.values.join('、')
    case 'truth':
      return value.value ? '是' : '否'
    case 'text':
      return value.value
    default:
      return '未知'
  }
}

type Differing = readonly [string, Readonly<Record<Place, string>>]
const parameters: readonly Differing[] = [
  ['边缘倍数', { S0: '1.5', S1: '1.5', S2: '1.5(示例)', S3: '1.5(示例)', S4: '1.5' }],
  ['刚性比例', { S0: '0.5(示例)', S1: '0.5(示例)', S2: '0.5(示例)', S3: '0.6(示例)', S4: '0.5' }],
  ['刚性比较', { S0: '>', S1: '>', S2: '>', S3: '>', S4: '>=' }],
  [
    '防返贫映射',
    { S0: '不映射', S1: '身份即边缘', S2: '单列一类', S3: '单列一类', S4: '余者入其他' },
  ],
  ['单人保残疾口径', { S0: '国家', S1: '国家', S2: '一二级', S3: '国家(示例)', S4: '国家' }],
  [
    '单人户路径',
    {
      S0: '成年无业重残',
      S1: '成年无业重残',
      S2: '成年无业重残',
      S3: '成年无业重残',
      S4: '成年无业重残、本科及以下在读学生',
    },
  ],
  ['单人户须依靠兄姐或老人', { S0: '否', S1: '否', S2: '否', S3: '否', S4: '是' }],
  ['供养豁免', { S0: '视情', S1: '视情', S2: '视情', S3: '视情', S4: '应予' }],
]

/** The classes whose article is the place's own. */
const ownClasses: Readonly<Record<Place, readonly string[]>> = {
  S0: ['特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '其他低收入人口'],
  S1: [
    '特困人员',
    '低保对象',
    '低保边缘家庭成员',
    '刚性支出困难家庭成员',
    '低保边缘等易返贫致贫人口',
    '其他低收入人口',
  ],
  S2: [
    '特困人员',
    '低保对象',
    '低保边缘家庭成员',
    '刚性支出困难家庭成员',
    '防止返贫监测对象',
    '其他低收入人口',
  ],
  S3: ['特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '防止返贫监测对象'],
  S4: ['特困人员', '低保对象', '低保边缘家庭成员', '刚性支出困难家庭成员', '其他低收入人口'],
}

const documents: Readonly<Record<Place, string>> = {
  S0: '山西某县常态化帮扶方案',
  S1: '临市民发〔2023〕31号',
  S2: '兵团师市实施方案',
  S3: '陇南市分层分类社会救助任务清单',
  S4: '新政办〔2024〕22号',
}

/** 程序: what the place prints (a part of the answer that tells it from the others), or 国家. */
const procedures: readonly Differing[] = [
  ['采集单位', { S0: '乡镇', S1: '县', S2: '团场街道', S3: '县区', S4: '乡镇' }],
  ['审核确认主体', { S0: '乡镇', S1: '县级', S2: '团场街道', S3: '县区', S4: '乡镇' }],
  [
    '比对周期',
    { S0: '常态化', S1: '集中排查', S2: '师市比对、团场街道比对', S3: '定期', S4: '国家' },
  ],
  ['不予认定书面告知', { S0: '国家', S1: '国家', S2: '国家', S3: '国家', S4: '3工作日' }],
  ['年度复核', { S0: '无', S1: '无', S2: '无', S3: '无', S4: '12个月' }],
  [
    '急难对象',
    { S0: '低收入人口', S1: '低收入人口', S2: '低收入人口', S3: '低收入人口', S4: '人员' },
  ],
  ['分阶段救助', { S0: '无', S1: '无', S2: '无', S3: '无', S4: '持续时间较长' }],
  ['小金额先行救助', { S0: '国家', S1: '国家', S2: '较轻', S3: '较轻', S4: '紧急' }],
  ['一事一议', { S0: '乡镇', S1: '国家', S2: '团场街道', S3: '较重', S4: '县级' }],
  ['诉求渠道', { S0: '国家', S1: '国家', S2: '国家', S3: '1234', S4: '举报监督电话' }],
  [
    '上级平台',
    {
      S0: '山西省低收入人口动态监测信息平台',
      S1: '山西省低收入人口动态监测信息平台',
      S2: '低收入人口动态监测信息平台',
      S3: '防返贫系统',
      S4: '河南省社会救助管理系统',
    },
  ],
]

describe('what differs between the five places', () => {
  for (const [name, expected] of parameters) {
    it.each(placeNames)(`参数 ${name}: %s`, (place) => {
      expect(parameterOf(place, name)).toBe(expected[place])
    })
  }

  it.each(placeNames)('the classes that %s names itself, in the order they are tried', (place) => {
    const own = packs[place].categories.filter(({ basis }) => basis?.document === documents[place])
    expect(own.map(({ name }) => name)).toEqual(ownClasses[place])
  })

  for (const [name, expected] of procedures) {
    it.each(placeNames)(`程序 ${name}: %s`, (place) => {
      const found = readProcedures(packs[place]).get(name)
      const wanted = expected[place]
      if (wanted === '无') return expect(found).toBeUndefined()
      const isNational = found?.place.file.startsWith('policies/national/')
      if (wanted === '国家') return expect(isNational).toBe(true)
      expect(isNational).toBe(false)
      const limit = found?.limit ? `${found.limit.amount}${found.limit.unit}` : ''
      expect(`${found?.values.join('、')}${limit}`).toContain(wanted)
    })
  }

  it('S2 matches twice: the 师市 in the middle of each quarter, regiments and streets of each month', () => {
    const found = readProcedures(packs.S2)
    expect(found.get('师市比对')).toMatchObject({ period: '每季度', days: { from: 11, to: 20 } })
    expect(found.get('团场街道比对')).toMatchObject({ period: '每月', days: { from: 11, to: 20 } })
  })

  it('S2 and S3 print who is responsible and who assists, several each', () => {
    expect(readDutyShares(packs.S2).get('医疗救助')).toMatchObject({
      responsible: ['医保', '卫健'],
      assisting: ['民政', '税务', '乡镇'],
    })
    expect(readDutyShares(packs.S2).get('开发式帮扶')?.responsible).toEqual([
      '农业农村',
      '财政',
      '人社',
    ])
    expect(readDutyShares(packs.S3).get('医疗救助')?.responsible).toEqual(['医保', '卫健'])
    expect(readDutyShares(packs.S3).get('动态监测')?.assisting).toContain('妇联')
    expect(readDutyShares(packs.S4).size).toBe(0)
  })
})
