import { Cron } from 'croner'
import type { AnyAgent, Schedule } from '../agent.ts'
import { AgentError } from './refused.ts'

/** When a schedule by the clock is due after `from`; null when never again. @throws AgentError for one that cannot be read */
export function nextRun(schedule: { cron: string; zone?: string }, zone: string, from: Date): Date | null {
  return cronOf(schedule, zone).nextRun(from)
}

function cronOf({ cron, zone }: { cron: string; zone?: string }, usualZone: string): Cron {
  try {
    return new Cron(cron, { timezone: zone ?? usualZone, paused: true })
  } catch (error) {
    throw new AgentError(`'${cron}' is no schedule: ${(error as Error).message}`)
  }
}

/** As it is kept beside the agent's next run: another text is another schedule. */
export function scheduleText(schedule: Schedule | undefined): string | null {
  if (schedule === undefined) return null
  if ('after' in schedule) return `after ${schedule.after}`
  return schedule.zone === undefined ? schedule.cron : `${schedule.cron} ${schedule.zone}`
}

/** @throws AgentError for a schedule that is never due, and for agents that run after each other in a circle */
export function checkSchedules(agents: readonly AnyAgent[]): void {
  const after = new Map<string, string>()
  for (const { name, schedule } of agents) {
    if (schedule === undefined) continue
    if ('after' in schedule) after.set(name, schedule.after)
    else if (nextRun(schedule, 'UTC', new Date()) === null)
      throw new AgentError(`The schedule of ${name}, '${schedule.cron}', is never due`)
  }
  for (const [name, cause] of after) {
    if (!agents.some((agent) => agent.name === cause))
      throw new AgentError(`${name} runs after ${cause}, and there is no such agent`)
    const path = [name]
    for (let at: string | undefined = cause; at !== undefined; at = after.get(at)) {
      if (path.includes(at))
        throw new AgentError(`These run after each other in a circle: ${[...path, at].join(' after ')}`)
      path.push(at)
    }
  }
}
