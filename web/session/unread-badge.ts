/** What the header counts: conversations with something unread, and notifications. */
export interface Unread {
  conversations: number
  notifications: number
}

/** The last known numbers, for pages that do not ask. */
const unreadKey = 'piata.unread'

/** Shows in the header what is unread; documents and applications alike, and other tabs at once. */
export function showUnread(unread: Partial<Unread>): void {
  const all = { ...known(), ...unread }
  localStorage.setItem(unreadKey, JSON.stringify(all))
  paint(all)
}

/** Shows what was known last, and nothing once nobody is logged in. */
export function showKnownUnread(isLoggedIn: boolean): void {
  paint(isLoggedIn ? known() : { conversations: 0, notifications: 0 })
}

/** Whether a key of the browser's storage holds the numbers. */
export const isUnreadKey = (key: string | null): boolean => key === unreadKey

function known(): Unread {
  try {
    const { conversations, notifications } = JSON.parse(localStorage.getItem(unreadKey) ?? '{}') as Unread
    return { conversations: Number(conversations ?? 0), notifications: Number(notifications ?? 0) }
  } catch {
    return { conversations: 0, notifications: 0 }
  }
}

/** By attributes alone: React finds the header's nodes as it wrote them. */
function paint({ conversations, notifications }: Unread): void {
  for (const [of, count] of [
    ['conversations', conversations],
    ['notifications', notifications],
  ] as const)
    for (const badge of document.querySelectorAll<HTMLElement>(`[data-unread-of="${of}"]`)) {
      badge.hidden = !(count > 0)
      badge.dataset.unread = count > 99 ? '99+' : String(count)
    }
}
