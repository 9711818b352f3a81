export { type ExplanationSheet, explanationPage } from './explanation-page.ts'
export { escapeHtml, type Markup, markup, paperPage } from './paper-page.ts'
