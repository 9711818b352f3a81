import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type EligibilityCase, readPackCase } from '#policy/index'
import { catalogue } from './read-packs.ts'

/** The own cases of a pack folder: `policies/<id>/cases/*.yaml`. */
export function readPackCases(id: string): readonly EligibilityCase[] {
  const folder = `policies/${id}/cases`
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(`${folder}/${name}`, 'utf8')) as unknown[])
    .map((entry) => readPackCase(entry, catalogue))
}
