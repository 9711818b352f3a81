import type { Catalogue } from './catalogue.ts'
import { refuseUnknownDepartments } from './check-departments.ts'
import { extendParameter } from './extend-parameter.ts'
import { mergeSections } from './merge-sections.ts'
import type {
  Category,
  Label,
  MonitoringRule,
  Pack,
  Parameter,
  PolicyDocument,
  Term,
} from './pack.ts'
import { refuseMisfits } from './parameter-domain.ts'
import { readCategory, readDocuments, readLabels, readParameters, readTerms } from './read-pack.ts'
import { readRules } from './read-rules.ts'
import { readScheme } from './read-schemes.ts'
import { refuse, refusePolicy } from './refusals.ts'
import type { Scheme } from './scheme.ts'
import {
  childOf,
  elementsOf,
  entriesOf,
  openYaml,
  type PolicyFile,
  placeOf,
  plainValue,
  requiredText,
  type SourceNode,
  textChild,
  writtenText,
} from './yaml-source.ts'

interface Folder {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly bases: readonly SourceNode[]
  readonly files: readonly { readonly file: PolicyFile; readonly root: SourceNode }[]
}

/**
 * The pack `id` (its 标识; without it the one pack that no other extends), merged with the packs it
 * extends: parameters, terms and categories of the nearer pack replace those of the same name.
 * Refuses broken files, unknown keys, packs and departments, names given twice, values that a parameter
 * cannot have, with file, line and column.
 */
export function loadPack(input: {
  readonly files: readonly PolicyFile[]
  readonly catalogue: Catalogue
  readonly id?: string
}): Pack {
  const folders = readFolders(input.files)
  const lineage = lineageOf(input.id ?? leafOf(folders), folders)
  const own = lineage[0] as Folder // a lineage holds at least the pack itself
  const baseFirst = lineage.toReversed()
  const sections = baseFirst.flatMap((folder) =>
    folder.files.map(({ file, root }) => ({ folder, file, root })),
  )
  const read = readSections(sections, input.catalogue)
  const nodes = (name: string) =>
    sections.flatMap(({ root }) => {
      const child = childOf(root, name)
      return child ? [child] : []
    })
  const pack: Pack = {
    id: own.id,
    name: own.name,
    lineage: lineage.map((folder) => folder.id),
    version: `${own.version}-${digest(sections.map(({ file }) => file.text).join('\u0000'))}`,
    ...read,
    section: (name) => mergeSections(nodes(name).map(plainValue)),
    sectionNodes: nodes,
  }
  refuseUnknownDepartments(pack)
  return pack
}

type ReadSections = Omit<Pack, 'id' | 'name' | 'lineage' | 'version' | 'section' | 'sectionNodes'>

function readSections(
  sections: readonly { readonly folder: Folder; readonly root: SourceNode }[],
  catalogue: Catalogue,
): ReadSections {
  const documents: PolicyDocument[] = []
  const parameters = new Map<string, Parameter>()
  const terms = new Map<string, Term>()
  const categories = new Map<string, Category>()
  const personCategories = new Map<string, Category>()
  const rules = new Map<string, MonitoringRule>()
  const schemes = new Map<string, Scheme>()
  const labels: Label[] = []
  const aliases: Record<string, string> = {}
  const claim = claims()
  for (const { folder, root } of sections) {
    const found = readDocuments(root)
    documents.push(...found)
    const document = found[0]?.number
    for (const [given, at] of readParameters(root, { document, catalogue })) {
      claim('参数', given.name, folder, at)
      const parameter = extendParameter(parameters.get(given.name), given)
      refuseMisfits(parameter, at)
      parameters.set(given.name, parameter)
    }
    for (const [term, at] of readTerms(root, document)) {
      claim('术语', term.name, folder, at)
      terms.set(term.name, term)
    }
    const classes = (key: string, into: Map<string, Category>) => {
      for (const at of listUnder(root, key)) {
        const name = requiredText(at, '名称')
        claim(key, name, folder, at)
        into.set(name, readCategory(at, document, into.get(name)))
      }
    }
    classes('类别', categories)
    classes('人员类别', personCategories)
    for (const [rule, at] of readRules(root, document, (id) => rules.get(id))) {
      claim('监测', rule.id, folder, at)
      rules.set(rule.id, rule)
    }
    for (const at of listUnder(root, '救助项目')) {
      const id = requiredText(at, '编号')
      claim('救助项目', id, folder, at)
      schemes.set(id, readScheme(at, document, schemes.get(id)))
    }
    labels.push(...readLabels(root))
    Object.assign(aliases, aliasesOf(root))
  }
  return {
    documents,
    parameters,
    terms,
    categories: inOrder(categories),
    personCategories: inOrder(personCategories),
    labels,
    rules: [...rules.values()],
    schemes: [...schemes.values()],
    aliases,
  }
}

