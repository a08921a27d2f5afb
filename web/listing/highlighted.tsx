import type { ReactNode } from 'react'

/** Text with the words that matched marked; `ranges` are [start, end) in UTF-16 units. */
export function Highlighted({
  text,
  ranges,
}: {
  text: string
  ranges: readonly (readonly number[])[] | undefined
}) {
  if (!ranges || ranges.length === 0) return text
  const parts: ReactNode[] = []
  let at = 0
  for (const [start = 0, end = 0] of [...ranges].sort(([a = 0], [b = 0]) => a - b)) {
    if (start < at || end <= start || end > text.length) continue
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}
