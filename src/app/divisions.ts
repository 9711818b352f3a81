import fs from 'node:fs'
import { parse } from 'yaml'
import { type Queryable, sql } from '#db/index'
import { refuse } from './refusals.ts'

interface Named {
  readonly 代码: string
  readonly 名称: string
}

/** The divisions of one county as its file lists them: 县 → 乡镇 → 村. */
export interface DivisionList {
  readonly county: { readonly code: string; readonly name: string }
  readonly validFrom: string
  readonly rows: readonly DivisionRow[]
}

export interface DivisionRow {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly tier: '县' | '乡' | '村'
}

/** Reads a divisions file; codes must be 12 digits in quotes. */
export function readDivisions(file: string): DivisionList {
  const text = readText(file)
  try {
    const found = parse(text) as {
      县: Named
      自?: string
      乡镇: readonly (Named & { 村?: readonly Named[] })[]
    }
    const rows: DivisionRow[] = [row(found.县, null, '县')]
    for (const township of found.乡镇) {
      rows.push(row(township, found.县.代码, '乡'))
      for (const village of township.村 ?? []) rows.push(row(village, township.代码, '村'))
    }
    const county = { code: found.县.代码, name: found.县.名称 }
    return { county, validFrom: found.自 ?? '2020-01-01', rows }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw refuse('divisions-unreadable', { file, problem })
  }
}

/** Writes the divisions of a county; those already there keep their validity. */
export async function storeDivisions(q: Queryable, list: DivisionList): Promise<void> {
  await q.execute(sql`
    insert into division (code, valid_from, name, parent_code, tier)
    select code, ${list.validFrom}::date, name, parent_code, tier
    from jsonb_to_recordset(${JSON.stringify(
      list.rows.map((one) => ({ ...one, parent_code: one.parent })),
    )}::jsonb) as r (code text, name text, parent_code text, tier text)
    on conflict (code, valid_from) do update set name = excluded.name`)
}

function row(named: Named, parent: string | null, tier: DivisionRow['tier']): DivisionRow {
  if (typeof named?.代码 !== 'string' || !/^\d{12}$/.test(named.代码)) {
    throw new RangeError(`代码要写成带引号的12位数字（${named?.名称 ?? '无名称'}）`)
  }
  return { code: named.代码, name: named.名称, parent, tier }
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    throw refuse('file-unknown', { path: file })
  }
}
