import { createHash } from 'node:crypto'

const stylesheet = /<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="(\/_next\/static\/[^"]+\.css)"[^>]*>/g

export interface InlinedDocument {
  html: string
  /** For the policy: the only styles that may stand in the document, as `'sha256-…'`. */
  styleHashes: string[]
}

/** Puts small stylesheets into documents, so that a first visit paints without another request. */
export class StyleInliner {
  readonly #sheets = new Map<string, Promise<{ text: string; hash: string }>>()
  readonly #load: (address: string) => Promise<string>

  /** `load` reads a stylesheet; addresses carry a hash of their content, so each is read once. */
  constructor(load: (address: string) => Promise<string>) {
    this.#load = load
  }

  async inline(html: string): Promise<InlinedDocument> {
    const styleHashes: string[] = []
    let result = html
    for (const [element, address] of html.matchAll(stylesheet)) {
      const sheet = await this.#sheet(address!)
      styleHashes.push(`'sha256-${sheet.hash}'`)
      result = result.replace(element, () => `<style>${sheet.text}</style>`)
    }
    return { html: result, styleHashes }
  }

  #sheet(address: string): Promise<{ text: string; hash: string }> {
    let sheet = this.#sheets.get(address)
    if (!sheet) {
      sheet = this.#load(address).then((text) => {
        if (/<\/style/i.test(text)) throw new Error(`The stylesheet ${address} cannot be put into a document`)
        return { text, hash: createHash('sha256').update(text).digest('base64') }
      })
      this.#sheets.set(address, sheet)
      sheet.catch(() => this.#sheets.delete(address))
    }
    return sheet
  }
}
