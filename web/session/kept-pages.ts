/** Where a browser keeps documents for when it is offline: pages of listings that were looked at, which are the same for everybody. Another form of it has another name. */
export const keptPages = 'piata-pages-1'

/** Nothing of what was looked at is left for whoever comes next. */
export async function forgetPages(): Promise<void> {
  // Browsers have none on plain http.
  await globalThis.caches?.delete(keptPages)
}
