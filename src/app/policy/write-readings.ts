import fs from 'node:fs'
import path from 'node:path'
import { isRefusal } from '#kernel/index'
import { keepReading } from '#policy/index'
import { readingName } from './kept-readings.ts'

/** Keeps in a folder what is read of every file of the policies of another; the build does so. */
export function writeReadings(policies: string, folder: string): void {
  fs.mkdirSync(folder, { recursive: true })
  for (const file of policyFilesIn(policies)) {
    const text = fs.readFileSync(file, 'utf8')
    const reading = readingOf(file, text)
    if (reading === undefined) continue
    const kept = path.join(folder, readingName(text))
    // A build that is broken off leaves no half of one.
    fs.writeFileSync(`${kept}.draft`, reading)
    fs.renameSync(`${kept}.draft`, kept)
  }
}

/** The YAML files of the folders of a folder; cases and templates lie deeper and are no policy. */
function policyFilesIn(policies: string): string[] {
  return fs
    .readdirSync(policies, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => fs.readdirSync(path.join(policies, name)).map((one) => `${name}/${one}`))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(policies, name))
}

/** A broken file is told to whoever opens it, with its place. */
function readingOf(file: string, text: string): string | undefined {
  try {
    return keepReading({ path: file, text })
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}
