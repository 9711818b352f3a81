import fs from 'node:fs'
import path from 'node:path'
import type { LocalDate } from '#kernel/index'
import { describePack, mainDocument, type PrintedPack } from '#policy/index'
import type { App } from '../app.ts'
import { refuse } from '../refusals.ts'
import { resolvePolicy } from './resolve-policy.ts'

export interface PrintRequest {
  readonly pack: string
  readonly day: LocalDate
  /** A document's text, or a folder of texts named by number, such as `新政办〔2024〕22号.txt`. */
  readonly text?: string | undefined
  /** Where an installation keeps texts of documents; looked at when it is there. */
  readonly textFolder?: string | undefined
}

/** A printed pack and where its texts were taken from. */
export interface PrintedPolicy extends PrintedPack {
  readonly from: string
}

/** A pack by document and article, in words, beside the document's own text where there is one. */
export async function printPolicy(request: PrintRequest, app?: App): Promise<PrintedPolicy> {
  const { policy, from } = await resolvePolicy(request.pack, app)
  const own = mainDocument(policy.pack)
  const texts = new Map([
    ...(request.textFolder && fs.existsSync(request.textFolder) ? textsIn(request.textFolder) : []),
    ...(request.text === undefined ? [] : textsAt(request.text, own)),
  ])
  return { ...describePack(policy.compiled, { day: request.day, texts }), from }
}

function textsAt(at: string, number: string): readonly (readonly [string, string])[] {
  if (!fs.existsSync(at)) throw refuse('file-unknown', { path: at })
  if (fs.statSync(at).isDirectory()) return textsIn(at)
  const named = path.basename(at, path.extname(at))
  return [[/号$/.test(named) ? named : number, fs.readFileSync(at, 'utf8')]]
}

function textsIn(folder: string): readonly (readonly [string, string])[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [path.basename(name, '.txt'), fs.readFileSync(path.join(folder, name), 'utf8')])
}
