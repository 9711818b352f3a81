import { may } from '../../session/state.ts'
import { allPages, type Page, type PageName, pageOf, type Rail, rails } from '../pages.ts'

export function mayOpen(name: PageName): boolean {
  return isOpen(pageOf(name))
}

/** The tabs of a section that the one signed in may open. */
export function tabsOf(rail: Rail): readonly (Page & { readonly name: PageName })[] {
  return allPages.filter((page) => page.rail === rail && page.tab !== undefined && isOpen(page))
}

/** What is shown to whoever asks for no certain page. */
export function firstPage(): PageName | undefined {
  return rails.flatMap(tabsOf)[0]?.name
}

function isOpen({ permissions }: Page): boolean {
  return permissions.length === 0 || may(...permissions)
}
