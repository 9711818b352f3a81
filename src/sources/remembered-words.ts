import type { Acting } from '#access/index'
import { type Queryable, sql } from '#db/index'

/** What a person of the county said that a word means in a dataset's files. */
export interface RememberedWord {
  readonly dataset: string
  readonly field: string
  readonly word: string
  /** Null: nothing we know. */
  readonly value: string | null
  readonly confirmedBy: string
  readonly confirmedAt: string
}

/** All words that were answered, by dataset. */
export async function listRememberedWords(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
): Promise<readonly RememberedWord[]> {
  return q.query<RememberedWord>(sql`
    select dataset, field, word, value, confirmed_by as "confirmedBy",
      confirmed_at as "confirmedAt"
    from code_word
    where county_code = ${acting.countyCode}
    order by dataset, field, word`)
}

/** Forgets what a word means; files that were read so stay as they are. False when nobody had said it. */
export async function forgetWord(
  q: Queryable,
  acting: Pick<Acting, 'countyCode'>,
  { dataset, field, word }: Pick<RememberedWord, 'dataset' | 'field' | 'word'>,
): Promise<boolean> {
  const gone = await q.execute(sql`
    delete from code_word
    where county_code = ${acting.countyCode} and dataset = ${dataset} and field = ${field}
      and word = ${word}`)
  return gone > 0
}
