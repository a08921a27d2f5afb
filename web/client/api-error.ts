import type { Problem } from './types.ts'

/** The gateway refused; `problem` says why, `status` 0 means that it could not be reached. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly problem: Problem | undefined
  /** Seconds after which trying again makes sense (Retry-After). */
  readonly retryAfter: number | undefined

  constructor(status: number, problem?: Problem, retryAfter?: string | null) {
    super(problem?.detail ?? problem?.title ?? `The gateway answered with status ${status}`)
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined
  }

  /** The kind of problem: the last part of its type, e.g. `image-refused`. */
  get kind(): string {
    return this.problem?.type?.split('/').at(-1) ?? ''
  }
}
