import type { Context } from '../context.ts'
import type { Time } from '../types.ts'

/** What is kept of an agent between its runs. */
interface AgentState {
  name: string
  /** A paused agent takes no tasks, and its schedule stands still. */
  isPaused: boolean
  /** As the agent says it; null without one. */
  schedule: string | null
  /** When the schedule is due next, and when it was last. */
  nextAt: Time | null
  lastAt: Time | null
}

interface Agents {
  list(): Promise<AgentState[]>
  /**
   * Makes known which agents there are. A schedule that is new or another one than before is due at its `nextAt`; one that was known keeps its time, so
   * that what was missed while no process ran is due at once.
   */
  sync(agents: { name: string; schedule: string | null; nextAt: Time | null }[]): Promise<void>
  /** False for an agent that is not known. */
  pause(name: string, isPaused: boolean): Promise<boolean>
  /** Moves a schedule on from `due` to `next`; true for one caller only, of all processes. */
  claim(name: string, due: Time, next: Time | null): Promise<boolean>
}

export interface AgentsSchema {
  agents: {
    name: string
    paused: number
    schedule: string | null
    next_at: Time | null
    last_at: Time | null
  }
}

export function createAgents(context: Context): Agents {
  return {
    async list() {
      const rows = await context.read.selectFrom('agents').selectAll().orderBy('name').execute()
      return rows.map((row) => ({
        name: row.name,
        isPaused: row.paused === 1,
        schedule: row.schedule,
        nextAt: row.next_at,
        lastAt: row.last_at,
      }))
    },

    async sync(agents) {
      if (agents.length === 0) return
      await context.write(({ queries }) =>
        queries
          .insertInto('agents')
          .values(
            agents.map(({ name, schedule, nextAt }) => ({
              name,
              paused: 0,
              schedule,
              next_at: nextAt,
              last_at: null,
            })),
          )
          .onConflict((c) =>
            c
              .column('name')
              .doUpdateSet((eb) => ({
                schedule: eb.ref('excluded.schedule'),
                next_at: eb.ref('excluded.next_at'),
              }))
              .where((eb) =>
                eb.or([
                  eb('agents.schedule', 'is distinct from', eb.ref('excluded.schedule')),
                  // Paused before it was ever made known with its schedule.
                  eb('agents.next_at', 'is', null),
                ]),
              ),
          )
          .execute(),
      )
    },

    async pause(name, isPaused) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('agents')
          .set({ paused: Number(isPaused) })
          .where('name', '=', name)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0
    },

    async claim(name, due, next) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('agents')
          .set({ next_at: next, last_at: due })
          .where('name', '=', name)
          .where('next_at', '=', due)
          .where('paused', '=', 0)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0
    },
  }
}
