import { Problem } from '../problems/problem.ts'

/** The refusal to take from an account the last that opens it. */
export const lastWayIn = (): Problem =>
  new Problem('conflict', 'Nothing else opens the account: set a password first, by POST /v1/auth/forgot.')
