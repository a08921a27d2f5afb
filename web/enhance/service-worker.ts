import { keptPages } from '../session/kept-pages.ts'
import { isOffline, mostKept, offlineFor, pageToKeep } from './offline.ts'

/** What a push shows, as the notifier writes it. */
interface Push {
  title: string
  body: string
  /** A path of this site. */
  url: string
  tag: string
}

interface SiteWindow {
  url: string
  focused: boolean
  focus(): Promise<unknown>
}

/** The part of a worker's world that is used here; TypeScript's own stands against that of pages. */
interface Worker {
  location: Location
  registration: {
    showNotification(title: string, options: object): Promise<void>
    navigationPreload?: { enable(): Promise<void> }
  }
  clients: {
    matchAll(options: object): Promise<SiteWindow[]>
    openWindow(url: string): Promise<unknown>
    claim(): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void
}

interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void
  data?: { text(): string } | null
  request?: Request
  preloadResponse?: Promise<Response | undefined>
  respondWith?(answer: Promise<Response>): void
  notification?: { data: unknown; close(): void }
}

// It shows pushes and leads where they say. Pages come through it: what it keeps of them, public documents of listings alone, it shows where there is no network.
const worker = globalThis as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(begin()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request?.mode === 'navigate' && request.method === 'GET') event.respondWith?.(page(event, request))
})
worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')))
worker.addEventListener('notificationclick', (event) => {
  event.notification?.close()
  event.waitUntil(open(String(event.notification?.data ?? '/')))
})

async function begin(): Promise<void> {
  await worker.registration.navigationPreload?.enable()
  for (const name of await caches.keys()) if (name !== keptPages) await caches.delete(name)
  await worker.clients.claim()
}

async function page(event: WorkerEvent, request: Request): Promise<Response> {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(request))
    if (pageToKeep(request.url, response)) event.waitUntil(keep(request.url, response.clone()))
    return response
  } catch {
    const cache = await caches.open(keptPages)
    const kept = await cache.match(request.url, { ignoreSearch: true })
    if (kept) return kept
    const offline = offlineFor(
      request.url,
      (await cache.keys()).map(({ url }) => url),
    )
    return (offline === undefined ? undefined : await cache.match(offline)) ?? Response.error()
  }
}

/** As the newest; the oldest go. */
async function keep(url: string, response: Response): Promise<void> {
  const { origin, pathname } = new URL(url)
  const cache = await caches.open(keptPages)
  await cache.delete(origin + pathname)
  await cache.put(origin + pathname, response)
  const listings = (await cache.keys()).filter((key) => !isOffline(key.url))
  for (const old of listings.slice(0, -mostKept)) await cache.delete(old)
}

const windows = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true })

async function show(text: string): Promise<void> {
  const push = JSON.parse(text) as Push
  // Whoever looks at the site sees its bell.
  if ((await windows()).some(({ focused }) => focused)) return
  const { title, body, tag, url } = push
  await worker.registration.showNotification(title, { body, tag, data: url, icon: '/icon.svg' })
}

/** On this site only, in a window that shows it already where there is one. */
async function open(path: string): Promise<void> {
  const url = new URL(path, worker.location.origin)
  const address = url.origin === worker.location.origin ? url.href : worker.location.origin
  const shown = (await windows()).find((one) => one.url === address)
  await (shown ? shown.focus() : worker.clients.openWindow(address))
}
