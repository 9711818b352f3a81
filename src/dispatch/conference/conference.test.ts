import { beforeAll, describe, expect, test } from 'vitest'
import type { Acting, Who } from '#access/index'
import { readChain, sealChain, verifyChain } from '#chain/index'
import { sql } from '#db/index'
import { localDate } from '#kernel/index'
import { aCounty, anotherCounty, type TestCounty } from '../../../tests/monitored-county.ts'
import { onEmbeddedFirst } from '../../../tests/on-both-engines.ts'
import {
  closeConference,
  closePush,
  conveneConference,
  declineConference,
  loadConference,
  proposeConference,
  receivePush,
  replyToPush,
  resolveConference,
} from '../index.ts'
import { feedback, on, type Pushed, pushed, pushesOf, stateOf } from '../test-push.ts'
import { conferenceEvents, conferenceStates, conferenceTransitions } from './domain.ts'

const known = ['民政', '乡镇', '残联', '医保']

describe('the states of a conference', () => {
  const possible = [
    '提请 召集 已召集',
    '提请 不予召开 未召开',
    '已召集 召集 已召集',
    '已召集 不予召开 未召开',
    '已召集 作出决定 已议定',
    '已议定 办结 已办结',
  ]
  test.each(
    conferenceStates.flatMap((state) => conferenceEvents.map((event) => [state, event] as const)),
  )('%s and %s', (state, event) => {
    const listed = possible.find((line) => line.startsWith(`${state} ${event} `))
    expect(conferenceTransitions[state][event]).toBe(listed?.split(' ')[2] ?? null)
  })
})

