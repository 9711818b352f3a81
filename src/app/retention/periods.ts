import { type KeptFor, loadCatalogue, loadPack, type Pack, readRetention } from '#policy/index'
import { readNationalText } from '../policy-files.ts'

/** What is stored besides facts and the chain, as the data name it. */
export const keptThings = [
  '原件',
  '搁置的行',
  '复核事项内容',
  '请求编号',
  '没有提交的草稿',
  '没有提交的附件',
  '附件',
  '登录会话',
  '登录失败',
  '监督预警证据',
  '操作日志',
] as const
export type KeptThing = (typeof keptThings)[number]

type Read = Pick<Pack, 'documents' | 'sectionNodes'>

const read = new WeakMap<Read, ReadonlyMap<KeptThing, KeptFor>>()
let national: ReadonlyMap<KeptThing, KeptFor> | undefined

/** For how many days something is kept; undefined: for good. Texts older than the section have the nation's. */
export function daysKept(pack: Read, thing: KeptThing): number | undefined {
  const own = read.get(pack) ?? readRetention(pack, keptThings)
  read.set(pack, own)
  const kept = own.get(thing) ?? nationalPeriods().get(thing)
  if (!kept) throw new Error(`the nation's data say nothing of how long ${thing} is kept`)
  return kept.days
}

function nationalPeriods(): ReadonlyMap<KeptThing, KeptFor> {
  if (national) return national
  const files = ['pack.yaml', 'retention.yaml'].map((name) => ({
    path: `national/${name}`,
    text: readNationalText(name),
  }))
  national = readRetention(loadPack({ files, catalogue: loadCatalogue([]) }), keptThings)
  return national
}
