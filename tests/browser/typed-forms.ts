import type { Page } from 'playwright-core'
import type { App } from '#app/index'
import { sql } from '#db/index'
import { foldAllPushes } from '#monitoring/index'
import { newId } from '#vault/index'
import { rowLike } from '../permissions/clone-county.ts'
import { numberOf } from './served-county.ts'
import { addFact } from './typed-records.ts'

/** Who types: each has an account with a password. */
export type Typist = 'officer' | 'township' | 'system' | 'security' | 'supervisor'

/** A form that keeps what is typed, and how to get to it. */
export interface TypedForm {
  readonly name: string
  readonly by: Typist
  address(): Promise<string> | string
  /** What is pressed until the form stands there; a form with words opens by itself. */
  readonly opens?: readonly string[]
  /** Labels with what is typed. */
  readonly words: Readonly<Record<string, string>>
  /** Choices, which are not typed. */
  readonly choose?: (page: Page) => Promise<unknown>
  /** What is typed and chosen after the words, and is checked by what the server takes. */
  readonly last?: (page: Page) => Promise<unknown>
  readonly submit: string
  /** Its button stands on the page, in no form. */
  readonly isOfPage?: boolean
  /**
   * What the server says to the same sent again: 重放: what it answered before; 照办: it is done
   * again, which changes nothing; else what it refuses it with.
   */
  readonly again?: string
  /** In the ordinary run; the others in the long one. */
  readonly isSample?: boolean
}

/** Another alert like the county's one, with its pushes; gives its id. */
export async function anAlert(
  { db, county }: App,
  changes: Readonly<Record<string, string>> = {},
): Promise<string> {
  const owner = db.as('owner')
  const [like] = await owner.query<{ id: string }>(sql`
    select id from alert where county_code = ${county.code} and rule = 'W43' order by id limit 1`)
  if (!like) throw new Error('the county has no alert')
  const id = newId()
  await owner.execute(rowLike('alert', like.id, { id, episode: id, ...changes }))
  const pushes = await owner.query<{ id: string }>(sql`
    select id from push where alert_id = ${like.id}`)
  for (const push of pushes) {
    await owner.execute(rowLike('push', push.id, { id: newId(), alert_id: id, state: '已推送' }))
  }
  await owner.transaction((tx) => foldAllPushes(tx, { countyCode: county.code }))
  return id
}

/** A conference about such an alert, in this state. */
export async function aConference(app: App, state: '提请' | '已召集'): Promise<string> {
  const alert = await anAlert(app)
  const [id, heldOn] = [newId(), state === '提请' ? null : '2024-10-11']
  const owner = app.db.as('owner')
  await owner.execute(sql`
    insert into case_conference (county_code, id, alert_id, level, matter, state, proposed_by,
      proposed_on, held_on, chair)
    values (${app.county.code}, ${id}, ${alert}, '县级', '一起商量', ${state}, '测试', '2024-10-10',
      ${heldOn}, ${heldOn === null ? null : '张局长'})`)
  await owner.execute(sql`
    insert into case_conference_department (county_code, conference_id, department, alert_id)
    values (${app.county.code}, ${id}, '医保', ${alert})`)
  return id
}

