import { expect, test } from 'vitest'
import { sql } from '#db/index'
import { loadCatalogue } from '#policy/index'
import { onEmbeddedFirst } from '../../tests/on-both-engines.ts'
import { ensureProfileColumns } from './profile-columns.ts'
import { aCounty, aHousehold, currentValue, deliver, factsText } from './test-county.ts'

onEmbeddedFirst('the columns of the profiles', (open) => {
  test('a new entry of the catalogue is a column that can be filled and read', async () => {
    const first = await aCounty(open)
    const { members } = await aHousehold(first)
    const entry =
      '  - {代码: wears_glasses, 名称: 佩戴眼镜, 类型: 是否, 层级: 人, 主管: 卫健, 敏感: 低, 保留年: 3, 表头: [戴眼镜]}'
    const catalogue = loadCatalogue(`${factsText().trimEnd()}\n${entry}\n`)

    const { added } = await ensureProfileColumns(first.db, catalogue)

    expect(added).toEqual(['person_profile.f_wears_glasses'])
    const county = { ...first, catalogue }
    const person = members[0] ?? ''
    await deliver(county, { facts: ['wears_glasses'], rows: [{ person, wears_glasses: true }] })
    expect(await currentValue(county, person, 'wears_glasses')).toBe(true)
    const defined = await first.db.query(
      sql`select name, level, type from fact_definition where code = 'wears_glasses'`,
    )
    expect(defined).toEqual([{ name: '佩戴眼镜', level: '人', type: '是否' }])
  })

  test('the same catalogue again adds nothing', async () => {
    const { db, catalogue } = await aCounty(open)
    expect(await ensureProfileColumns(db, catalogue)).toEqual({ added: [] })
  })

  test('a fact whose type changed is refused', async () => {
    const { db } = await aCounty(open)
    const changed = loadCatalogue(
      factsText().replace('名称: 机动车辆数, 类型: 数量', '名称: 机动车辆数, 类型: 文本'),
    )
    await expect(ensureProfileColumns(db, changed)).rejects.toThrow('机动车辆数')
  })
})
