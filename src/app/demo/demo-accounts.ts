import { createAccount, givePost, type Role, setDemoPassword, storeSettings } from '#access/index'
import { type Queryable, sql } from '#db/index'
import { demoPassword } from '../accounts/demo-people.ts'
import { inAccounts } from '../accounts/sign-in-context.ts'
import type { App } from '../app.ts'
import { departmentsOf } from '../policy-in-force.ts'

/** Little work: everybody may know these passwords. */
const cost = { memoryKib: 1024, passes: 1 }

interface Places {
  readonly township: string
  readonly otherTownship: string
  readonly village: string
}

interface DemoPost {
  readonly role: string
  readonly divisionCode: string | null
  readonly department: string | null
}

/** The example county's accounts: one for every role, said to be of the demonstration. */
export async function makeDemoAccounts(app: App): Promise<void> {
  const now = new Date()
  await inAccounts(app, async (tx) => {
    await tx.execute(sql`update installation set is_demo = true`)
    const places = await readDemoPlaces(tx, app.county.code)
    await storeSettings(tx, { isSingleSession: false }, { actor: '示例县', at: now })
    for (const { account, name, posts } of wanted(app, places)) {
      const id = await createAccount(tx, {
        name: account,
        displayName: name,
        isDemo: true,
        createdBy: '示例县',
      })
      for (const post of posts) await givePost(tx, id, { ...post, givenBy: '示例县' })
      await setDemoPassword(tx, id, { password: demoPassword(app.vault, account), cost, now })
    }
  })
}

function wanted(app: App, places: Places) {
  const departments = departmentsOf(app.pack).map(({ name }) => name)
  const ofDepartments = ['残联', '医保', '教育'].filter((one) => departments.includes(one))
  const people = app.roles.filter(({ code }) => code !== 'interface')
  return people.flatMap((role) => {
    const name = `演示·${role.name}`
    if (role.scope === '推送') {
      return ofDepartments.map((department, at) => ({
        account: at === 0 ? role.code : `${role.code}-${at + 1}`,
        name: `演示·${department}经办人`,
        posts: [{ role: role.code, divisionCode: null, department }],
      }))
    }
    return [{ account: role.code, name, posts: postsFor(role, places) }]
  })
}

/** The township officer stands in for a colleague in another township: a post to switch to. */
function postsFor(role: Role, { township, otherTownship, village }: Places): readonly DemoPost[] {
  const at = (divisionCode: string | null) => ({ role: role.code, divisionCode, department: null })
  if (role.scope !== '辖区') return [at(null)]
  if (role.code === 'village-aide') return [at(village)]
  return role.code === 'township-officer' ? [at(township), at(otherTownship)] : [at(township)]
}

async function readDemoPlaces(q: Queryable, county: string): Promise<Places> {
  const townships = await q.query<{ code: string }>(sql`
    select code from division where parent_code = ${county} and valid_to is null order by code limit 2`)
  const [first, second] = townships
  const [village] = await q.query<{ code: string }>(sql`
    select code from division
    where parent_code = ${first?.code ?? ''} and valid_to is null order by code limit 1`)
  if (!first || !village) throw new Error('the example county has no townships')
  return { township: first.code, otherTownship: (second ?? first).code, village: village.code }
}
