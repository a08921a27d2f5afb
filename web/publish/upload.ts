import type { Problem } from '../client/types.ts'
import { randomId } from '../session/random-id.ts'
import { ApiError, currentSession } from '../session/session.ts'
import type { DraftImage } from './draft.ts'

/** Sends one picture; `onProgress` gets the share sent, 0 to 1 (fetch cannot tell). @throws ApiError */
export async function uploadImage(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<DraftImage> {
  const session = await currentSession()
  if (!session) throw new ApiError(401)
  const body = new FormData()
  body.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/v1/images')
    request.setRequestHeader('authorization', `Bearer ${session.accessToken}`)
    request.setRequestHeader('idempotency-key', randomId())
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      const image = (request.response as { items?: DraftImage[] } | null)?.items?.[0]
      if (request.status < 300 && image) resolve(image)
      else {
        const problem = (request.response as Problem | null) ?? undefined
        reject(new ApiError(request.status, problem, request.getResponseHeader('retry-after')))
      }
    }
    request.onerror = () => reject(new ApiError(0))
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}
