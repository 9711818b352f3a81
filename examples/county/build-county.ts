import {
  type BrokenRowScenario,
  type Household,
  type HouseholdSpec,
  type OutsiderScenario,
  type Person,
  type Roster,
  rosters,
  type Scenario,
  townships,
} from './model.ts'
import { ordinaryHousehold, recordsOf, rosterSizes } from './ordinary.ts'
import { People } from './people.ts'
import { type Random, randomOf } from './random.ts'
import { residentHousehold } from './residents.ts'
import { brokenRowScenarios, outsiderScenarios, scenarios } from './scenarios.ts'

export interface OutsiderCase {
  readonly scenario: OutsiderScenario
  readonly person: Person
}

export interface BrokenRow {
  readonly scenario: BrokenRowScenario
  readonly person: Person
  /** The number as the file writes it; a number is a number cell. */
  readonly written: string | number
}

export interface County {
  readonly households: readonly Household[]
  readonly residents: readonly Person[]
  readonly outsiders: readonly OutsiderCase[]
  readonly brokenRows: readonly BrokenRow[]
}

const residentsWanted = 20_000

/** The whole county of a seed: the table's households first, ordinary ones around them. */
export function buildCounty(seed: string): County {
  const random = randomOf(seed)
  const people = new People(random)
  const households = [
    ...scenarioHouseholds(people),
    ...rosters.flatMap((roster) => ordinaryHouseholds(roster, people, random)),
  ]
  const registered = households.reduce((count, { members }) => count + members.length, 0)
  const outsiders = outsiderScenarios.map((scenario) => ({
    scenario,
    person: people.person(
      scenario.person,
      people.village(scenario.township, false),
      recordsOf(scenario.person, { roster: 'exited', members: [] }),
    ),
  }))
  const brokenRows = brokenRowScenarios.map((scenario) => brokenRow(scenario, people))
  const residents: Person[] = []
  while (registered + outsiders.length + residents.length < residentsWanted) {
    const township = random.pick(townships)
    const urban = (township === '石桥镇' || township === '清泉镇') && random.chance(0.3)
    const village = people.village(township, urban)
    for (const { spec, records } of residentHousehold(random)) {
      residents.push(people.person(spec, village, records))
    }
  }
  return { households: numbered(households), residents, outsiders, brokenRows }
}

function scenarioHouseholds(people: People): readonly Omit<Household, 'number'>[] {
  return scenarios.map((scenario, at) => {
    const spec = placed(scenario.household, at)
    return { ...householdOf(spec, people), scenario: { ...scenario, household: spec } }
  })
}

/** Rural scenarios stand in turn in the two townships whose files are never missing. */
function placed(spec: HouseholdSpec, at: number): HouseholdSpec {
  if (spec.township !== undefined) return spec
  if (spec.urban === true) return { ...spec, township: '石桥镇' }
  return { ...spec, township: at % 2 === 0 ? '柳林乡' : '石桥镇' }
}

function ordinaryHouseholds(
  roster: Roster,
  people: People,
  random: Random,
): readonly Omit<Household, 'number'>[] {
  const told = scenarios.filter((scenario: Scenario) => scenario.household.roster === roster).length
  return Array.from({ length: rosterSizes[roster] - told }, (_, at) => {
    const spec = ordinaryHousehold(roster, random)
    const township = townships[at % townships.length] ?? '柳林乡'
    const hasCommunities = township === '石桥镇' || township === '清泉镇'
    return householdOf({ ...spec, township, urban: spec.urban === true && hasCommunities }, people)
  })
}

function householdOf(spec: HouseholdSpec, people: People): Omit<Household, 'number'> {
  const village = people.village(spec.township ?? '柳林乡', spec.urban === true)
  const members = spec.members.map((member) =>
    people.person(member, village, recordsOf(member, spec)),
  )
  // One household lives at one address.
  const address = members[0]?.address ?? ''
  return { spec, members: members.map((member) => ({ ...member, address })) }
}

function numbered(households: readonly Omit<Household, 'number'>[]): readonly Household[] {
  return households.map((one, at) => ({ ...one, number: `H${String(at + 1).padStart(6, '0')}` }))
}

function brokenRow(scenario: BrokenRowScenario, people: People): BrokenRow {
  const wantsX = scenario.problem === '小写x'
  const village = people.village(scenario.township, false)
  for (let age = 41; ; age = age === 70 ? 41 : age + 1) {
    const person = people.person({ relation: '本人', age }, village, {})
    if (wantsX && !person.number.endsWith('X')) continue
    return { scenario, person, written: damage(person.number, scenario.problem) }
  }
}

/** The number as a careless hand or a spreadsheet leaves it. */
export function damage(number: string, way: BrokenRowScenario['problem']): string | number {
  switch (way) {
    case '校验位错':
      return number.slice(0, 17) + (number.endsWith('3') ? '4' : '3')
    case '日期非法':
      return `${number.slice(0, 10)}13${number.slice(12)}`
    case '位数不对':
      return number.slice(0, 17)
    case '15位':
      return number.slice(0, 6) + number.slice(8, 17)
    case '全角':
      return [...number].map(fullWidth).join('')
    case '科学计数':
      return `${number[0]}.${number.slice(1, 6)}E+17`
    case '末三位000':
      return Number(`${number.slice(0, 15)}000`)
    case '小写x':
      return number.toLowerCase()
  }
}

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0)
}
