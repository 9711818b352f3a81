import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const office = import.meta.dirname

/** What takes typed words and keeps no draft itself, and why nothing typed there is lost. */
const without: Readonly<Record<string, string>> = {
  'alerts/PlainDate.vue': 'one field of forms that keep theirs',
  'households/EntryHead.vue': 'part of EntryForm, which keeps it',
  'households/FactField.vue': 'part of EntryForm, which keeps it',
  'households/MemberFields.vue': 'part of EntryForm, which keeps it',
  'households/PlaceFields.vue': 'part of EntryForm, which keeps it',
  'imports/AboutFile.vue': 'the number of a row in a file that is read again',
  'policy/ParameterTable.vue': 'part of the policy draft, which the server keeps',
  'policy/PublishPanel.vue': 'part of the policy draft, which the server keeps',
  'policy/RuleTextDialog.vue': 'only read',
  'states/StatesForms.vue': 'shows what forms look like; nothing is sent',
}

describe('every form of the office that takes typed words', () => {
  const found = components(office)
    .map((file) => ({ file: path.relative(office, file), source: readFileSync(file, 'utf8') }))
    .filter(({ source }) => takesWords(source))

  it('keeps a draft, or says why it need not', () => {
    const kept = /\buseDraft\(|<(ReasonForm|DraftNote)\b/
    const bare = found.filter(({ source }) => !kept.test(source)).map(({ file }) => file)
    expect(bare.filter((file) => !Object.hasOwn(without, file))).toEqual([])
    const all = new Set(found.map(({ file }) => file))
    expect(Object.keys(without).filter((file) => !all.has(file))).toEqual([])
  })

  it('is seen by this test', () => {
    expect(found.map(({ file }) => file)).toContain('households/DecisionPage.vue')
    expect(takesWords('<input v-model="name">')).toBe(true)
    expect(takesWords('<input v-model="isAll" type="checkbox">')).toBe(false)
  })
})

function components(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vue'))
    .map((name) => path.join(folder, name))
}

/** A box for words or amounts; choices, days, files and searches are not typed twice. */
function takesWords(source: string): boolean {
  const plain = [...source.matchAll(/<input\b[^>]*>/gs)].some(
    ([tag]) => !/type="(checkbox|radio|file|search|date|month)"/.test(tag),
  )
  return plain || /<(textarea|TextInput|MoneyInput|ElInput)\b/.test(source)
}
