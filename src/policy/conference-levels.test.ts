import { expect, test } from 'vitest'
import { conferenceLevels } from './conference-levels.ts'
import { loadCatalogue } from './index.ts'
import { loadPack } from './load-pack.ts'

const nation = `处置:
  - {名称: ③情形复杂, 责任: [规则], 配合: [规则], 机制: 县级, 结果: 集体研究, 依据: {文件: 试〔2024〕1号}}
部门: [{名称: 民政, 全称: 民政局}]
文件: {文号: 试〔2024〕1号}
标识: nation
名称: 全国
`

function levelsOf(more: string) {
  const files = [{ path: 'nation/pack.yaml', text: nation + more }]
  return conferenceLevels(loadPack({ files, catalogue: loadCatalogue([]) })).levels
}

test.each([
  ['the disposal of class ③ says the level', '', ['县级']],
  [
    'the procedure adds the level it names',
    '程序: [{名称: 一事一议, 值: 乡镇启动, 层级: [乡镇], 依据: 一}]\n',
    ['县级', '乡镇'],
  ],
  [
    'the same level named twice is one',
    '程序: [{名称: 一事一议, 值: 县启动, 层级: [县级], 依据: 一}]\n',
    ['县级'],
  ],
])('%s', (_, more, expected) => {
  expect(levelsOf(more)).toEqual(expected)
})

test('a level nobody knows is refused with file and line', () => {
  const more = '程序: [{名称: 一事一议, 值: 启动, 层级: [省级], 依据: 一}]\n'
  expect(() => levelsOf(more)).toThrow(/省级/)
})
