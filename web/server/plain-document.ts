/** The HTTP status that a page asks for: `<meta name="piata-status" content="404">`. */
const statusMark = /<meta name="piata-status" content="(\d{3})"\/?>/
const scriptElement = /<script\b([^>]*)>[\s\S]*?<\/script>/g
const scriptPreload = /<link\b[^>]*\bas="script"[^>]*>/g
const reactMark = /<!--(?:\/?\$[?!~]?| )-->/g

export interface PlainDocument {
  html: string
  status: number
}

/**
 * Turns a page as React rendered it into a plain document: React's runtime and its copy of the page's data go, structured
 * data and the site's own script stay. All text that people write is escaped by React, and `<` is escaped in structured
 * data, so that a `<script` found here is always an element.
 */
export function toPlainDocument(html: string, status: number): PlainDocument {
  const asked = statusMark.exec(html)
  return {
    status: asked ? Number(asked[1]) : status,
    html: html
      .replace(scriptElement, (element, attributes: string) =>
        attributes.includes('application/ld+json') || attributes.includes('src="/assets/') ? element : '',
      )
      .replace(scriptPreload, '')
      .replace(reactMark, '')
      .replace(statusMark, ''),
  }
}

/** Whether React gave up and left the page to the browser, or left parts of it to a script. */
export function isUnfinished(html: string): boolean {
  return html.includes('id="__next_error__"') || html.includes('<template id="B:')
}
