import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { loadPack } from './load-pack.ts'
import { readChannels, readHouseholdEvents } from './read-entry-forms.ts'

const national = (name: string) => ({
  path: `national/${name}`,
  text: readFileSync(`${import.meta.dirname}/../../policies/national/${name}`, 'utf8'),
})
const catalogue = loadCatalogue(national('facts.yaml').text)

function packOf(entries: string) {
  const files = ['pack.yaml', 'departments.yaml'].map(national)
  return loadPack({
    files: [...files, { path: 'national/entries.yaml', text: entries }],
    catalogue,
  })
}

describe('channels and events of the national pack', () => {
  const pack = packOf(national('entries.yaml').text)

  it('the six channels of the documents are there, two of them for villages', () => {
    const channels = readChannels(pack)
    const names = ['入户走访', '自主申报', '基层上报', '数据比对', '历史数据', '群众反映']
    expect(channels.map(({ name }) => name)).toEqual(names)
    const villages = channels.filter(({ isForVillages }) => isForVillages)
    expect(villages.map(({ name }) => name)).toEqual(['入户走访', '基层上报'])
    expect(channels.filter(({ isVisit }) => isVisit).map(({ name }) => name)).toEqual(['入户走访'])
  })

  it('an event names its facts of the catalogue and says what it implies', () => {
    const events = readHouseholdEvents(pack, catalogue)
    const death = events.find(({ name }) => name === '死亡')
    expect(death?.facts.map(({ code }) => code)).toEqual(['is_dead', 'death_date'])
    expect(death).toMatchObject({ change: '无', isOfMember: true })
    expect(death?.values).toEqual({ is_dead: '是', death_date: '生效日期' })
  })
})

it.each([
  ['家庭事件:\n  - {名称: 出生, 变动: 加人, 事实: []}', '是否想写'],
  ['家庭事件:\n  - {名称: 就业, 变动: 无, 事实: [就业壮态]}', '是否想写“就业状态”'],
  ['家庭事件:\n  - {名称: 就业, 变动: 无, 事实: [], 取值: {就业状态: 就业}}', '就业状态'],
])('refuses %s', (text, said) => {
  const pack = packOf(`文件: {文号: 国办发〔2023〕39号}\n${text}\n`)
  expect(() => readHouseholdEvents(pack, catalogue)).toThrow(said)
})

it('refuses a channel of a department that is none', () => {
  const text = '采集渠道:\n  - {名称: 走访, 部门: 乡政, 报告人: 谁, 村级: 是}\n'
  expect(() => readChannels(packOf(`文件: {文号: 国办发〔2023〕39号}\n${text}`))).toThrow('第 3 行')
})