function inOrder(categories: ReadonlyMap<string, Category>): readonly Category[] {
  return [...categories.values()].sort((left, right) => left.order - right.order)
}

function listUnder(root: SourceNode, key: string): readonly SourceNode[] {
  const list = childOf(root, key)
  return list ? elementsOf(list) : []
}

function aliasesOf(root: SourceNode): Readonly<Record<string, string>> {
  const words = childOf(root, '别名')
  const entries = words ? entriesOf(words) : []
  return Object.fromEntries(entries.map(({ key, value }) => [key, String(plainValue(value))]))
}

/** Refuses a name that the same pack gives twice; a nearer pack may give it again. */
function claims(): (kind: string, name: string, folder: Folder, at: SourceNode) => void {
  const owners = new Map<string, { readonly folder: Folder; readonly at: SourceNode }>()
  return (kind, name, folder, at) => {
    const owner = owners.get(`${kind} ${name}`)
    if (owner?.folder === folder) {
      const { file, line } = placeOf(owner.at)
      refusePolicy('name-twice', placeOf(at), { name, twin: `${file} 第 ${line} 行` })
    }
    owners.set(`${kind} ${name}`, { folder, at })
  }
}

function readFolders(files: readonly PolicyFile[]): ReadonlyMap<string, Folder> {
  const byFolder = new Map<string, { file: PolicyFile; root: SourceNode }[]>()
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const root = openYaml(file)
    if (root === undefined) continue
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')))
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), { file, root }])
  }
  const folders = new Map<string, Folder>()
  for (const opened of byFolder.values()) {
    const head = opened.find(({ root }) => childOf(root, '标识'))
    if (head === undefined) continue
    const id = requiredText(head.root, '标识')
    folders.set(id, {
      id,
      name: requiredText(head.root, '名称'),
      version: textChild(head.root, '版本') ?? '1',
      bases: basesOf(head.root),
      files: opened,
    })
  }
  return folders
}

function basesOf(root: SourceNode): readonly SourceNode[] {
  const list = childOf(root, '继承')
  return list ? elementsOf(list) : []
}

// The pack first, then its bases, each once, nearer ones first.
function lineageOf(
  id: string,
  folders: ReadonlyMap<string, Folder>,
  path: readonly string[] = [],
): readonly Folder[] {
  const folder = folders.get(id)
  if (folder === undefined) throw refuse('pack-unknown', { id, known: [...folders.keys()] })
  const way = [...path, id]
  const bases = folder.bases.flatMap((at) => {
    const base = writtenText(at) ?? ''
    if (way.includes(base)) {
      refusePolicy('pack-circular', placeOf(at), { path: [...way, base].join(' → ') })
    }
    if (!folders.has(base)) {
      refusePolicy('base-unknown', placeOf(at), { name: base, known: [...folders.keys()] })
    }
    return lineageOf(base, folders, way)
  })
  return [folder, ...new Set(bases)]
}

function leafOf(folders: ReadonlyMap<string, Folder>): string {
  const extended = new Set(
    [...folders.values()].flatMap((folder) => folder.bases.map((at) => writtenText(at))),
  )
  const leaves = [...folders.keys()].filter((id) => !extended.has(id))
  const [only] = leaves
  if (only !== undefined && leaves.length === 1) return only
  if (only === undefined) for (const id of folders.keys()) lineageOf(id, folders) // a circle
  throw refuse('pack-unknown', { id: '', known: [...folders.keys()] })
}

// FNV-1a over UTF-16 units, two lanes: a change mark, not a protection.
function digest(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b)
  }
  return [low, high].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
