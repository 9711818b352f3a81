import { type CalendarDays, calendarOf } from '#kernel/index'
import type { CompiledPack as MonitoringCompiled } from '#monitoring/index'
import { type Catalogue, compilePack, loadCatalogue, loadPack, type Pack } from '#policy/index'
import { type DatasetMap, loadDatasets } from '#sources/index'
import { readNationalText, readNationalYaml, readPolicyFiles } from './policy-files.ts'

/** Everything the policy folders say for one place, read, checked and compiled. */
export interface PolicyInForce {
  readonly catalogue: Catalogue
  readonly pack: Pack
  readonly compiled: MonitoringCompiled
  readonly datasets: DatasetMap
  readonly calendar: CalendarDays
}

export function loadPolicy(id: string): PolicyInForce {
  const files = readPolicyFiles(id)
  const facts = [{ path: 'national/facts.yaml', text: readNationalText('facts.yaml') }]
  const catalogue = loadCatalogue(facts)
  const pack = loadPack({ files, catalogue })
  return {
    catalogue,
    pack,
    compiled: compilePack(pack, catalogue),
    datasets: loadDatasets(readNationalText('datasets.yaml'), catalogue),
    calendar: calendarOf(readNationalYaml('calendar.yaml')),
  }
}
