/** The parts of the results page that a new search changes; the rest of the document stays as it is. */
const regions = ['filters-body', 'filters-apply', 'results-body']
let running: AbortController | undefined

/**
 * Shows the results at an address without leaving the document: fetches the page, puts its parts in place, keeps the
 * focus and what was opened, and tells the count. Falls back to a plain navigation.
 */
export async function showResults(address: string, how: 'push' | 'replace' | 'none'): Promise<void> {
  running?.abort()
  const request = new AbortController()
  running = request
  const body = document.getElementById('results-body')
  body?.setAttribute('aria-busy', 'true')
  let text: string
  try {
    const response = await fetch(address, { signal: request.signal, headers: { accept: 'text/html' } })
    if (!response.ok) throw new Error(`Status ${response.status}`)
    text = await response.text()
  } catch {
    if (!request.signal.aborted) location.assign(address)
    return
  }
  const next = new DOMParser().parseFromString(text, 'text/html')
  if (regions.some((id) => next.getElementById(id) === null)) {
    location.assign(address)
    return
  }
  // The address is set first, so that relative links in the new parts mean the right thing.
  if (how === 'push' && address !== location.href) history.pushState({ piata: true }, '', address)
  if (how === 'replace') history.replaceState({ piata: true }, '', address)
  const focus = focusNow()
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('details[id]')].map(
    ({ id, open }) => [id, open] as const,
  )
  for (const id of regions) {
    const place = document.getElementById(id)
    const fresh = next.getElementById(id)
    if (place && fresh) place.replaceChildren(...fresh.childNodes)
  }
  body?.removeAttribute('aria-busy')
  for (const [id, open] of folds) document.getElementById(id)?.toggleAttribute('open', open)
  focus()
  document.title = next.title
  const status = document.getElementById('results-status')
  if (status) status.textContent = document.getElementById('results-count')?.textContent ?? ''
  document.dispatchEvent(new Event('piata:results'))
}

/** Remembers what has the focus; the answer gives it back, with the text that was being typed. */
function focusNow(): () => void {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element.id === '') return () => {}
  const { id } = element
  const typed = element instanceof HTMLInputElement && element.type !== 'checkbox' ? element.value : undefined
  return () => {
    const found = document.getElementById(id)
    if (!found || found === document.activeElement) return
    if (typed !== undefined && found instanceof HTMLInputElement) found.value = typed
    found.focus({ preventScroll: true })
  }
}
