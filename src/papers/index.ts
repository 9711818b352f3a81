export { annotateFile } from './annotate-file.ts'
export type { AnnotatedProblem, AnnotateInput, HeaderPlace } from './annotations.ts'
export { type ExplanationSheet, explanationPage } from './explanation-page.ts'
export { type FilledValue, type FillTemplateInput, fillTemplate } from './fill-template.ts'
export { packPage } from './pack-page.ts'
export { escapeHtml, type Markup, markup, paperPage } from './paper-page.ts'
export { csvField, looksLikeFormula, safeText } from './safe-text.ts'
export {
  type ColumnKind,
  type Table,
  type TableColumn,
  type TableValue,
  type WriteTableOptions,
  writeTable,
} from './write-table.ts'
