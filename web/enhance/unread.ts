import { showKnownUnread, showUnread } from '../session/unread-badge.ts'

/** Asks with the token that this tab has; a document opens no session for a number. */
export async function countUnread(): Promise<void> {
  const account = localStorage.getItem('piata.account')
  showKnownUnread(account !== null)
  try {
    const session = JSON.parse(sessionStorage.getItem('piata.session') ?? 'null') as {
      user: { id: string }
      accessToken: string
      expiresAt: number
    } | null
    if (session === null || session.user.id !== account || session.expiresAt < Date.now()) return
    const response = await fetch('/v1/conversations/unread', {
      headers: { authorization: `Bearer ${session.accessToken}` },
    })
    if (response.ok) showUnread(((await response.json()) as { conversations: number }).conversations)
  } catch {
    // The number of before stays.
  }
}