/** The forms of alerts, pushes and conferences. */
export function formsOfAlerts(app: () => App): readonly TypedForm[] {
  const ofPush = {
    by: 'township',
    address: async () => `/alerts/pushes/${await anAlert(app())}`,
  } as const
  const ofAlert = { by: 'officer', address: async () => `/alerts/${await anAlert(app())}` } as const
  const ofConference = (state: '提请' | '已召集') => ({
    ...{ by: 'officer' as const, submit: '提交' },
    address: async () => `/alerts/conferences/${await aConference(app(), state)}`,
  })
  return [
    {
      ...{ name: '登记反馈', ...ofPush, opens: ['登记反馈'], submit: '提交', isSample: true },
      words: { 原因: '属实，未申请', 措施: '已上门告知', 结果: '本人已申请' },
    },
    { name: '退回', ...ofPush, opens: ['退回'], words: { 理由: '不是本乡镇的户' }, submit: '提交' },
    {
      ...{
        name: '转办',
        ...ofPush,
        opens: ['转办'],
        words: { 理由: '属人社职责' },
        submit: '提交',
      },
      choose: (form) => form.getByLabel('转给哪个部门').selectOption('人社'),
    },
    {
      ...{ name: '申请延期', ...ofPush, opens: ['申请延期'], submit: '提交申请' },
      words: { 再要几个工作日: '3', 为什么办不完: '主要经办人住院' },
    },
    {
      ...{ name: '催办说明', ...ofAlert, opens: ['催办'], submit: '催办' },
      words: { 催办说明: '请先查 9 月' },
    },
    { name: '撤回推送', ...ofAlert, opens: ['撤回'], words: { 理由: '推错了' }, submit: '提交' },
    {
      ...{ name: '再推送', ...ofAlert, words: { 请对方做: '查 6—8 月参保' }, submit: '推送' },
      choose: (form) => form.getByLabel('转给').selectOption('人社'),
    },
    {
      ...{ name: '误报', ...ofAlert, opens: ['误报，写明原因'], submit: '提交' },
      words: { 理由: '已由养老机构供养' },
    },
    {
      ...{
        name: '核实结论',
        by: 'officer',
        opens: ['登记核实结论'],
        submit: '登记',
        isSample: true,
      },
      address: async () => `/alerts/${await anAlert(app(), { class: '④' })}`,
      words: { 怎么核实的: '10 月 10 日入户', 核实日期: '2024-10-10', 核实情况: '还差流水' },
    },
    {
      ...{ name: '提请一事一议', ...ofAlert, opens: ['提请一事一议'], submit: '提请' },
      words: { 议题: '多部门协同' },
    },
    {
      ...{ name: '召集会议', ...ofConference('提请'), opens: ['召集会议'], submit: '召集' },
      words: { 会议日期: '2024-10-11', 地点: '二楼会议室', 主持人: '张局长' },
    },
    {
      ...{ name: '不予召开', ...ofConference('提请'), opens: ['不予召开'] },
      words: { 不予召开的理由: '乡镇能办' },
    },
    {
      ...{ name: '会议决定', ...ofConference('已召集'), opens: ['记录决定'], isSample: true },
      words: { 会议决定: '先行救助', 事项: '二次报销', '期限（个工作日）': '5' },
      choose: (form) => form.getByLabel('部门', { exact: true }).selectOption('医保'),
    },
  ]
}

/** The forms about a household, and about one's own relatives. */
export function formsOfHouseholds(home: () => string): readonly TypedForm[] {
  const entry = (kind: string) => ({
    ...{ name: `登记${kind}`, by: 'officer' as const, submit: '登记' },
    address: () => `/entries/${home()}?kind=${kind}`,
  })
  const said = { 走访人: '江白芷', 理由或情况: '入户看过' }
  return [
    {
      ...{ ...entry('走访'), words: said, isSample: true },
      choose: (form) => addFact(form, '全户 住房面积', '31'),
    },
    {
      ...{ name: '登记近亲属', by: 'officer', address: () => '/account/relatives' },
      ...{ opens: ['登记近亲属'], submit: '登记近亲属' },
      words: { 姓名: '林小寒', 身份证号: numberOf('1980-03-05', 12) },
      choose: (form) => form.getByLabel('与本人的关系').selectOption('兄弟姐妹'),
    },
    {
      ...{
        name: '定期复核',
        by: 'officer',
        opens: ['登记复核结果'],
        submit: '登记复核',
      },
      address: () => `/today/${encodeURIComponent(`定期复核:${home()}`)}`,
      words: { 理由: '入户看过，没有变化' },
      choose: (form) => form.getByText('继续符合', { exact: true }).click(),
    },
  ]
}
