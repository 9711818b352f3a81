import { describe, expect, test } from 'vitest'
import { sql } from '#db/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { loadNameReader } from './name-keys.ts'
import { ensureNameKeys, noteOtherNames } from './person-names.ts'
import { countiesIn, onePerson } from './test-county.ts'
import { apply, aRow } from './test-roster.ts'

describe('the keys of a name', () => {
  test.each([
    ['劉偉峯', '刘伟峰'],
    ['髙徳冨', '高德富'],
    ['买买提·吐尔逊', '买买提吐尔逊'],
    ['买买提．吐尔逊', '买买提吐尔逊'],
    ['王 五', '王五'],
    ['呉煕', '吴熙'],
  ])('%s is written %s', async (name, folded) => {
    const { keysOf } = await loadNameReader()
    expect(keysOf(name).folded).toBe(folded)
  })

  test.each(['王喆 王哲', '李堃 李坤', '周淼 周渺'])(
    '%s stay apart and sound alike',
    async (two) => {
      const { keysOf } = await loadNameReader()
      const [one, other] = two.split(' ').map((name) => keysOf(name))
      expect(one?.folded).not.toBe(other?.folded)
      expect(one?.sounds).toEqual(expect.arrayContaining([other?.sounds[0]]))
    },
  )

  test.each([
    ['单雄信', ['shanxiongxin']],
    ['尉迟恭', ['yuchigong']],
    ['王乐', ['wangle', 'wangyue']],
    ['吕绿', ['lvlv']],
    ['Wang Wu', ['wangwu']],
  ])('%s is read %j', async (name, sounds) => {
    const { keysOf } = await loadNameReader()
    expect(keysOf(name).sounds).toEqual(expect.arrayContaining(sounds))
  })

  test('a character that nobody can read has no sound', async () => {
    const { keysOf } = await loadNameReader()
    expect(keysOf('王\ue123')).toEqual({ folded: '王\ue123', sounds: [], initials: [] })
  })
})

onEmbeddedFirst('keys of names in the registry', (open) => {
  const aCounty = countiesIn(open)

  test('come with a list, and are made where they are missing', async () => {
    const county = aCounty()
    const { db, acting } = county
    await apply(county, [aRow(county, { home: '甲', name: '劉偉峯' })])
    const { person } = await onePerson(county)
    const read = () =>
      db.query(sql`
        select name, name_folded, name_sounds from person
        where county_code = ${acting.countyCode} order by name desc`)
    const listed = { name: '劉偉峯', name_folded: '刘伟峰', name_sounds: ['liuweifeng'] }
    expect(await read()).toEqual(
      [{ name: '人0', name_folded: null, name_sounds: null }, listed].toSorted((a, b) =>
        a.name < b.name ? 1 : -1,
      ),
    )
    expect(await ensureNameKeys(db, acting.countyCode)).toBe(1)
    expect(await ensureNameKeys(db, acting.countyCode)).toBe(0)
    await db.execute(sql`
      update name_key_edition set edition = 0 where county_code = ${acting.countyCode}`)
    expect(await ensureNameKeys(db, acting.countyCode), 'a new edition makes all anew').toBe(2)
    expect(person).not.toBe('')
  })

  test('readings and initials have rows of their own, which follow a corrected name', async () => {
    const county = aCounty()
    const { db, acting } = county
    const { person } = await onePerson(county)
    const named = async (name: string) => {
      await db.execute(sql`
        update person set name = ${name}, name_folded = null
        where county_code = ${acting.countyCode} and id = ${person}`)
      await ensureNameKeys(db, acting.countyCode)
      const rows = await db.query<{ key: string }>(sql`
        select key from person_key
        where county_code = ${acting.countyCode} and person_id = ${person} and kind = 'sound'
        order by key`)
      return rows.map(({ key }) => key)
    }
    expect(await named('劉偉峯')).toEqual(['liuweifeng', 'lw', 'lwf'])
    expect(await named('王小明')).toEqual(['wangxiaoming', 'wx', 'wxm'])
  })

  test('another name is noted once, and never the own one', async () => {
    const county = aCounty()
    const { db, acting } = county
    const { person } = await onePerson(county)
    await ensureNameKeys(db, acting.countyCode)
    const names = ['李红', '人 0', '李红'].map((name) => ({ personId: person, name }))
    for (const name of names) {
      await noteOtherNames(db, acting.countyCode, { names: [name], notedBy: '张经办' })
    }
    const noted = await db.query(sql`
      select name, folded, noted_by from person_name where county_code = ${acting.countyCode}`)
    expect(noted).toEqual([{ name: '李红', folded: '李红', noted_by: '张经办' }])
  })
})
