/** The last known number of conversations with something unread, for pages that do not ask. */
const unreadKey = 'piata.unread'

/** Shows in the header how many conversations hold something unread; documents and applications alike. */
export function showUnread(count: number): void {
  localStorage.setItem(unreadKey, String(count))
  paint(count)
}

/** Shows what was known last, and nothing once nobody is logged in. */
export function showKnownUnread(isLoggedIn: boolean): void {
  paint(isLoggedIn ? Number(localStorage.getItem(unreadKey) ?? 0) : 0)
}

/** By attributes alone: React finds the header's nodes as it wrote them. */
function paint(count: number): void {
  for (const badge of document.querySelectorAll<HTMLElement>('[data-unread]')) {
    badge.hidden = !(count > 0)
    badge.dataset.unread = count > 99 ? '99+' : String(count)
  }
}
