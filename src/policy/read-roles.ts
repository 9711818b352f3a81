import type { Basis, Pack } from './pack.ts'
import type { Place } from './place.ts'
import { readBasis } from './read-pack.ts'
import { refusePolicy } from './refusals.ts'
import {
  allowKeys,
  childOf,
  elementsOf,
  placeOf,
  requiredChild,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

/** The words a role may be written with; the module that obeys the roles owns them. */
export interface RoleWords<P extends string, K extends string, M extends string> {
  readonly permissions: readonly P[]
  readonly scopes: readonly K[]
  readonly sensitive: readonly M[]
}

/** A post of a place, what it may do and how far it sees. */
export interface ReadRole<
  P extends string = string,
  K extends string = string,
  M extends string = string,
> {
  readonly code: string
  readonly name: string
  readonly scope: K
  readonly permissions: readonly P[]
  readonly sensitive: M
  readonly exportRows: number
  readonly needsSecondFactor: boolean
  /** Codes of other roles of the pack. */
  readonly excludes: readonly string[]
  readonly basis?: Basis
  readonly note?: string
  readonly place: Place
}

const keys = [
  ...['代码', '名称', '范围', '权限', '敏感', '导出行数', '双因素', '互斥'],
  ...['依据', '文件', '说明'],
]
/** In 互斥: every other role. */
const everyOther = '全部'

/**
 * The roles of a pack (section 岗位): an entry of a nearer pack gives the role of the same 代码 anew,
 * and keys it leaves out stay as the farther one has them; its 依据 and 说明 are its own. Refuses
 * unknown words, roles and keys, and a role that leaves a key open, with file, line, column and the
 * nearest word.
 */
export function readRoles<P extends string, K extends string, M extends string>(
  pack: Pick<Pack, 'documents' | 'sectionNodes'>,
  words: RoleWords<P, K, M>,
): readonly ReadRole<P, K, M>[] {
  const roles = new Map<string, ReadRole<P, K, M>>()
  const excludedAt = new Map<string, SourceNode>()
  for (const list of pack.sectionNodes('岗位')) {
    const document = pack.documents.find((one) => one.file === placeOf(list).file)?.number
    const codes = new Set<string>()
    for (const at of elementsOf(list)) {
      const code = requiredText(at, '代码')
      if (codes.has(code)) refusePolicy('name-twice', placeOf(at), { name: code })
      codes.add(code)
      roles.set(code, readRole(at, { base: roles.get(code), document, words }))
      const excluded = childOf(at, '互斥')
      if (excluded) excludedAt.set(code, excluded)
    }
  }
  return [...roles.values()].map((role) => {
    const at = excludedAt.get(role.code)
    return at ? { ...role, excludes: excludesAt(at, role.code, [...roles.keys()]) } : role
  })
}

interface Reading<P extends string, K extends string, M extends string> {
  readonly base: ReadRole<P, K, M> | undefined
  readonly document: string | undefined
  readonly words: RoleWords<P, K, M>
}

function readRole<P extends string, K extends string, M extends string>(
  at: SourceNode,
  { base, document, words }: Reading<P, K, M>,
): ReadRole<P, K, M> {
  allowKeys(at, keys)
  const needed = (key: string) => (base ? childOf(at, key) : requiredChild(at, key))
  const scope = needed('范围')
  const permissions = needed('权限')
  const sensitive = needed('敏感')
  const rows = needed('导出行数')
  const factor = needed('双因素')
  const name = needed('名称')
  if (!base) requiredChild(at, '互斥')
  const basis = readBasis(at, document)
  const note = textChild(at, '说明')
  return {
    code: requiredText(at, '代码'),
    name: name ? requiredText(at, '名称') : (base?.name ?? ''),
    scope: wordAt(scope, words.scopes, base?.scope),
    permissions: permissions
      ? elementsOf(permissions).map((one) => wordAt(one, words.permissions, undefined))
      : (base?.permissions ?? []),
    sensitive: wordAt(sensitive, words.sensitive, base?.sensitive),
    exportRows: rows ? countAt(rows) : (base?.exportRows ?? 0),
    needsSecondFactor: wordAt(factor, ['是', '否'], base?.needsSecondFactor ? '是' : '否') === '是',
    excludes: [],
    place: placeOf(at),
    ...(basis && { basis }),
    ...(note !== undefined && { note }),
  }
}

function excludesAt(at: SourceNode, own: string, codes: readonly string[]): readonly string[] {
  const others = codes.filter((code) => code !== own)
  const named = elementsOf(at).map((one) => wordAt(one, [everyOther, ...others], undefined))
  return named.includes(everyOther) ? others : named
}

/** The word of a node; of none the one that stands for it. */
function wordAt<const T extends string>(
  at: SourceNode | undefined,
  allowed: readonly T[],
  base: NoInfer<T> | undefined,
): T {
  if (!at) {
    if (base === undefined) throw new RangeError('neither a node nor a word to stand for it')
    return base
  }
  const name = writtenText(at) ?? ''
  const found = allowed.find((one) => one === name)
  return found ?? refusePolicy('value-unknown', placeOf(at), { name, known: allowed })
}

function countAt(at: SourceNode): number {
  const text = writtenText(at) ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text)
  return refusePolicy('shape', placeOf(at), { expected: '行数，如 5000，不导出写 0' })
}
