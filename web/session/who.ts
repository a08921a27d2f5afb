/** Names the attribute of what guests alone are to see, or members: pages are the same for both. */
export const seenBy = 'data-seen-by'

/** By attributes alone: React finds the nodes as it wrote them. */
export function showWhatIsFor(isLoggedIn: boolean): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${seenBy}]`))
    element.hidden = (element.getAttribute(seenBy) === 'members') !== isLoggedIn
}
