import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { allPages, formerPaths, type Page } from './pages.ts'

const files = import.meta.glob<{ readonly default: Component }>('./*/*Page.vue')

/** The addresses after `#` never reach a server or its log. */
export const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: (_to, _from, saved) => (saved ? scrollTo(saved) : undefined),
  routes: [
    ...allPages.flatMap(recordsOf),
    ...Object.entries(formerPaths).map(([path, name]) => ({ path, redirect: { name } })),
    // What is no page of ours is the first page of whoever looks.
    { path: '/:nowhere(.*)*', name: 'start', component: { render: () => null } },
  ],
})

/** Back where one was, once what stood there is drawn again; after a second it is not waited for. */
async function scrollTo<T extends { readonly top: number }>(saved: T): Promise<T> {
  const root = document.documentElement
  for (let tries = 0; tries < 20; tries += 1) {
    if (root.scrollHeight - root.clientHeight >= saved.top) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return saved
}

/** A page whose file is missing is none; a test looks that each is there. */
function recordsOf({ path, name, file }: Page): readonly RouteRecordRaw[] {
  const component = files[`./${file}.vue`]
  return component ? [{ path, name, component, props: !path.endsWith('?') }] : []
}
