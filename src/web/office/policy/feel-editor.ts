import { parser } from '@bpmn-io/lezer-feel'
import { HighlightStyle, LRLanguage, syntaxHighlighting } from '@codemirror/language'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { styleTags, tags } from '@lezer/highlight'

/** Where a fault is, as the check tells it: line and column from 1. */
export interface FaultAt {
  readonly line: number
  readonly column: number
  readonly length: number
}

const feel = LRLanguage.define({
  parser: parser.configure({
    props: [
      styleTags({
        'VariableName PropertyName ParameterName': tags.variableName,
        'StringLiteral AtLiteral': tags.string,
        'NumericLiteral BooleanLiteral Null': tags.number,
        'CompareOp ArithOp and or in between not if then else for return some every satisfies':
          tags.operator,
      }),
    ],
  }),
})

const colours = HighlightStyle.define([
  { tag: tags.variableName, color: 'var(--brand)' },
  { tag: tags.string, color: 'var(--c2)' },
  { tag: tags.number, color: 'var(--ink)', fontWeight: '700' },
  { tag: tags.operator, color: 'var(--ink-2)' },
])

interface StyleSets {
  mount(root: object, modules: readonly object[]): void
}

/**
 * The page's policy forbids written styles, and the editor writes its own into the document's head unless
 * the document has a set of constructed ones already: that set is made through a root without a head.
 */
function constructStyles(): void {
  const styles = colours.module?.constructor as StyleSets | undefined // the class that `module` is of
  const bare = { ownerDocument: document, adoptedStyleSheets: [] as CSSStyleSheet[] }
  styles?.mount(bare, [])
  for (const key of Object.getOwnPropertySymbols(bare)) {
    if (!Reflect.has(document, key)) Reflect.set(document, key, Reflect.get(bare, key))
  }
}
constructStyles()

/** Marks the word that is wrong; null: none is. */
export const markFault = StateEffect.define<FaultAt | null>()

const wrong = Decoration.mark({ class: 'wrong-word' })
const faults = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((one) => one.is(markFault))
    if (!effect) return marks.map(transaction.changes)
    const fault: FaultAt | null = effect.value
    if (fault === null) return Decoration.none
    const { doc } = transaction.state
    const line = doc.line(Math.min(fault.line, doc.lines))
    const from = Math.min(line.from + fault.column - 1, line.to)
    const to = Math.min(from + Math.max(1, fault.length), line.to)
    if (from < to) return Decoration.set([wrong.range(from, to)])
    return from > line.from ? Decoration.set([wrong.range(from - 1, from)]) : Decoration.none
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The policy language in an editor of the page's own colours. */
export function feelEditor(label: string, changed: (text: string) => void): Extension {
  return [
    feel,
    syntaxHighlighting(colours),
    faults,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed(update.state.doc.toString())
    }),
  ]
}
