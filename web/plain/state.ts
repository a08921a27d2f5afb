import type { IncomingMessage } from 'node:http'
import { ApiError } from '../client/api-error.ts'
import type { Problem } from '../client/types.ts'

/** What went wrong with a form, as `ApiError` has it; `about` says which of the page's forms tells it. */
export interface FormFault {
  about: 'login' | 'message'
  status: number
  problem?: Problem | undefined
  retryAfter?: number | undefined
}

/** What the page server tells the pages that work by forms: who asks, and what became of the form. It comes as the body of a request that no visitor can make. */
export interface FormState {
  /** Of the account; null for a guest. */
  accessToken: string | null
  /** What was typed, but for secrets, so that none of it is lost. */
  values: Record<string, string>
  fault: FormFault | null
  /** Of the log-in that goes on with a code. */
  challenge: string | null
  /** Whether somebody has to log in before what was typed can be sent. */
  asksLogin: boolean
  /** Whether that is with an account which is made now. */
  isNew: boolean
  /** By which a form that is sent twice is known again. */
  key: string
}

/** Of a page that nobody asked through the page server, such as the development server's own: a guest's. */
const nothing: FormState = {
  accessToken: null,
  values: {},
  fault: null,
  challenge: null,
  asksLogin: false,
  isNew: false,
  key: '',
}

export async function formStateOf(request: IncomingMessage): Promise<FormState> {
  if (request.method !== 'POST') return nothing
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return { ...nothing, ...(JSON.parse(Buffer.concat(chunks).toString()) as FormState) }
}

/** A form's fault as whoever explains it knows it. */
export function problemOfFault({ status, problem, retryAfter }: FormFault): ApiError {
  return new ApiError(status, problem, retryAfter === undefined ? null : String(retryAfter))
}
