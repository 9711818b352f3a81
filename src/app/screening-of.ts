import type { Dataset, Screening } from '#sources/index'
import type { App } from './app.ts'

export function screeningOf(_app: Pick<App, 'compiled'>): (dataset: Dataset) => Screening | undefined {
  return () => undefined
}
