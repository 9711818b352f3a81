import { type Acting, propose } from '#access/index'
import type { ExportForm } from '#policy/index'
import type { App } from '../app.ts'
import { needsTwo, permitDays } from '../approvals/supervision-rules.ts'
import { inCounty } from '../http-port/request.ts'
import { refuse } from '../refusals.ts'
import { findPermit } from '../reveal/take-permit.ts'
import type { Township } from './find-township.ts'

/** An export of whole numbers, as a second person agrees to it. */
export interface WholeExport {
  readonly form: Pick<ExportForm, 'code' | 'name'>
  readonly month: string
  readonly township: Township | undefined
  readonly purpose: string
}

/** What is agreed to: this table of this month and place for this purpose, once. */
export function agreedExport({ form, month, township, purpose }: WholeExport) {
  const payload = { code: form.code, month, township: township?.code ?? null, purpose }
  return { action: '导出完整号码', payload } as const
}

/** Whether whole numbers wait for a second person. The command line is not asked here: it is noted, or refused. */
export function waitsForSecond(app: App, { who }: Pick<Acting, 'who'>): boolean {
  return who !== undefined && needsTwo(app.pack, '导出完整号码')
}

/** Refuses whole numbers without the right to them, and asks a second person where nobody has agreed. */
export async function askForWhole(app: App, acting: Acting, wanted: WholeExport): Promise<void> {
  requireRight(acting)
  if (!waitsForSecond(app, acting)) return
  const agreed = agreedExport(wanted)
  const days = permitDays(app.pack, agreed.action)
  const isAgreed = await inCounty(app, acting, async (tx) => {
    if ((await findPermit(tx, acting, { ...agreed, days })) !== undefined) return true
    const { form, month, township, purpose } = wanted
    await propose(tx, acting, {
      ...agreed,
      ...(township ? { divisionCode: township.code } : {}),
      summary: `导出${form.name} ${month} ${township?.name ?? '本人范围'}（含完整号码），用途：${purpose}`,
    })
    return false
  })
  if (!isAgreed) throw refuse('export-needs-second', { name: wanted.form.name })
}

export function requireRight({ who }: Pick<Acting, 'who'>): void {
  if (who && !who.permissions.has('导出完整号码')) throw refuse('export-whole-forbidden')
}
