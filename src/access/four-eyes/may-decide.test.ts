import { describe, expect, it, test } from 'vitest'
import { type Permission, permissions, wholeCounty } from '../domain.ts'
import {
  approvalActions,
  approvalStates,
  type DecisionFacts,
  hindranceOf,
  isOfTownship,
  mayDecide,
  permissionsFor,
} from './may-decide.ts'

const truths = [true, false] as const
const proposers = [null, 'a'] as const
const deciders = [null, 'a', 'b'] as const

/** Every combination of everything that counts. */
function* everyCase(): Generator<DecisionFacts> {
  for (const action of approvalActions) {
    const without = permissions.filter((one) => one !== permissionsFor[action].decide)
    const both: readonly ReadonlySet<Permission>[] = [new Set(permissions), new Set(without)]
    for (const state of approvalStates) {
      for (const proposerAccount of proposers) {
        for (const deciderAccount of deciders) {
          for (const held of both) {
            for (const [isInScope, isOwnRelative, isStaffRelative, isOfTown] of fourTruths()) {
              yield {
                ...{ action, state, proposerAccount, deciderAccount, permissions: held },
                ...{ isInScope, isOwnRelative, isStaffRelative, isOfTownship: isOfTown },
              }
            }
          }
        }
      }
    }
  }
}

function fourTruths(): readonly (readonly [boolean, boolean, boolean, boolean])[] {
  return truths.flatMap((a) =>
    truths.flatMap((b) => truths.flatMap((c) => truths.map((d) => [a, b, c, d] as const))),
  )
}

describe('who may decide', () => {
  it('is, of all combinations, exactly those in which nothing speaks against it', () => {
    let seen = 0
    let allowed = 0
    for (const facts of everyCase()) {
      const isOther =
        facts.deciderAccount !== null && facts.deciderAccount !== facts.proposerAccount
      const holds = facts.permissions.has(permissionsFor[facts.action].decide)
      const isFree = !facts.isOwnRelative && !(facts.isStaffRelative && facts.isOfTownship)
      const wanted = holds && facts.isInScope && facts.state === '待复核' && isOther && isFree
      expect(mayDecide(facts)).toBe(wanted)
      seen += 1
      if (wanted) allowed += 1
    }
    expect(seen).toBe(approvalActions.length * approvalStates.length * 2 * 3 * 2 * 16)
    // Two deciders beside a proposer of no account, one beside 'a'; six of eight for kinship and place.
    expect(allowed).toBe(approvalActions.length * 3 * 3)
  })

  it('says the same to whoever may not see it, whatever else holds', () => {
    for (const facts of everyCase()) {
      if (facts.isInScope || !facts.permissions.has(permissionsFor[facts.action].decide)) continue
      expect(hindranceOf(facts)).toBe('不在范围')
    }
  })

  it('proposing and deciding never take the same permission', () => {
    for (const { propose, decide } of Object.values(permissionsFor)) {
      expect(propose).not.toBe(decide)
    }
  })
})

test.each([
  ['a township', { kind: '辖区', areas: ['999901100'] }, true],
  ['its village', { kind: '辖区', areas: ['999901100201'] }, true],
  ['another township', { kind: '辖区', areas: ['999901101'] }, false],
  ['the county as an area', { kind: '辖区', areas: ['999901'] }, false],
  ['the whole county', wholeCounty, false],
  [
    'a branch of a department there',
    { kind: '推送', department: '医保', areas: ['999901100'] },
    true,
  ],
  ['a department', { kind: '推送', department: '医保', areas: null }, false],
  ['nothing', { kind: '无' }, false],
] as const)('a post of %s counts as the township itself: %#', (_, scope, wanted) => {
  expect(isOfTownship(scope, '999901100201')).toBe(wanted)
})
