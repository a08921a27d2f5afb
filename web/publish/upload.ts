import { ApiError } from '../client/api-error.ts'
import type { paths } from '../client/schema.ts'
import type { Problem, UploadAnswer, UploadedImage } from '../client/types.ts'
import { currentSession } from '../session/session.ts'
import { type Asked, inPieces } from './upload-in-pieces.ts'

const address = '/v1/images' satisfies keyof paths
/** What is smaller costs less to send again than two requests more. */
const piecesFrom = 250_000

/**
 * How to send one picture: call what this gives until it resolves. With the same `key` it is kept once, however often it is sent, and of a large one what has arrived is not sent again. `onProgress`
 * gets the share sent, 0 to 1, which fetch cannot tell, so that this call goes by itself.
 * @throws ApiError
 */
export function pictureSender(
  file: File,
): (key: string, onProgress: (share: number) => void) => Promise<UploadedImage> {
  if (file.size < piecesFrom) return (key, onProgress) => asForm(file, key, onProgress)
  const send = inPieces(file, ask)
  return async (key, onProgress) => (await send(key, onProgress)) ?? asForm(file, key, onProgress)
}

async function asForm(file: File, key: string, onProgress: (share: number) => void): Promise<UploadedImage> {
  const body = new FormData()
  body.append('file', file)
  const answer = await ask({
    ...{ method: 'POST', address, headers: { 'idempotency-key': key }, body },
    onProgress: (sent, all) => onProgress(sent / all),
  })
  const image = (answer.body as UploadAnswer | null)?.items?.[0]
  if (answer.status < 300 && image) return image
  throw new ApiError(
    answer.status,
    (answer.body as Problem | null) ?? undefined,
    answer.header('retry-after'),
  )
}

interface Request extends Omit<Asked, 'body' | 'onProgress'> {
  body?: Blob | FormData
  onProgress?: (sent: number, all: number) => void
}

async function ask({ method, address, headers, body, onProgress }: Request) {
  const session = await currentSession()
  if (!session) throw new ApiError(401)
  return new Promise<Awaited<ReturnType<Parameters<typeof inPieces>[1]>>>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.setRequestHeader('authorization', `Bearer ${session.accessToken}`)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded, event.total)
    request.onload = () =>
      resolve({
        status: request.status,
        header: (name) => request.getResponseHeader(name),
        body: request.response,
      })
    request.onerror = () => reject(new ApiError(0))
    request.send(body ?? null)
  })
}
