/** Pages of the write-ahead log, and how many of them are in the file. */
export interface LogState {
  log: number
  checkpointed: number
}

/** Tells a `LogState`, and does nothing. */
export const logStateSql = 'pragma wal_checkpoint(noop)'
