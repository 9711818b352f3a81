import path from 'node:path'
import { expect, test } from 'vitest'
import { pastDoors } from '../scripts/past-doors.mjs'

const root = path.resolve(import.meta.dirname, '..')
const from = path.join(root, 'src/cli/with-app.ts')
const of = (file: string) => path.join(root, 'src', file)

test('a value comes from the file that makes it, a type and what is no door stay', () => {
  const text = [
    "import { type App, openApp } from '#app/index'",
    "import { isRefusal } from '#kernel/index'",
    "import type { Vault } from '#vault/index'",
    "import { tell } from './output.ts'",
  ].join('\n')
  const [app, kernel, ...rest] = pastDoors(text, from).split('\n')
  expect(app).toBe(
    `import { type App } from '#app/index';import { openApp } from '${of('app/installation.ts')}'`,
  )
  expect(kernel).toBe(`import { isRefusal } from '${of('kernel/refusal.ts')}'`)
  expect(rest.join('\n')).toBe(text.split('\n').slice(2).join('\n'))
})

test('doors behind doors are passed as well, and every line stays where it was', () => {
  const text = "import {\n  openSession,\n  sql,\n} from '#access/index'\nconst a = 1"
  const made = pastDoors(text, from)
  expect(made).toContain(`import { openSession } from '${of('access/sign-in/sessions.ts')}'`)
  // The door does not give it: whoever asks is told so by the door.
  expect(made).toContain("import { sql } from '#access/index'")
  expect(made.split('\n').indexOf('const a = 1')).toBe(4)
})
