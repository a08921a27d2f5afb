/** The addresses that a text of pictures holds, each once: on lines, or separated by blanks, bars, commas or semicolons before another address. */
export function addressesIn(text: string): string[] {
  const parts = text.split(/[\s|]+|[,;]+(?=https?:\/\/)/i).map((part) => part.replace(/[,;]+$/, ''))
  return [...new Set(parts.filter((part) => /^https?:\/\//i.test(part)))]
}
