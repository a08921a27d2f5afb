import { forgetPages, keptPages } from '../session/kept-pages.ts'
import { isOffline, offlineAddress } from './offline.ts'

const key = 'piata.viewed'
/** Beyond it the oldest go. */
const mostKept = 200
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** The listings that were looked at in this browser, the last first; no server keeps them. */
function viewed(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string' && uuid.test(id)) : []
  } catch {
    return []
  }
}

function remember(ids: string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids.slice(0, mostKept)))
  } catch {
    // Storage may be full or forbidden: nothing is remembered then.
  }
}

/** Notes the listing whose page this is. */
export class ViewedListing extends HTMLElement {
  connectedCallback(): void {
    const { id, seller, offline } = this.dataset
    if (id === undefined) return
    if (offline) void readOffline(offline).catch(() => {})
    remember([id, ...viewed().filter((other) => other !== id)])
    if (seller === localStorage.getItem('piata.account')) return
    // Its seller sees how many others looked; nothing of the visitor goes along.
    void fetch(`/v1/listings/${id}/look`, { method: 'PUT', credentials: 'omit', keepalive: true }).catch(
      () => {},
    )
  }
}

const dayMs = 86_400_000

/** From the first listing on, a worker keeps those that are looked at, and the page that lists them. */
async function readOffline(path: string): Promise<void> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' })
  const cache = await caches.open(keptPages)
  const address = offlineAddress(path)
  const known = await cache.match(address)
  if (!known || Date.now() - Date.parse(known.headers.get('date') ?? '') > dayMs) await cache.add(address)
  // The worker sees those after it.
  if (!(await cache.match(location.pathname))) await cache.add(location.pathname)
}

/** The listings that can be read offline, the last first. */
export class OfflineList extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const cache = await globalThis.caches?.open(keptPages)
    const kept = (await cache?.keys()) ?? []
    for (const { url } of kept.filter((one) => !isOffline(one.url)).reverse()) {
      const page = new DOMParser().parseFromString(
        (await (await cache!.match(url))?.text()) ?? '',
        'text/html',
      )
      const name = page.querySelector('h1')?.textContent
      const link = document.createElement('a')
      link.href = url
      link.textContent = name ?? ''
      link.className = 'flex min-h-target items-center font-medium text-accent underline'
      const item = document.createElement('li')
      item.append(link)
      if (name) this.querySelector('ul')?.append(item)
      this.hidden = false
    }
  }
}

/** Marks a listing's card where it was looked at before, in the words that the page has for it. */
export function markSeen(card: Element | null, id: string): void {
  if (!card || card.querySelector('[data-seen-mark]') || !viewed().includes(id)) return
  const mark = document.createElement('span')
  mark.dataset.seenMark = ''
  mark.className =
    'pointer-events-none absolute bottom-2 left-2 z-10 rounded-chip bg-surface px-2 py-0.5 text-xs font-semibold text-muted'
  mark.textContent = document.getElementById('favourites-status')?.dataset.seen ?? ''
  card.firstElementChild?.append(mark)
}

const lastKey = 'piata.last'
/** What was looked for last: what the page of such listings is asked for, and what it is called. */
type Last = Partial<Record<string, [asked: string, name: string]>>

function last(): Last {
  try {
    return (JSON.parse(localStorage.getItem(lastKey) ?? '{}') ?? {}) as Last
  } catch {
    return {}
  }
}

/** Keeps the category and the place that the page says it is about. */
export function rememberLast(): void {
  const about = document.querySelector<HTMLElement>('[data-last]')?.dataset.last
  try {
    if (about) localStorage.setItem(lastKey, JSON.stringify({ ...last(), ...(JSON.parse(about) as Last) }))
  } catch {
    // As above.
  }
}

/** The list of such a page, put in its place; whether there is one. */
async function fill(element: HTMLElement, query: string): Promise<boolean> {
  try {
    const response = await fetch(`${element.dataset.src}?${query}`, { headers: { accept: 'text/html' } })
    if (!response.ok) return false
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const list = page.getElementById('viewed-list')
    if (!list || list.children.length === 0) return false
    list.removeAttribute('id')
    element.querySelector('[data-list]')?.replaceChildren(list)
    element.hidden = false
    return true
  } catch {
    // Without it the page is as it was.
    return false
  }
}

/** The newest of the category, or near the place, that was looked for last. */
export class LastRow extends HTMLElement {
  connectedCallback(): void {
    const { kind = '' } = this.dataset
    const [asked, name] = last()[kind] ?? []
    const title = this.querySelector('h2')
    if (!asked || !name || !title) return
    title.textContent = title.textContent.replace('%', () => name)
    void fill(this, String(new URLSearchParams({ [kind]: asked })))
  }
}

/** What was looked at last, as the page of such listings shows it; hidden where nothing was. */
export class RecentlyViewed extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#clear())
    void this.#fill()
  }

  async #fill(): Promise<void> {
    const ids = viewed().slice(0, Number(this.dataset.most ?? '4'))
    if (ids.length > 0 && (await fill(this, `ids=${ids.join(',')}`)))
      document.getElementById('viewed-none')?.setAttribute('hidden', '')
  }

  #clear(): void {
    remember([])
    localStorage.removeItem(lastKey)
    void forgetPages()
    this.hidden = true
    for (const row of document.querySelectorAll<HTMLElement>('piata-last')) row.hidden = true
    for (const mark of document.querySelectorAll('[data-seen-mark]')) mark.remove()
    document.getElementById('viewed-none')?.removeAttribute('hidden')
    document.getElementById('content')?.focus({ preventScroll: true })
  }
}
