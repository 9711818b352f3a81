import type { Plugin } from 'vite'

/** Test runs start the worker that reads workbooks from a bundle, as the product does. */
export function bundledWorker(): Plugin
