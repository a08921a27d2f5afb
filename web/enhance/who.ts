import { accountNow } from '../favourites/kept.ts'
import { showWhatIsFor } from '../session/who.ts'

/** Shows what is for whoever looks, also once another tab logs in or out. */
export function followWho(): void {
  const show = () => showWhatIsFor(accountNow() !== null)
  show()
  addEventListener('storage', ({ key }) => {
    if (key === 'piata.account' || key === null) show()
  })
}
