import { siteNow } from '../client/site.ts'
import type { SearchState } from './state.ts'

/** The currency that bounds of the price are in: the chosen one, or the site's first. */
export function currencyOf({ currency }: Pick<SearchState, 'currency'>): string {
  const { currencies } = siteNow()
  return currencies.find((known) => known === currency) ?? currencies[0]!
}
