import type { App } from '#app/index'
import { sql } from '#db/index'
import type { TypedForm } from './typed-forms.ts'

const willow = '999901100000'
const village = '999901100203'

/** The forms of the administrators, and of the register of staff. */
export function formsOfAdministration(app: () => App): readonly TypedForm[] {
  const ofDivision = (code: string) => ({
    ...{ by: 'system' as const, address: () => `/system/divisions/${code}` },
  })
  return [
    {
      ...{ ...ofDivision(village), name: '区划改名', opens: ['改名'], submit: '确定改名' },
      words: { 新名称: '柳西村', 从哪天起: '2024-10-01', 依据的文号: '民函〔2024〕12号' },
    },
    {
      ...{
        ...ofDivision(willow),
        name: '区划设立',
        opens: ['在“柳林乡”下设立'],
        submit: '确定设立',
      },
      words: {
        ...{ 名称: '新桥村', '12 位代码': '999901100298' },
        ...{ 从哪天起: '2024-10-01', 依据的文号: '民函〔2024〕13号' },
      },
    },
    {
      ...{ name: '登记经办人员', by: 'supervisor', opens: ['登记经办人员'] },
      ...{ submit: '登记经办人员', address: () => '/system/staff' },
      words: { 姓名: '连翘', 职务: '窗口经办' },
    },
    {
      ...{ name: '公布工作日历', by: 'system', submit: '公布这一年', isOfPage: true },
      address: async () => {
        await prepareYear(app(), 2028)
        return '/system/calendar?year=2028'
      },
      words: { 通知的文号: '国办发明电〔2027〕9号' },
    },
    {
      ...{ name: '安全设置', by: 'security', submit: '保存', again: '照办' },
      address: () => '/system/security',
      words: { 多少分钟没有操作就退出: '25' },
    },
    {
      // Its one-time password is told once and kept nowhere: the second time it is refused, with the way out.
      ...{ name: '开账号', by: 'system', opens: ['开一个账号'], submit: '开账号' },
      ...{ address: () => '/system/accounts', again: '请安全管理员重置密码' },
      words: { 姓名: '白英', 账号名: 'bai.ying' },
    },
  ]
}

/** A draft of the year, so that it can be published. */
async function prepareYear({ db }: App, year: number): Promise<void> {
  await db.as('owner').execute(sql`
    insert into calendar_draft (year, holidays, makeup_workdays, document, changed_by)
    values (${year}, array['2028-01-03']::date[], '{}', null, '测试')
    on conflict do nothing`)
}
