import type { GoalCounts } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { Gauge, Histogram, type Registry } from 'prom-client'

/** What operators watch of the agents: tasks of all processes as the database has them, attempts of this one. */
export function watchAgents(app: FastifyInstance, registry: Registry): void {
  const registers = [registry]
  const gauge = (name: string, help: string, collect?: () => Promise<void>) =>
    new Gauge({ name, help, labelNames: ['goal'], registers, ...(collect && { collect }) })
  const running = gauge('piata_tasks_running', 'Tasks under way, of all processes')
  const oldest = gauge('piata_tasks_oldest_seconds', 'How long the longest waiting task is due')
  const queued: Gauge = gauge('piata_tasks_queued', 'Tasks that wait, of all processes', async () => {
    const counts = await app.database.tasks.counts().catch((): GoalCounts[] => [])
    for (const one of [queued, running, oldest]) one.reset()
    for (const { goal, queued: waiting, running: under, oldestAt } of counts) {
      queued.set({ goal }, waiting)
      running.set({ goal }, under)
      oldest.set({ goal }, oldestAt === null ? 0 : Math.max(0, (Date.now() - Date.parse(oldestAt)) / 1_000))
    }
  })
  const durations = new Histogram({
    name: 'piata_task_duration_seconds',
    help: 'Attempts of this process, by how they ended',
    labelNames: ['goal', 'outcome'],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800],
    registers,
  })
  app.agentRunner?.onEnded(({ goal, outcome, seconds }) => durations.observe({ goal, outcome }, seconds))
}
