/** How many listings that were looked at can be read offline. */
export const mostKept = 20

const idAtEnd = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
/** Of the page that is shown where nothing else is kept, so that it is known whatever a language calls it. */
const mark = '?offline'

/** Whether a page is a document of a listing, or of a seller, that everybody may see. */
export function pageToKeep(
  url: string,
  response: Pick<Response, 'ok' | 'type' | 'redirected' | 'headers'>,
): boolean {
  const isPublic = /^public\b/.test(response.headers.get('cache-control') ?? '')
  return (
    response.ok &&
    response.type === 'basic' &&
    !response.redirected &&
    isPublic &&
    idAtEnd.test(new URL(url).pathname)
  )
}

export const isOffline = (url: string): boolean => url.endsWith(mark)
export const offlineAddress = (path: string): string => `${path}${mark}`

const languageOf = (url: string): string => /^\/([a-z]{2,3})(?:\/|$)/.exec(new URL(url).pathname)?.[1] ?? ''

/** Of the kept addresses the one of the page to show instead, in the language of `url` where there is one. */
export function offlineFor(url: string, kept: readonly string[]): string | undefined {
  const pages = kept.filter(isOffline)
  return pages.find((one) => languageOf(one) === languageOf(url)) ?? pages[0]
}
