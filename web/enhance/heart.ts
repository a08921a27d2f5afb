import { ApiError } from '../client/api-error.ts'
import { accountNow, marked, onMarked, stored } from '../favourites/kept.ts'
import { setFavourite, syncFavourites } from '../favourites/sync.ts'
import { hasToken } from '../session/session.ts'
import { markSeen } from './viewed.ts'

/** How long what was learnt of an account's favourites is good for the pages of this browser. */
const freshMs = 60_000
const syncedKey = 'piata.favourites.synced'

/** A link to the favourites' page that becomes a button: pressed for what this browser, or its account, has put aside. */
export class Heart extends HTMLElement {
  #end: (() => void) | undefined

  connectedCallback(): void {
    const link = this.querySelector('a')
    const { id } = this.dataset
    if (!link || id === undefined) return
    link.role = 'button'
    const paint = () => {
      link.ariaPressed = String(marked().has(id))
    }
    paint()
    markSeen(this.closest('article'), id)
    this.#end = onMarked(paint)
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      void press(id, link.ariaPressed !== 'true')
    }
    // A button is pressed by the space bar too.
    link.onkeydown = (event) => {
      if (event.key !== ' ') return
      event.preventDefault()
      link.click()
    }
  }

  disconnectedCallback(): void {
    this.#end?.()
  }
}

async function press(id: string, isMarked: boolean): Promise<void> {
  try {
    const isAccounts = await setFavourite(id, isMarked)
    if (isMarked) say(isAccounts ? 'added' : 'guest')
    else say('removed')
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1
    if (status === 404) say('gone')
    else if (status === 409) say('refused')
    else say(status === 429 ? 'tooMany' : 'failed')
  }
}

let hiding: ReturnType<typeof setTimeout> | undefined

/** Tells in the words that the page has for it. */
function say(text: string): void {
  const status = document.getElementById('favourites-status')
  if (!status) return
  clearTimeout(hiding)
  status.textContent = status.dataset[text] ?? ''
  hiding = setTimeout(() => {
    status.textContent = ''
  }, 6_000)
}

/** Once in a while with the token that this tab has, as a document opens no session for it; at once where something waits to be added to an account. */
export async function learnFavourites(): Promise<void> {
  try {
    const account = accountNow()
    if (account === null) return
    const { account: owner, ids } = stored()
    const [known, at] = (localStorage.getItem(syncedKey) ?? '').split(' ')
    const waits = owner === null && ids.length > 0
    const isFresh = known === account && Date.now() - Number(at) < freshMs
    if (!waits && (isFresh || !hasToken())) return
    await syncFavourites()
    localStorage.setItem(syncedKey, `${account} ${Date.now()}`)
  } catch {
    // What was known of before stays.
  }
}
