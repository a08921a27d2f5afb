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
  registration: { showNotification(title: string, options: object): Promise<void> }
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
  notification?: { data: unknown; close(): void }
}

// It shows pushes and leads where they say; it answers no requests and keeps no pages.
const worker = globalThis as unknown as Worker

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')))
worker.addEventListener('notificationclick', (event) => {
  event.notification?.close()
  event.waitUntil(open(String(event.notification?.data ?? '/')))
})

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
