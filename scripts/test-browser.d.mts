export const chromium: string
export const headlessShell: string
export function testBrowser(): string
