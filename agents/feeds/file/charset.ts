import { FeedFault } from '../fault.ts'

/** How much of a file is looked at for what it says of its own encoding. */
const lookedAt = 512

/**
 * Text out of bytes: by their mark, else as the operator says, the answer's header, the XML declaration; UTF-8 where nobody says anything.
 * @throws FeedFault for an encoding that is not known, and bytes that are none of it
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  { said, contentType }: { said: string | undefined; contentType: string | undefined },
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let head: Buffer = Buffer.alloc(0)
  const decode = (piece: Buffer | undefined) => {
    try {
      return piece === undefined ? decoder!.decode() : decoder!.decode(piece, { stream: true })
    } catch {
      throw new FeedFault(
        `The file is not in the encoding ${decoder!.encoding}; say which with "encoding" in the feed’s map`,
      )
    }
  }
  for await (const piece of bytes) {
    if (decoder !== undefined) {
      yield decode(piece)
      continue
    }
    head = head.length === 0 ? piece : Buffer.concat([head, piece])
    if (head.length < lookedAt) continue
    decoder = decoderFor(head, said, contentType)
    yield decode(head)
  }
  decoder ??= decoderFor(head, said, contentType)
  if (head.length < lookedAt) yield decode(head)
  const rest = decode(undefined)
  if (rest !== '') yield rest
}

function decoderFor(head: Buffer, said: string | undefined, contentType: string | undefined): TextDecoder {
  const label = markOf(head) ?? said ?? charsetOf(contentType) ?? declaredIn(head) ?? 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    throw new FeedFault(`The file says that its encoding is "${label.slice(0, 40)}", which is not known`)
  }
}

function markOf(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined
}

export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]
}

function declaredIn(head: Buffer): string | undefined {
  const start = head.toString('latin1', 0, lookedAt)
  return /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1]
}
