import { followStream, ownStream } from '../session/event-stream.ts'
import { isUnreadKey, showKnownUnread, showUnread, type Unread } from '../session/unread-badge.ts'

/** Of the tab's session; a document opens none for a number. */
function tokenOfTab(): string | undefined {
  try {
    const session = JSON.parse(sessionStorage.getItem('piata.session') ?? 'null') as {
      user: { id: string }
      accessToken: string
      expiresAt: number
    } | null
    const isGood = session !== null && session.user.id === account() && session.expiresAt > Date.now()
    return isGood ? session.accessToken : undefined
  } catch {
    return undefined
  }
}

const account = () => localStorage.getItem('piata.account')

async function count(): Promise<void> {
  const token = tokenOfTab()
  if (token === undefined) return
  try {
    const response = await fetch('/v1/me/unread', { headers: { authorization: `Bearer ${token}` } })
    if (response.ok) showUnread((await response.json()) as Unread)
  } catch {
    // The numbers of before stay.
  }
}

/** Shows what is unread, and goes on while the page is looked at and the tab has a token. */
export async function followUnread(): Promise<void> {
  showKnownUnread(account() !== null)
  addEventListener('storage', ({ key }) => {
    if (isUnreadKey(key)) showKnownUnread(account() !== null)
  })
  // Some pages listen by themselves.
  if (document.querySelector(`[${ownStream}]`)) return count()
  const end = new AbortController()
  addEventListener('pagehide', () => end.abort(), { once: true })
  await followStream(
    async () => tokenOfTab(),
    // Also when the stream begins: what came before is told by none.
    () => void count(),
    end.signal,
  )
}
