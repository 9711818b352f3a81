import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type App, importDepartmentFile, initialise, openApp, runRound, sealLogs } from '#app/index'
import { type RunningServer, startServer } from '#http/index'
import { identityCheckDigit, localDate } from '#kernel/index'
import {
  interfaceTokenAs,
  type SignedInTest,
  signInAs,
} from '../../src/app/accounts/test-accounts.ts'
import { makeHttpPort } from '../../src/app/http-port/make-http-port.ts'
import { forgetDurability } from '../journeys/forget-durability.ts'
import { onceIn } from '../journeys/once-a-run.ts'
import { makeKeyQuick } from '../journeys/quick-key.ts'

/** A county of a few households, its files imported, one round done, served on a free port. */
export interface ServedCounty {
  readonly app: App
  /** With what an officer of the county is known by. */
  readonly server: RunningServer & SignedInTest
  /** For a system that acts as such an officer. */
  readonly token: string
  close(): Promise<void>
}

export interface Serving {
  readonly webRoot?: string
  readonly log?: { write(line: string): void }
  /** A folder whose county is copied; who comes first makes it there. */
  readonly prepared?: string
}

export const day = '2024-10-11'
export const passphrase = 'willow-lantern-42-harbour'

export async function serveCounty(serving: Serving = {}): Promise<ServedCounty> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doudi-browser-'))
  // As root the database runs under another account, which must be able to enter.
  chmodSync(folder, 0o711)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  let app: App
  try {
    app = await openCounty(folder, serving.prepared)
  } catch (error) {
    remove()
    throw error
  }
  const leave = async () => {
    await app.close()
    remove()
  }
  try {
    return await serve(app, { ...serving, leave })
  } catch (error) {
    await leave()
    throw error
  }
}

async function serve(
  app: App,
  { webRoot, log, leave }: Serving & { leave(): Promise<void> },
): Promise<ServedCounty> {
  const officer = { role: 'county-officer', name: '李经办' }
  const token = await interfaceTokenAs(app, officer)
  const signedIn = await signInAs(app, officer)
  const running = await startServer({ app: makeHttpPort(app, day), port: 0, webRoot, log })
  const close = async () => {
    await running.close()
    await leave()
  }
  return { app, server: { ...running, ...signedIn }, token, close }
}

async function openCounty(folder: string, prepared: string | undefined): Promise<App> {
  if (prepared === undefined) return makeCounty(folder)
  await onceIn(prepared, prepareCounty)
  // With its owners: the database refuses a folder of somebody else.
  execFileSync('cp', ['-a', `${prepared}/.`, folder])
  return openApp(placeIn(folder), () => passphrase)
}

/** Leaves the county closed in `folder`, for others to copy. */
export async function prepareCounty(folder: string): Promise<void> {
  await (await makeCounty(folder)).close()
  forgetDurability(path.join(folder, 'data'))
  makeKeyQuick(path.join(folder, 'key.json'), passphrase)
}

function placeIn(folder: string) {
  return { dataFolder: path.join(folder, 'data'), engine: 'embedded' as const }
}

/** The county, open: its files are in, one round is done. */
async function makeCounty(folder: string): Promise<App> {
  const place = placeIn(folder)
  await initialise(place, {
    policyId: '410721-xinxiang',
    passphrase,
    divisionsFile: 'examples/county/divisions.yaml',
    keyFile: path.join(folder, 'key.json'),
  })
  const app = await openApp(place, () => passphrase)
  try {
    await takeFilesIn(app, folder)
    await runRound(app, app.acting('王监测', localDate(day)), { push: true })
    await sealLogs(app)
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

/** A valid number of the unused area 999901. */
export function numberOf(birth: string, serial: number): string {
  const first = `999901${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return first + identityCheckDigit(first)
}

export const people = {
  mangzhong: { name: '周芒种', number: numberOf('1993-06-05', 31) },
  guyu: { name: '周谷雨', number: numberOf('1962-04-20', 53) },
  xiaoman: { name: '何小满', number: numberOf('1965-05-21', 64) },
  shuangjiang: { name: '冯霜降', number: numberOf('1957-10-23', 77) },
  qiufen: { name: '杜秋分', number: numberOf('1971-09-23', 82) },
} as const

async function takeFilesIn(app: App, folder: string): Promise<void> {
  const { mangzhong, guyu, xiaoman, shuangjiang, qiufen } = people
  const roster =
    '户号,姓名,身份证号,与户主关系,性别,城乡,乡镇,村,认定日期,家庭年收入,低保财产,边缘财产'
  const files: Readonly<Record<string, readonly string[]>> = {
    '低保边缘台账2024年9月.csv': [
      `${roster},边缘类型`,
      `L1042,${guyu.name},${guyu.number},户主,男,农村,柳林乡,柳林村,2023-11-02,27648,不符合,符合,一般`,
      `L1042,${xiaoman.name},${xiaoman.number},妻,女,农村,柳林乡,柳林村,2023-11-02,27648,不符合,符合,一般`,
      `L1042,${mangzhong.name},${mangzhong.number},子,男,农村,柳林乡,柳林村,2023-11-02,27648,不符合,符合,一般`,
    ],
    '低保台账2024年9月.csv': [
      `${roster},低保证号`,
      `D0663,${shuangjiang.name},${shuangjiang.number},户主,男,农村,石桥镇,桥西村,2022-03-01,3600,符合,符合,1`,
      `D0918,${qiufen.name},${qiufen.number},户主,女,农村,石桥镇,石门村,2021-06-01,3000,符合,符合,2`,
    ],
    '2024年9月持证残疾人.csv': [
      '示例县持证残疾人信息（2024年9月）',
      '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
      `${mangzhong.name},${mangzhong.number},柳林乡,精神,三级,2019-05-06`,
      `${xiaoman.name},'${xiaoman.number},柳林乡,肢体,3级,2020.1.2`,
      `${qiufen.name},${qiufen.number},石桥镇,视力,五级,2018-01-01`,
      '合计,3,,,,',
    ],
  }
  const acting = app.acting('赵导入', localDate(day))
  for (const [name, lines] of Object.entries(files)) {
    const file = path.join(folder, name)
    writeFileSync(file, `${lines.join('\n')}\n`)
    await importDepartmentFile(app, acting, {
      path: file,
      dataset: 'auto',
      period: '2024-09',
      evaluate: false,
    })
  }
}
