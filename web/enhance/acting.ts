import { actingAs, leaveActing } from '../session/session.ts'

/**
 * Says on every page of this tab that an administrator sees it as somebody else does, and lets them leave. The bar is an element of its own at the end of
 * the page: what React has rendered may not be another when it comes to life.
 */
export function showActing(): void {
  const said = document.getElementById('acting')?.dataset
  const acting = actingAs()
  if (said === undefined || acting === undefined) return
  const bar = document.createElement('div')
  bar.setAttribute('role', 'status')
  bar.className =
    'fixed inset-x-0 bottom-0 z-50 flex flex-wrap items-center gap-3 bg-ink px-4 py-2 text-canvas'
  const text = document.createElement('p')
  text.className = 'min-w-0 flex-1 wrap-anywhere'
  text.textContent = (said.text ?? '').replace('{name}', acting.user.name)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'min-h-target rounded-card border border-canvas px-4 font-medium'
  button.textContent = said.leave ?? ''
  const leave = () => {
    leaveActing()
    window.location.assign(said.back ?? '/')
  }
  button.addEventListener('click', leave)
  bar.append(text, button)
  document.body.append(bar)
  // Nobody is to believe that they still look as somebody else.
  setTimeout(leave, Math.max(0, acting.expiresAt - Date.now()))
}
