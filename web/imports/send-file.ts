import { ApiError } from '../client/api-error.ts'
import type { paths } from '../client/schema.ts'
import type { NewImport, Problem } from '../client/types.ts'
import { randomId } from '../session/random-id.ts'
import { currentSession } from '../session/session.ts'

const address = '/v1/imports' satisfies keyof paths

/** What somebody says of a file where it would be taken for something else; empty texts say nothing. */
export type FileChoices = Record<'encoding' | 'delimiter' | 'skipLines' | 'items', string>

/**
 * Sends a file; `onProgress` gets the share sent, 0 to 1, which fetch cannot tell, so that this call goes by itself.
 * @throws ApiError
 */
export async function sendFile(
  file: File,
  choices: FileChoices,
  onProgress: (share: number) => void,
): Promise<NewImport> {
  const session = await currentSession()
  if (!session) throw new ApiError(401)
  const query = new URLSearchParams({ name: file.name.slice(-200) || 'file' })
  for (const [name, value] of Object.entries(choices)) if (value !== '') query.set(name, value)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${address}?${query}`)
    request.setRequestHeader('authorization', `Bearer ${session.accessToken}`)
    request.setRequestHeader('idempotency-key', randomId())
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      const made = request.response as NewImport | null
      if (request.status < 300 && made?.import) resolve(made)
      else {
        const problem = (request.response as Problem | null) ?? undefined
        reject(new ApiError(request.status, problem, request.getResponseHeader('retry-after')))
      }
    }
    request.onerror = () => reject(new ApiError(0))
    request.send(file)
  })
}
