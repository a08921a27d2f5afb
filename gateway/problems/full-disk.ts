import { DatabaseError } from '@piata/db'

const codes = new Set<unknown>(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
/** Errors that wrap errors; deeper ones are not looked for. */
const deepest = 5

/** Whether the failure comes of a full disk or a used-up quota, wherever it happened: in a database, a temporary folder, the pictures. */
export function isFullDisk(error: unknown): boolean {
  let at = error
  for (let depth = 0; depth < deepest && at instanceof Error; depth += 1) {
    if (at instanceof DatabaseError && at.code === 'no-space') return true
    if (codes.has((at as { code?: unknown }).code)) return true
    at = at.cause
  }
  return false
}
