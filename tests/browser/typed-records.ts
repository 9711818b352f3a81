import type { Page } from 'playwright-core'
import { numberOf } from './served-county.ts'
import type { TypedForm } from './typed-forms.ts'

/** Two households: one whose records change, one about which decisions are proposed. */
export interface HouseholdsTyped {
  readonly home: string
  readonly other: string
}

/** What is entered and decided about a household: facts, members, events, decisions. */
export function formsOfRecords(of: () => HouseholdsTyped): readonly TypedForm[] {
  const entry = (kind: string) => ({
    ...{ by: 'officer' as const, submit: '登记' },
    address: () => `/entries/${of().home}?kind=${kind}`,
  })
  const decision = (household: keyof HouseholdsTyped) => ({
    ...{ by: 'officer' as const, submit: '提出' },
    address: () => `/decisions/${of()[household]}`,
  })
  const said = { 走访人: '江白芷', 理由或情况: '看过户口簿' }
  const number = numberOf('2019-03-05', 21)
  return [
    {
      ...{ ...entry('事实'), name: '登记事实', words: said },
      choose: (form) => addFact(form, '全户 住房面积', '33'),
    },
    {
      ...{ ...entry('成员'), name: '登记成员', isSample: true },
      words: { ...said, 姓名: '杜小寒', 证号: number, 电话: '13900000000' },
      choose: (form) => pick(form, '与户主关系', '子女'),
    },
    {
      ...{ ...entry('事件'), name: '登记事件', words: { ...said, 姓名: '杜大寒' } },
      choose: (form) => pick(form, '发生了什么事', '出生'),
      last: async (form) => {
        await fillDay(form, '出生日期', '2024-09-30')
        await form.getByText('女', { exact: true }).click()
      },
    },
    {
      ...{ ...decision('other'), name: '提出认定', isSample: true },
      words: { 依据的文书: '县民认〔2024〕8号', 自哪个月起: '2024-11', 理由: '核查属实' },
      choose: (form) => pick(form, '类别', '低保对象'),
    },
    {
      ...{ ...decision('other'), name: '提出不予认定' },
      words: { 依据的文书: '县民不〔2024〕8号', 理由: '收入超过标准' },
      choose: async (form) => {
        await form.getByText('不予认定', { exact: true }).click()
        await pick(form, '类别', '特困人员')
      },
    },
    {
      ...{ ...decision('home'), name: '提出终止' },
      words: {
        ...{ 依据的文书: '县民停〔2024〕8号', 自哪个月起: '2024-11', 核查文书: '核〔2024〕8号' },
        ...{ 核查属实的日期: '2024-10-10', 理由: '收入超过标准' },
      },
      choose: (form) => form.getByText('终止', { exact: true }).click(),
    },
  ]
}

/** Puts a value beside a fact that the form does not ask for by itself. */
export async function addFact(page: Page, name: string, value: string): Promise<void> {
  await pick(page, '加一项事实', name)
  await page.getByLabel(name).fill(value)
}

/** Chooses among many, by typing. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  // Beside the form stand the reasons, under labels of their own.
  const box = page.locator('form:not(.find)').getByLabel(label)
  await box.click()
  await box.fill(option)
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function fillDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByLabel(new RegExp(`^${label}`)).fill(day)
  await page.keyboard.press('Tab')
}
