import { readFile, stat } from 'node:fs/promises'
import { type Acting, departmentOf } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { hideNumbers } from '#kernel/index'
import { seesHousehold } from '#registry/index'
import { newId } from '#vault/index'
import { refuse } from './refusals.ts'

const largest = 10 * 1024 * 1024

export interface GivenAttachment {
  readonly householdId: string
  readonly path: string
  readonly fileName: string
}

export interface KeptAttachment {
  readonly id: string
  readonly name: string
  readonly size: number
}

/**
 * Keeps a photo or scan for a household, sealed under a key of its own; undefined: there is no such
 * household in scope. What it is, its content says and not its name. Refused: another kind of file, one
 * that is too large.
 */
export async function keepAttachment(
  tx: Queryable,
  acting: Acting,
  { householdId, path, fileName }: GivenAttachment,
): Promise<KeptAttachment | undefined> {
  if (!(await seesHousehold(tx, acting, householdId))) return undefined
  const name = hideNumbers(fileName)
  const { size } = await stat(path)
  if (size > largest) throw refuse('too-large', { name })
  const content = await readFile(path)
  const contentType = typeOf(content)
  if (contentType === undefined) throw refuse('wrong-kind', { name })
  const id = newId()
  const key = acting.vault.newBatchKey()
  await tx.execute(sql`
    insert into attachment (county_code, id, household_id, name, content_type, bytes, content,
      content_key, added_by, added_account, added_department)
    values (${acting.countyCode}, ${id}, ${householdId}, ${name}, ${contentType}, ${size},
      ${acting.vault.encryptWith(key, content)}, ${key.wrapped}, ${acting.actor},
      ${acting.who?.accountId ?? null}, ${departmentOf(acting.who) ?? null})`)
  return { id, name, size }
}

const heads = [
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
  ['application/pdf', '255044462d'],
] as const

function typeOf(content: Buffer): (typeof heads)[number][0] | undefined {
  const head = content.subarray(0, 8).toString('hex')
  return heads.find(([, start]) => head.startsWith(start))?.[0]
}
