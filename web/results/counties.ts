import { siteNow } from '../client/site.ts'

/** The county's name, or the code itself where it is none of the site's (imports). */
export function countyName(code: string): string {
  return siteNow().counties.find((county) => county.code === code)?.name ?? code
}
