import { type Acting, type Approval, hindranceFor, readPayload, relativesIn } from '#access/index'
import { sql, type Transaction } from '#db/index'
import type { Approval as ShownApproval } from '#http/index'
import { readPlaces } from '../http-port/places.ts'

/** An approval as it is shown to whoever may see it: with what it asks for, and why they may not decide. */
export async function showApproval(
  tx: Transaction,
  acting: Acting,
  approval: Approval,
): Promise<ShownApproval> {
  const { id, householdId, proposerAccount } = approval
  const relatives = householdId === null ? [] : await relativesIn(tx, acting, householdId)
  return {
    id,
    action: approval.action,
    state: approval.state,
    summary: approval.summary,
    household: await placedHousehold(tx, acting, approval),
    personId: approval.personId,
    details: detailsOf(await readPayload(tx, acting, id)),
    proposedBy: approval.proposedBy,
    proposedOn: approval.proposedOn,
    proposedAt: isoOf(approval.proposedAt),
    decidedBy: approval.decidedBy,
    decidedAt: approval.decidedAt === null ? null : isoOf(approval.decidedAt),
    reason: approval.reason,
    isUsed: approval.usedAt !== null,
    isOwn: proposerAccount !== null && proposerAccount === acting.who?.accountId,
    hindrance: (await hindranceFor(tx, acting, approval)) ?? null,
    relatives: relatives.map(({ staffName, staffPost, relation }) => ({
      staff: staffName,
      post: staffPost,
      relation,
    })),
  }
}

async function placedHousehold(
  tx: Transaction,
  acting: Acting,
  { householdId, household }: Approval,
): Promise<ShownApproval['household']> {
  if (householdId === null || household === null) return null
  const [row] = await tx.query<{ code: string }>(sql`
    select division_code as code from household
    where county_code = ${acting.countyCode} and id = ${householdId}`)
  const places = await readPlaces(tx, acting.countyCode)
  return { id: householdId, number: household, ...places.placeOf(row?.code ?? null) }
}

const labels: Readonly<Record<string, string>> = {
  category: '类别',
  document: '依据的文书',
  effectiveMonth: '起止月份',
  decidedOn: '决定日期',
  reason: '理由',
  confirmedOn: '核查日期',
  outcome: '核查结论',
  effectiveOn: '施行日期',
  fewerCases: '个案减少的理由',
  digest: '政策文本摘要',
  code: '导出表',
  month: '月份',
  township: '乡镇',
  purpose: '用途',
  field: '项目',
  subject: '对象',
  erased: '内容',
  resolution: '会议决定',
  sum: '金额',
}

/** What a payload says, by the names that people use; ids and what has no name stay out. */
function detailsOf(payload: unknown): { name: string; value: string }[] {
  if (typeof payload !== 'object' || payload === null) return []
  return Object.entries(payload).flatMap(([key, value]) => {
    if (key === 'check') {
      return detailsOf(value).map((one) =>
        one.name === labels.document ? { ...one, name: '核查文书' } : one,
      )
    }
    const name = labels[key]
    if (name === undefined || value === null || typeof value === 'object') return []
    return [{ name, value: String(value) }]
  })
}

function isoOf(moment: string | Date): string {
  return new Date(moment).toISOString()
}
