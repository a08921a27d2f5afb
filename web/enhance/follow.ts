import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { accountNow } from '../favourites/kept.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'

/** A link to the page of followed sellers that becomes a button for whoever is logged in: pressed while one follows. */
export class FollowButton extends HTMLElement {
  connectedCallback(): void {
    void this.#begin()
  }

  async #begin(): Promise<void> {
    const link = this.querySelector('a')
    const { id } = this.dataset
    if (!link || id === undefined || accountNow() === null) return
    try {
      if (!(await currentSession())) return
      const params = { params: { path: { id } } }
      const { following } = await answer(api.GET('/v1/following/{id}', params))
      link.role = 'button'
      link.ariaPressed = String(following)
      link.addEventListener('click', (event) => {
        event.preventDefault()
        void this.#press(link, id)
      })
      link.addEventListener('keydown', (event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        link.click()
      })
    } catch {
      // It stays a link, whose page says what is wrong.
    }
  }

  async #press(link: HTMLAnchorElement, id: string): Promise<void> {
    if (link.ariaBusy === 'true') return
    const wasPressed = link.ariaPressed === 'true'
    const params = { params: { path: { id } } }
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = ''
    link.ariaBusy = 'true'
    link.ariaPressed = String(!wasPressed)
    try {
      await (wasPressed ? api.DELETE('/v1/following/{id}', params) : api.PUT('/v1/following/{id}', params))
    } catch (error) {
      link.ariaPressed = String(wasPressed)
      if (error instanceof ApiError && error.status === 401) location.assign(link.href)
      else if (status) status.textContent = this.dataset.failed ?? ''
    } finally {
      link.ariaBusy = 'false'
    }
  }
}
