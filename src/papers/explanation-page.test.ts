import { describe, expect, it } from 'vitest'
import { localDate } from '#kernel/index'
import type { HouseholdExplanation } from '#policy/index'
import { explanationPage } from './explanation-page.ts'
import { markup } from './paper-page.ts'

const explanation: HouseholdExplanation = {
  day: localDate('2024-10-11'),
  category: '待核实',
  benefit: null,
  labels: ['脱贫不稳定户'],
  categories: [
    {
      kind: '类别',
      title: '低保对象',
      truth: null,
      facts: [],
      basis: { document: '新政办〔2024〕22号', article: '一（一）1' },
      children: [
        {
          kind: '条件',
          title: '家庭人均收入低于低保标准',
          truth: false,
          restated: '人均月收入 1,210.00 元 ≥ 1.5 × 440.00 元 = 660.00 元',
          distance: '多 550.00 元',
          text: '低保年收入 14,520.00 元 ≥ 7,920.00 元',
          children: [],
          facts: [
            {
              subject: { level: '人', id: 'a' },
              code: 'wage',
              name: '工资收入',
              value: '1,210.00 元',
              isKnown: true,
              authority: '乡镇',
              source: { dataset: '低保台账', file: '<台账>.xlsx', sheet: 'Sheet1', row: 7 },
            },
          ],
        },
      ],
    },
  ],
  members: [{ id: 'a', category: '待核实', routes: [], changes: [] }],
  changes: [
    {
      subject: { level: '人', id: 'a' },
      code: 'wage',
      name: '工资收入',
      from: '1,210.00 元',
      to: '659.99 元',
      direction: '降到',
      outcome: '低保边缘家庭成员',
    },
  ],
  missing: [
    {
      subject: { level: '户', id: 'h' },
      code: 'rigid_medical',
      name: '医疗刚性支出',
      value: '未知',
      isKnown: false,
      authority: '医保',
      possibilities: [
        { value: '不超过 29,999.99 元', outcome: '不符合' },
        { value: '30,000.00 元及以上', outcome: '刚性支出困难家庭成员' },
      ],
    },
  ],
}

const page = explanationPage({
  explanation,
  nameOf: () => '张<三>',
  household: {
    number: 'H000001',
    place: '柳林乡',
    members: '张三（本人）',
    recordedCategory: '无',
  },
  policy: '新乡县 2024.1',
  whyMissing: () => '数据未送达，由医保提供',
  printedBy: '李经办',
  printedOn: '2024-10-12',
})

describe('the printed explanation', () => {
  it('carries condition, figures, source, article, missing facts and changes', () => {
    for (const text of [
      '人均月收入 1,210.00 元 ≥ 1.5 × 440.00 元 = 660.00 元',
      '多 550.00 元',
      '第 7 行',
      '新政办〔2024〕22号 一（一）1',
      '数据未送达，由医保提供',
      '若30,000.00 元及以上，则为 刚性支出困难家庭成员',
      '工资收入由 1,210.00 元 降到 659.99 元',
      '李经办 2024-10-12',
    ]) {
      expect(page).toContain(text)
    }
  })

  it('takes names and file names as text, never as markup', () => {
    expect(page).toContain('张&lt;三&gt;')
    expect(page).toContain('&lt;台账&gt;.xlsx')
    expect(page).not.toContain('<台账>')
  })

  it('needs no script and fetches nothing', () => {
    expect(page).not.toMatch(/<script|<link|src=|url\(/)
  })
})

describe('markup', () => {
  it('escapes what is put in, unless it is markup', () => {
    expect(
      markup`<p>${'<b>'}${markup`<i>${'&'}</i>`}${undefined}${['"', markup`<br>`]}</p>`.html,
    ).toBe('<p>&lt;b&gt;<i>&amp;</i>&quot;<br></p>')
  })
})
