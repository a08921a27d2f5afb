import { parseArgs } from 'node:util'
import type { Database, TaskDetail } from '@piata/db'
import type { AgentBook } from './runtime/book.ts'
import { AgentError } from './runtime/refused.ts'
import { scheduleText } from './runtime/schedule.ts'

type Command =
  | { name: 'list' }
  | { name: 'dead' }
  | { name: 'notices' }
  | { name: 'run'; goal: string; input: unknown }
  | { name: 'pause' | 'resume'; agent: string }
  | { name: 'retry'; id: string }

const usage = `npm run agents                                 runs the agents
npm run agents -- list                         the agents, their schedules and tasks
npm run agents -- run GOAL [--input JSON]      makes a task
npm run agents -- pause|resume NAME            holds an agent's tasks and schedule, or lets them go on
npm run agents -- dead                         tasks that failed or are dead, with their errors
npm run agents -- notices                      what agents found that somebody should see to
npm run agents -- retry ID                     tries one of those again`

/** What the words after `npm run agents --` ask for; undefined without any. @throws AgentError with the usage */
export function readCommand(args: string[]): Command | undefined {
  let parsed: { values: { input?: string | undefined }; positionals: string[] }
  try {
    parsed = parseArgs({ args, options: { input: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    throw new AgentError(`${(error as Error).message}\n${usage}`)
  }
  const { values, positionals } = parsed
  const [name, argument, ...more] = positionals
  if (name === undefined && values.input === undefined) return undefined
  if (values.input !== undefined && name !== 'run') throw new AgentError(`--input belongs to run\n${usage}`)
  if (more.length === 0) {
    if ((name === 'list' || name === 'dead' || name === 'notices') && argument === undefined) return { name }
    if (name === 'run' && argument !== undefined)
      return { name, goal: argument, input: inputOf(values.input) }
    if ((name === 'pause' || name === 'resume') && argument !== undefined) return { name, agent: argument }
    if (name === 'retry' && argument !== undefined) return { name, id: argument }
  }
  throw new AgentError(`'${positionals.join(' ')}' is not understood\n${usage}`)
}

function inputOf(text: string | undefined): unknown {
  if (text === undefined) return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AgentError(`--input must be JSON: ${(error as Error).message}`)
  }
}

/** Does what was asked for; resolves to what there is to say. @throws AgentError, TaskRefused */
export async function runCommand(command: Command, book: AgentBook, database: Database): Promise<string> {
  switch (command.name) {
    case 'list':
      return listed(book, database)
    case 'dead': {
      const found = (
        await Promise.all(
          (['failed', 'dead'] as const).map((state) => database.tasks.list({ state, limit: 100 })),
        )
      ).flat()
      if (found.length === 0) return 'No task failed in the last 30 days.'
      return found
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .map(deadLine)
        .join('\n')
    }
    case 'notices': {
      const notices = await database.notices.list()
      if (notices.length === 0) return 'No agent has anything to say.'
      return notices
        .map(({ source, since, title, advice }) => `${since}  ${source}  ${title}\n  ${advice}`)
        .join('\n')
    }
    case 'run': {
      book.checkInput(command.goal, command.input)
      return `Task ${await database.tasks.enqueue({ goal: command.goal, input: command.input })}`
    }
    case 'pause':
    case 'resume': {
      const agent = mustBeKnown(book, command.agent)
      await database.agents.sync([
        { name: agent, schedule: scheduleText(book.find(agent)!.schedule), nextAt: null },
      ])
      await database.agents.pause(agent, command.name === 'pause')
      return command.name === 'pause' ? `${agent} is paused.` : `${agent} goes on.`
    }
    case 'retry':
      if (await database.tasks.revive(command.id)) return `Task ${command.id} is tried again.`
      throw new AgentError(`There is no failed or dead task ${command.id}`)
  }
}

function mustBeKnown(book: AgentBook, name: string): string {
  if (book.find(name) !== undefined) return name
  throw new AgentError(
    `There is no agent '${name}'; there are ${book.all.map((agent) => agent.name).join(', ')}`,
  )
}

async function listed(book: AgentBook, database: Database): Promise<string> {
  const [states, counts] = await Promise.all([database.agents.list(), database.tasks.counts()])
  const rows = book.all.map(({ name, schedule, summary }) => {
    const state = states.find((known) => known.name === name)
    const count = counts.find((known) => known.goal === name)
    return [
      name,
      state?.isPaused ? 'paused' : (scheduleText(schedule) ?? '-'),
      state?.nextAt ?? '-',
      `${count?.queued ?? 0}/${count?.running ?? 0}/${count?.done ?? 0}/${(count?.failed ?? 0) + (count?.dead ?? 0)}`,
      summary,
    ]
  })
  return table([['agent', 'schedule', 'next', 'queued/running/done/failed today', 'does'], ...rows])
}

function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function deadLine({ id, goal, state, attempt, endedAt, output }: TaskDetail): string {
  const reason = (output as { output?: unknown } | null)?.output ?? output
  return `${id}  ${endedAt}  ${goal}  ${state} after ${attempt}  ${typeof reason === 'string' ? reason : JSON.stringify(reason)}`
}
