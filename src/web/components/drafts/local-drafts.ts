/** What could not be sent yet, on this computer alone and only as cipher: the key never leaves the browser. */
export interface LocalDraft {
  readonly body: unknown
  readonly version: string | null
  readonly savedAt: string
}

interface Stored {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly cipher: ArrayBuffer
}

const keyName = 'key'
const prefix = 'draft '

/** One store an account; whoever signs in next opens another. */
function nameOf(account: string): string {
  return `doudi-drafts-${account}`
}

/** False where the browser keeps nothing for this page (an address without encryption, a private window). */
export async function keepLocally(
  account: string,
  key: string,
  draft: LocalDraft,
): Promise<boolean> {
  return inStore(account, async (store) => {
    const sealing = await sealingKey(store)
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const text = new TextEncoder().encode(JSON.stringify(draft))
    const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, sealing, text)
    await store.put(prefix + key, { iv, cipher } satisfies Stored)
    return true
  }).catch(() => false)
}

export async function findLocally(account: string, key: string): Promise<LocalDraft | undefined> {
  return inStore(account, async (store) => {
    // Written above.
    const found = (await store.get(prefix + key)) as Stored | undefined
    if (!found) return undefined
    const { iv, cipher } = found
    const sealing = await sealingKey(store)
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, sealing, cipher)
    return JSON.parse(new TextDecoder().decode(text)) as LocalDraft
  }).catch(() => undefined)
}

/** What of an account could not be sent yet, by its keys. */
export async function allLocally(
  account: string,
): Promise<readonly (readonly [string, LocalDraft])[]> {
  const names = await inStore(account, (store) => store.keys()).catch(() => [])
  const drafts = names.map(String).filter((name) => name.startsWith(prefix))
  const found = drafts.map(async (name) => {
    const key = name.slice(prefix.length)
    return [key, await findLocally(account, key)] as const
  })
  return (await Promise.all(found)).flatMap(([key, draft]) =>
    draft ? [[key, draft] as const] : [],
  )
}

export async function dropLocally(account: string, key: string): Promise<void> {
  await inStore(account, (store) => store.delete(prefix + key)).catch(() => undefined)
}

/** On signing out: the drafts and their key. */
export async function forgetLocally(account: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(nameOf(account))
    asked.onsuccess = () => resolve()
    asked.onerror = () => resolve()
    asked.onblocked = () => resolve()
  })
}

interface Store {
  get(name: string): Promise<unknown>
  keys(): Promise<readonly IDBValidKey[]>
  put(name: string, value: unknown): Promise<unknown>
  delete(name: string): Promise<unknown>
}

async function inStore<T>(account: string, work: (store: Store) => Promise<T>): Promise<T> {
  const db = await open(account)
  const run = <R>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<R>) =>
    done(ask(db.transaction('kept', mode).objectStore('kept')))
  try {
    return await work({
      get: (name) => run('readonly', (store) => store.get(name)),
      keys: () => run('readonly', (store) => store.getAllKeys()),
      put: (name, value) => run('readwrite', (store) => store.put(value, name)),
      delete: (name) => run('readwrite', (store) => store.delete(name)),
    })
  } finally {
    db.close()
  }
}

function open(account: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(nameOf(account), 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore('kept')
  return done(asked)
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the browser keeps nothing'))
  })
}

/** Made once, not to be taken out of the browser. */
async function sealingKey(store: Store): Promise<CryptoKey> {
  const kept = await store.get(keyName)
  if (kept instanceof CryptoKey) return kept
  const usages: KeyUsage[] = ['encrypt', 'decrypt']
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, usages)
  await store.put(keyName, made)
  return made
}
