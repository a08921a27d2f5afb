/** Whether a write failed because a unique value is taken already (SQLite 2067 and 1555, Postgres 23505). */
export function isUniqueViolation(error: unknown): boolean {
  const { errcode, code } = (error ?? {}) as { errcode?: number; code?: string }
  return errcode === 2067 || errcode === 1555 || code === '23505'
}

/** Whether a write failed because a row that it refers to does not exist (SQLite 787, Postgres 23503). */
export function isForeignKeyViolation(error: unknown): boolean {
  const { errcode, code } = (error ?? {}) as { errcode?: number; code?: string }
  return errcode === 787 || code === '23503'
}
