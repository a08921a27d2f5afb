import type { IncomingMessage } from 'node:http'

/** A message of 4,000 signs of four bytes each, escaped, and what comes beside it. */
const mostBytes = 64_000

/** The fields of a form, of each the first; undefined where it is none or too long. */
export async function readForm(request: IncomingMessage): Promise<Record<string, string> | undefined> {
  if (!/^application\/x-www-form-urlencoded(?:;|$)/i.test(request.headers['content-type'] ?? ''))
    return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > mostBytes) return undefined
    chunks.push(chunk as Buffer)
  }
  const fields: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString())) fields[name] ??= value
  return fields
}
