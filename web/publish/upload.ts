import { ApiError } from '../client/api-error.ts'
import type { paths } from '../client/schema.ts'
import type { Problem, UploadAnswer, UploadedImage } from '../client/types.ts'
import { currentSession } from '../session/session.ts'

const address = '/v1/images' satisfies keyof paths

/**
 * Sends one picture; with the same `key` it is kept once, however often it is sent. `onProgress` gets the share sent, 0 to 1, which fetch cannot tell, so that this call goes by itself.
 * @throws ApiError
 */
export async function uploadImage(
  file: File,
  key: string,
  onProgress: (share: number) => void,
): Promise<UploadedImage> {
  const session = await currentSession()
  if (!session) throw new ApiError(401)
  const body = new FormData()
  body.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('authorization', `Bearer ${session.accessToken}`)
    request.setRequestHeader('idempotency-key', key)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      const image = (request.response as UploadAnswer | null)?.items?.[0]
      if (request.status < 300 && image) resolve(image)
      else {
        const problem = (request.response as Problem | null) ?? undefined
        reject(new ApiError(request.status, problem, request.getResponseHeader('retry-after')))
      }
    }
    request.onerror = () => reject(new ApiError(0))
    request.send(body)
  })
}
