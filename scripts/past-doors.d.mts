import type { Plugin as BundlePlugin } from 'esbuild'
import type { Plugin } from 'vite'

export function pastDoors(text: string, file: string): string
export const bundlePastDoors: BundlePlugin
export function loadPastDoors(): Plugin
