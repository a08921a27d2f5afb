import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { FeedFault } from '../fault.ts'

/**
 * Writes a body to a file, as it was sent, so that whoever sends is not kept waiting by the database.
 * @throws FeedFault for more than `maxBytes`
 */
export async function download(
  body: Readable,
  path: string,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<{ bytes: number; digest: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  await using file = await open(path, 'w', 0o600)
  for await (const piece of body as AsyncIterable<Buffer>) {
    signal.throwIfAborted()
    bytes += piece.length
    if (bytes > maxBytes)
      throw new FeedFault(
        `The file has more than ${megabytes(maxBytes)}, the limit of PIATA_FEED_MAX_MEGABYTES`,
      )
    hash.update(piece)
    await file.write(piece)
  }
  return { bytes, digest: hash.digest('hex') }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en')} MB`
}
