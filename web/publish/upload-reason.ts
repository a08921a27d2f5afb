import { ApiError } from '../client/api-error.ts'

/** The API's codes of refused pictures, and the message that says each; the file itself is at fault. */
const refusals = {
  'too-large': 'tooLarge',
  'too-many-pixels': 'tooManyPixels',
  'too-costly': 'tooCostly',
  'unsupported-format': 'notPicture',
  corrupt: 'corrupt',
  empty: 'empty',
} as const

export interface UploadReason {
  /** In the messages of `publish.photos`. */
  key:
    | (typeof refusals)[keyof typeof refusals]
    | 'heic'
    | 'refused'
    | 'interrupted'
    | 'offline'
    | 'loggedOut'
    | 'tooOften'
    | 'full'
    | 'busy'
    | 'ours'
  /** Whether the same file may be taken when it is sent again. */
  mayRetry: boolean
  /** Seconds after which that makes sense. */
  retryAfter?: number
}

/** Why a picture was not taken: what is wrong with it, or what went wrong on the way or on the site. */
export function uploadReason(error: unknown): UploadReason {
  if (error === 'heic') return { key: 'heic', mayRetry: false }
  if (error === 'type') return { key: 'notPicture', mayRetry: false }
  if (error === 'size') return { key: 'tooLarge', mayRetry: false }
  if (!(error instanceof ApiError)) return { key: 'ours', mayRetry: true }
  const again = {
    mayRetry: true,
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  }
  const code = error.problem?.errors?.find((part) => part.code !== undefined)?.code
  if (code !== undefined && Object.hasOwn(refusals, code))
    return { key: refusals[code as keyof typeof refusals], mayRetry: false }
  if (code === 'account-full') return { key: 'full', mayRetry: true }
  if (error.status === 0) return { key: 'offline', mayRetry: true }
  if (error.status === 401) return { key: 'loggedOut', mayRetry: true }
  if (error.status === 408) return { key: 'interrupted', mayRetry: true }
  if (error.status === 413) return { key: 'tooLarge', mayRetry: false }
  if (error.status === 429) return { key: 'tooOften', ...again }
  if (error.status === 503) return { key: 'busy', ...again }
  return error.kind === 'image-refused' ? { key: 'refused', mayRetry: false } : { key: 'ours', ...again }
}
