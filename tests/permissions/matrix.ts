import type { Permission, Role } from '#access/index'
import { operationNames } from './operation-names.ts'
import type { Operation } from './operations.ts'

/** What becomes of a request for something inside the caller's scope, and for something outside it. */
export interface Expected {
  readonly inside: '可' | '403'
  /** 404: as if there were no such thing. 不见: it is in no list, count or file. */
  readonly outside: '403' | '404' | '不见'
}

/** What a role may do with an operation, from the role's permissions and what the route asks for. */
export function expectedOf(operation: Operation, role: Role): Expected {
  if (!mayUse(operation, role)) return { inside: '403', outside: '403' }
  return { inside: '可', outside: operation.subject === null ? '不见' : '404' }
}

function mayUse({ permissions }: Operation, role: Role): boolean {
  const held: readonly Permission[] = role.permissions
  return permissions === '公开' || permissions.some((one) => held.includes(one))
}

/** The whole matrix as people read it. */
export function matrixText(
  operations: readonly Operation[],
  roles: readonly Role[],
  differences: readonly string[],
): string {
  const themes = [...new Set(operations.map(({ theme }) => theme))]
  return [
    ...preface,
    '## 岗位',
    '',
    table(
      ['岗位', '代码', '范围', '敏感信息', '一次导出行数', '双因素', '不能兼任'],
      roles.map((role) => [
        role.name,
        role.code,
        role.scope,
        role.sensitive,
        String(role.exportRows),
        role.needsSecondFactor ? '是' : '否',
        role.excludes.length >= roles.length - 1 ? '其余全部' : namesOf(role.excludes, roles),
      ]),
    ),
    ...themes.flatMap((theme) => [
      `## ${theme}`,
      '',
      themeTable(
        operations.filter((one) => one.theme === theme),
        roles,
      ),
    ]),
    '## 各地不同的权限',
    '',
    ...differences.map((line) => `- ${line}`),
    '',
  ].join('\n')
}

const preface = [
  '# 权限对照表：谁能办什么',
  '',
  '这张表由岗位数据（policies/national/roles.yaml）和接口的权限声明生成，测试逐格核对，',
  '表和程序不一致时测试不通过。改岗位或接口以后，用 `npx vitest run tests/permission-table.test.ts -u` 重新生成。',
  '',
  '每格写两个结果，前面是办本岗位范围内的事，后面是范围外的（别的乡镇、别的部门、别的县、猜的编号）：',
  '',
  '- 可：能办。',
  '- 403：没有这项权限，明确告知找安全管理员。',
  '- 404：按“没有这一条”回答，和编号根本不存在时一字不差，猜不出有没有。',
  '- 不见：不针对某一条；清单、数量、查找、导出和文件里只有范围内的内容。',
  '',
  '没有登录的一律 401。“公开”的地址谁都可以打开，不含任何人的资料。',
  '',
]

function themeTable(operations: readonly Operation[], roles: readonly Role[]): string {
  return table(
    ['办什么', '地址', '需要的权限', ...roles.map(({ name }) => name)],
    operations.map((operation) => [
      operationNames[operation.name] ?? operation.name,
      `${operation.method} ${operation.path}`,
      operation.permissions === '公开' ? '公开' : operation.permissions.join(' 或 '),
      ...roles.map((role) => {
        if (operation.permissions === '公开') return '可'
        const { inside, outside } = expectedOf(operation, role)
        return inside === '403' ? '403' : `${inside}/${outside}`
      }),
    ]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => widthOf(row[at] ?? ''))),
  )
  const pad = (cell: string, at: number) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))
  const line = (cells: readonly string[]) => `| ${cells.map(pad).join(' | ')} |`
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [line(head), rule, ...rows.map(line), ''].join('\n')
}

/** Columns on a screen: a Chinese sign takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)
}

function namesOf(codes: readonly string[], roles: readonly Role[]): string {
  const names = codes.map((code) => roles.find((role) => role.code === code)?.name ?? code)
  return names.length === 0 ? '—' : names.join('、')
}

/** How the roles of places differ from the nation's, a line each. */
export function differencesOf(
  national: readonly Role[],
  places: readonly { readonly name: string; readonly roles: readonly Role[] }[],
): string[] {
  return places.flatMap(({ name, roles }) =>
    roles.flatMap((role) => {
      const base = national.find(({ code }) => code === role.code)
      const more = role.permissions.filter((one) => !base?.permissions.includes(one))
      const fewer = base?.permissions.filter((one) => !role.permissions.includes(one)) ?? []
      const scope = base?.scope === role.scope ? [] : [`范围为${role.scope}`]
      const said = [
        ...(more.length > 0 ? [`另有 ${more.join('、')}`] : []),
        ...(fewer.length > 0 ? [`没有 ${fewer.join('、')}`] : []),
        ...scope,
      ]
      return said.length === 0 ? [] : [`${name}：${role.name}（${role.code}）${said.join('；')}`]
    }),
  )
}
