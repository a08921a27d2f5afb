export * from './face.ts'
export type { TasksSchema } from './sqlite.ts'

import type { Context } from '../context.ts'
import type { TaskOptions, Tasks } from './face.ts'
import { createPostgresTasks } from './postgres.ts'
import { createSqliteTasks } from './sqlite.ts'

/** The tasks of a process's database, also as seen from within a transaction. */
export function taskSource(context: Context, options: TaskOptions): (context: Context) => Tasks {
  const { boss } = context
  if (boss !== undefined) return (given) => createPostgresTasks(given, boss)
  const listeners = new Set<() => void>()
  return (given) => createSqliteTasks(given, listeners, options)
}
