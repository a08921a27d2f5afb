import { ApiError } from '../client/api-error.ts'
import type { Problem, UploadAnswer, UploadedImage } from '../client/types.ts'

export interface Asked {
  method: 'POST' | 'HEAD' | 'PATCH'
  address: string
  headers: Record<string, string>
  body?: Blob
  onProgress?: (sent: number) => void
}

interface Answered {
  status: number
  header(name: string): string | null
  body: unknown
}

/** Resolves to whatever answer came. @throws ApiError 0 when none did */
export type Ask = (asked: Asked) => Promise<Answered>

const uploads = '/v1/images/uploads'
const tus = { 'tus-resumable': '1.0.0' }

/**
 * Sends one picture so that what has arrived need not be sent again: call what this gives until it resolves, each time with the same `key`.
 * `undefined` where the server takes no further one in pieces, so that it is to be sent as a form.
 */
export function inPieces(
  file: Blob,
  ask: Ask,
): (key: string, onProgress: (share: number) => void) => Promise<UploadedImage | undefined> {
  let address: string | undefined
  /** Whether all of it arrived: then the answer that made it a picture may be what was lost. */
  let isWhole = false

  async function begin(): Promise<boolean> {
    const headers = { ...tus, 'upload-length': String(file.size) }
    const answer = await ask({ method: 'POST', address: uploads, headers })
    if (answer.status === 409) return false
    refuse(answer)
    address = answer.header('location')!
    return true
  }

  async function arrived(): Promise<number | undefined> {
    const answer = await ask({ method: 'HEAD', address: address!, headers: tus })
    if (answer.status === 404) return undefined
    refuse(answer)
    return Number(answer.header('upload-offset'))
  }

  return async (key, onProgress) => {
    for (let begun = 0; begun < 3; ) {
      let offset: number | undefined
      if (address === undefined) {
        begun++
        if (!(await begin())) return undefined
        offset = 0
      } else if (!isWhole) offset = await arrived()
      if (!isWhole) {
        if (offset === undefined) {
          // It ran out, or lies at another gateway.
          address = undefined
          continue
        }
        if (offset < file.size) {
          const from = offset
          const sent = await ask({
            method: 'PATCH',
            address: address!,
            headers: {
              ...tus,
              'upload-offset': String(from),
              'content-type': 'application/offset+octet-stream',
            },
            body: file.slice(from),
            onProgress: (bytes) => onProgress((from + bytes) / file.size),
          })
          // It ends elsewhere than it did when asked: asked anew after a pause.
          if (sent.status === 409 || sent.status === 404) throw new ApiError(503)
          refuse(sent)
        }
        isWhole = true
      }
      const done = await ask({
        method: 'POST',
        address: `${address}/finish`,
        headers: { ...tus, 'idempotency-key': key },
      })
      if (done.status === 404) {
        address = undefined
        isWhole = false
        continue
      }
      if (done.status === 409) {
        isWhole = done.header('upload-offset') === null
        throw new ApiError(503)
      }
      refuse(done)
      return (done.body as UploadAnswer).items[0]!
    }
    throw new ApiError(503)
  }
}

/** @throws ApiError for an answer that is none of those hoped for */
function refuse({ status, header, body }: Answered): void {
  if (status < 300) return
  throw new ApiError(status, (body as Problem | null) ?? undefined, header('retry-after'))
}
