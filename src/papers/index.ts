export { type ExplanationSheet, explanationPage } from './explanation-page.ts'
export { packPage } from './pack-page.ts'
export { escapeHtml, type Markup, markup, paperPage } from './paper-page.ts'
