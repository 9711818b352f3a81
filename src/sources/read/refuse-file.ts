import { refusalOf, refuseReading } from './refusals.ts'
import { Unreadable } from './unreadable.ts'

/** Whatever stops the reading of a file as the refusal that names it; what is our own fault stays. */
export function asRefusal(error: unknown, file: string): unknown {
  if (error instanceof Unreadable) return refusalOf(error, file)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR') {
    return refuseReading('file-missing', { file }, { cause: error })
  }
  return error
}

export async function namingTheFile<Result>(
  file: string,
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    throw asRefusal(error, file)
  }
}
