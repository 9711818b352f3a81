export * from './catalogue.ts'
export type { PlainConstant } from './constants.ts'
export { loadPack } from './load-pack.ts'
export { nearestName } from './nearest-name.ts'
export type * from './pack.ts'
export { ruleClasses } from './pack.ts'
export type { Place, PolicyFile, SourceNode } from './yaml-source.ts'
export {
  allowKeys,
  childOf,
  elementsOf,
  entriesOf,
  openYaml,
  placeOf,
  plainValue,
  requiredChild,
  requiredText,
  textChild,
  textsChild,
  writtenText,
} from './yaml-source.ts'