onEmbeddedFirst('a case conference', (open) => {
  let shared: TestCounty
  let number = 300
  beforeAll(async () => {
    shared = await aCounty(open)
  })

  async function proposed(): Promise<Pushed & { readonly conferenceId: string }> {
    number += 1
    const made = await pushed(anotherCounty(shared, number))
    const { county, alertId } = made
    const levels = ['县级', '乡镇']
    const conferenceId = await on(county, '2024-10-14', (tx, acting) =>
      proposeConference(tx, acting, { alertId, matter: '住院和残疾叠加', levels }),
    )
    return { ...made, conferenceId }
  }

  const convening = {
    ...{ heldOn: localDate('2024-10-18'), heldAt: '县民政局三楼', chair: '张局长', known },
    departments: [{ department: '医保', participants: '李四' }, { department: '残联' }],
  }
  const decided = {
    resolution: '先行救助，医保核报销',
    departments: [{ department: '医保', participants: '李四、王五', opinion: '同意二次报销' }],
    tasks: [{ department: '医保', matter: '办理二次报销', dueDays: 5 }],
    known,
  }

  function convene({ county, conferenceId }: { county: TestCounty; conferenceId: string }) {
    return on(county, '2024-10-14', (tx, acting) =>
      conveneConference(tx, acting, { ...convening, conferenceId }),
    )
  }

  async function held() {
    const made = await proposed()
    await convene(made)
    await on(made.county, '2024-10-18', (tx, acting) =>
      resolveConference(tx, acting, { ...decided, conferenceId: made.conferenceId }),
    )
    return made
  }

  const load = ({ county, conferenceId }: { county: TestCounty; conferenceId: string }) =>
    loadConference(county.db, county.acting, conferenceId)

  test('is proposed once an alert, at a level of the place', async () => {
    const made = await proposed()
    const { county, alertId } = made
    expect(await load(made)).toMatchObject({ level: '县级', state: '提请', proposedBy: '张经办' })
    const again = (matter: string, level?: string) =>
      on(county, '2024-10-14', (tx, acting) =>
        proposeConference(tx, acting, { alertId, matter, level, levels: ['县级'] }),
      )
    await expect(again('又一次')).rejects.toThrow('已有一次一事一议（提请）')
    await expect(again('又一次', '团场街道')).rejects.toThrow('没有写明“团场街道”')
    await expect(again(' ')).rejects.toThrow('“议题”没有填写')
  })

  test('calls departments: whoever has nothing of the alert yet is told by a push', async () => {
    const made = await proposed()
    await convene(made)
    const departments = await pushesOf(made.county)
    // 残联 has a push of the alert already.
    expect(departments.map(({ department, duty, matter }) => [department, duty, matter])).toEqual([
      ['乡镇', '责任', '入户核实'],
      ['残联', '配合', '入户核实'],
      ['医保', '配合', '参加县级一事一议会商（2024-10-18）'],
    ])
    expect(await load(made)).toMatchObject({
      ...{ state: '已召集', heldOn: '2024-10-18', chair: '张局长' },
      departments: [
        { department: '医保', participants: '李四' },
        { department: '残联', participants: '' },
      ].toSorted((a, b) => (a.department < b.department ? -1 : 1)),
    })
  })

  test('decides: tasks are pushes with deadlines, the invitation is answered', async () => {
    const made = await held()
    const loaded = await load(made)
    expect(loaded).toMatchObject({
      ...{ state: '已议定', resolution: '先行救助，医保核报销', amount: null },
      tasks: [{ department: '医保', matter: '办理二次报销', state: '已推送', dueOn: '2024-10-25' }],
    })
    expect(loaded.departments).toContainEqual({
      ...{ department: '医保', participants: '李四、王五', opinion: '同意二次报销' },
    })
    const ofMedical = (await pushesOf(made.county)).filter((one) => one.department === '医保')
    expect(ofMedical.map(({ duty, state }) => [duty, state]).sort()).toEqual([
      ['责任', '已推送'],
      ['配合', '已办结'],
    ])
    expect(await stateOf(made.county, made.alertId)).toBe('处置中')
  })

  test('is closed when its tasks are, and leaves the alert to its other departments', async () => {
    const made = await held()
    const { county, conferenceId } = made
    const close = () =>
      on(county, '2024-10-24', (tx, acting) =>
        closeConference(tx, acting, { conferenceId, outcome: '已报销' }),
      )
    await expect(close()).rejects.toThrow('交办给医保的事项还没有办结')
    const [task] = (await load(made)).tasks
    const push = { pushId: task?.pushId ?? '' }
    const { monitoring } = county
    await on(county, '2024-10-21', (tx, acting) => receivePush(tx, acting, push))
    await on(county, '2024-10-22', (tx, acting) =>
      replyToPush(tx, acting, { ...push, ...feedback, monitoring }),
    )
    await on(county, '2024-10-23', (tx, acting) => closePush(tx, acting, push))
    await close()
    expect(await load(made)).toMatchObject({ state: '已办结', outcome: '已报销' })
    expect(await stateOf(county, made.alertId)).toBe('处置中')
  })

  test('every step stands on the chain of the household, and the chain verifies', async () => {
    const made = await held()
    const { county, home } = made
    const { countyCode } = county.acting
    await sealChain(county.db, countyCode)
    const entries = await readChain(county.db, countyCode, home.id)
    const titles = entries.filter(({ kind }) => kind === '一事一议').map(({ title }) => title)
    expect(titles.toSorted()).toEqual(
      ['提请县级一事一议', '召集县级一事一议', '县级一事一议作出决定'].toSorted(),
    )
    expect(await verifyChain(county.db, countyCode)).toMatchObject({ ok: true })
  })

  test('what cannot be is refused and changes nothing', async () => {
    const made = await proposed()
    const { county, conferenceId } = made
    const resolve = (day: string, more = {}) =>
      on(county, day, (tx, acting) =>
        resolveConference(tx, acting, { ...decided, ...more, conferenceId }),
      )
    await expect(resolve('2024-10-14')).rejects.toThrow('目前是“提请”，不能作出决定')
    await convene(made)
    await expect(resolve('2024-10-15')).rejects.toThrow('会议定在 2024-10-18，还没有开')
    const tasks = [{ department: '邮局', matter: '送信', dueDays: 1 }]
    await expect(resolve('2024-10-18', { tasks })).rejects.toThrow('没有“邮局”')
    const strange = { ...convening, conferenceId, departments: [{ department: '邮局' }] }
    const call = on(county, '2024-10-14', (tx, acting) => conveneConference(tx, acting, strange))
    await expect(call).rejects.toThrow('没有“邮局”')
    expect(await load(made)).toMatchObject({ state: '已召集', tasks: [], resolution: null })
  })

  test('one of the county is not a township’s to call; one out of sight is not there', async () => {
    const { county, conferenceId } = await proposed()
    const who = (areas: readonly string[]): Who => ({
      ...{ accountId: '00000000-0000-7000-8000-000000000001', name: '乡镇', role: 'x' },
      ...{ permissions: new Set(), sensitive: '揭示', exportRows: 0 },
      scope: { kind: '辖区', areas },
    })
    const decline = (areas: readonly string[]) =>
      county.db.transaction((tx) => {
        const acting: Acting = { ...county.acting, who: who(areas) }
        return declineConference(tx, acting, { conferenceId, reason: '不必' })
      })
    await expect(decline(['999901100'])).rejects.toThrow('由县级民政部门召集')
    await expect(decline(['999901101'])).rejects.toThrow('没有找到这次一事一议')
  })

  test('one that is not called ends with its reason, and another may be proposed', async () => {
    const made = await proposed()
    const { county, alertId, conferenceId } = made
    await on(county, '2024-10-15', (tx, acting) =>
      declineConference(tx, acting, { conferenceId, reason: '已另行解决' }),
    )
    expect(await load(made)).toMatchObject({ state: '未召开', outcome: '已另行解决' })
    await on(county, '2024-10-16', (tx, acting) =>
      proposeConference(tx, acting, { alertId, matter: '又有新情况', levels: ['县级'] }),
    )
    const rows = await county.db.query(sql`
      select from case_conference where county_code = ${county.acting.countyCode}`)
    expect(rows).toHaveLength(2)
  })
})
