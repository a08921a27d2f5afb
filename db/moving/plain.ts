/** Shortcodes of WordPress itself and of WooCommerce; those of plugins are known by their values or their end. */
const knownCodes =
  /^(?:gallery|caption|wp_caption|audio|video|playlist|embed|products?|product_\w+|\w+_products?|add_to_cart\w*|woocommerce_\w+|shop_messages)$/i
const value = /=\s*(?:["'“”″„]|&quot;|&#\d+;)/

/** A text of WordPress without the shortcodes that it would have put something else for; what stands within a pair of them stays. */
export function withoutShortcodes(text: string): string {
  if (!text.includes('[')) return text
  const paired = new Set([...text.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(([, name]) => name!.toLowerCase()))
  return text.replace(/\[\/?([a-z][\w-]*)([^[\]]*)\]/gi, (whole, name: string, rest: string) =>
    knownCodes.test(name) || paired.has(name.toLowerCase()) || value.test(rest) ? '' : whole,
  )
}

/** Control characters but tab and line ends, and what turns the direction of a text: no text of ours may hold them. */
const strange = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Those that HTML has by their numbers. */
const references = /&#0*(?:127|823[4-8]|829[4-7]);/g
const windows = new TextDecoder('windows-1252')

/** Texts with the line ends that are ours, and what HTML reads `&#146;` as, which is a control character by its number. */
export function withOurCharacters(text: string): string {
  return text
    .replace(/\r(?!\n)/g, '\n')
    .replace(/&#0*(12[89]|1[345]\d);/g, (_, code: string) => windows.decode(Uint8Array.of(Number(code))))
}

/** @returns the text itself where there is nothing to be left out */
export function withoutStrange(text: string): string {
  return text.replace(references, '').replace(strange, '')
}
