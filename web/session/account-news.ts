/** What the site's script tells a page's own code: something of the account has changed; `detail` is the kind of event. */
export const newsEvent = 'piata-news'
/** On a page that follows the account's events itself. */
export const ownStream = 'data-own-stream'
