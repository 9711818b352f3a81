import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { loadPack } from './load-pack.ts'
import { readRoles } from './read-roles.ts'

const words = {
  permissions: ['本人账号', '查看家庭', '揭示号码'],
  scopes: ['全县', '辖区', '无'],
  sensitive: ['可见', '隐去'],
} as const

const head = (id: string, bases = '') => ({
  path: `${id}/pack.yaml`,
  text: `标识: ${id}\n名称: ${id}\n继承: [${bases}]\n`,
})
const file = (id: string, text: string) => ({
  path: `${id}/roles.yaml`,
  text: `文件: {文号: ${id}文件}\n岗位:\n${text}`,
})
const one = (code: string, more = '') =>
  `  - {代码: ${code}, 名称: ${code}岗, 范围: 辖区, 权限: [本人账号], 敏感: 隐去, 导出行数: 0, 双因素: 否, 互斥: []${more}}\n`
const both = `${one('aide')}${one('admin').replace('互斥: []', '互斥: [全部]')}`

function rolesOf(place: string, base = both) {
  const files = [head('base'), file('base', base), head('place', 'base')]
  if (place) files.push(file('place', place))
  return readRoles(loadPack({ files, catalogue: loadCatalogue([]), id: 'place' }), words)
}

describe('the roles of a pack', () => {
  it('a role has its words, and 全部 excludes every other', () => {
    const [aide, admin] = rolesOf('')
    expect(aide).toMatchObject({
      ...{ code: 'aide', name: 'aide岗', scope: '辖区', permissions: ['本人账号'] },
      ...{ sensitive: '隐去', exportRows: 0, needsSecondFactor: false, excludes: [] },
    })
    expect(admin?.excludes).toEqual(['aide'])
  })

  it('a place gives what differs; the rest stays, and 全部 covers what the place adds', () => {
    const place = `  - {代码: aide, 名称: 连队岗, 权限: [本人账号, 查看家庭], 双因素: 是, 依据: 二}\n${one('more')}`
    const [aide, admin, more] = rolesOf(place)
    expect(aide).toMatchObject({
      ...{ name: '连队岗', scope: '辖区', permissions: ['本人账号', '查看家庭'] },
      ...{ needsSecondFactor: true, basis: { document: 'place文件', article: '二' } },
    })
    expect(admin?.excludes).toEqual(['aide', 'more'])
    expect(more?.code).toBe('more')
  })

  it.each([
    [
      '{代码: aide, 权限: [查看家亭]}',
      '第 3 行第 21 列：不认识的取值“查看家亭”，是否想写“查看家庭”？',
    ],
    ['{代码: aide, 范围: 全省}', '是否想写“全县”？'],
    ['{代码: aide, 敏感: 可看}', '是否想写“可见”？'],
    ['{代码: aide, 双因素: 真}', '不认识的取值“真”'],
    ['{代码: aide, 互斥: [admim]}', '是否想写“admin”？'],
    ['{代码: aide, 互斥: [aide]}', '不认识的取值“aide”'],
    ['{代码: aide, 导出行数: 很多}', '此处应为行数'],
    ['{代码: aide, 权限表: []}', '不认识的键“权限表”，是否想写“权限”？'],
    ['{代码: new, 名称: 新岗}', '缺少“范围”'],
    ['{名称: 新岗}', '缺少“代码”'],
  ])('%s is refused with its place', (entry, sentence) => {
    expect(() => rolesOf(`  - ${entry}\n`)).toThrow(/place\/roles.yaml 第 3 行/)
    expect(() => rolesOf(`  - ${entry}\n`)).toThrow(sentence)
  })

  it('a code given twice in one file is refused', () => {
    expect(() => rolesOf(`${one('x')}${one('x')}`)).toThrow('place/roles.yaml 第 4 行')
  })
})
