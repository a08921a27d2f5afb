import type { Time } from '../types.ts'
import type { GoalCounts, TaskState } from './face.ts'

/** Rows of goal, state and count as one entry a goal, by name. */
export function gather(
  rows: { goal: string; state: TaskState; count: number; oldestAt: Time | null }[],
): GoalCounts[] {
  const goals = new Map<string, GoalCounts>()
  for (const { goal, state, count, oldestAt } of rows) {
    const known = goals.get(goal) ?? {
      goal,
      queued: 0,
      running: 0,
      done: 0,
      failed: 0,
      dead: 0,
      oldestAt: null,
    }
    known[state] += count
    known.oldestAt ??= oldestAt
    goals.set(goal, known)
  }
  return [...goals.values()].sort((a, b) => (a.goal < b.goal ? -1 : 1))
}
