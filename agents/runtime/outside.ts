import { readFile } from 'node:fs/promises'
import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/schema'
import type { Agent, AgentResult, AgentTask, Schedule } from '../agent.ts'
import { largestAnswer, runProgram } from './program.ts'
import { AgentError } from './refused.ts'

const mostAgents = 200

const jsonType = Type.Enum(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])
/** Of what a JSON Schema may say only its own type is looked at: with a wrong one everything would be taken. */
const JsonSchema = Type.Object({ type: Type.Optional(Type.Union([jsonType, Type.Array(jsonType)])) })

const OutsideAgent = Type.Object(
  {
    name: Type.String(),
    summary: Type.String({ minLength: 1, maxLength: 300 }),
    /** A program and its arguments; it gets the task as JSON on stdin and answers on stdout. */
    command: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minLength: 1, maxItems: 50 })),
    /** Or an address that takes the task by POST. */
    url: Type.Optional(Type.String({ pattern: '^https?://' })),
    /** Variables of the environment that the program may read, beside PATH, HOME and LANG. */
    env: Type.Optional(Type.Array(Type.String(), { maxItems: 50 })),
    input: Type.Optional(JsonSchema),
    output: Type.Optional(JsonSchema),
    schedule: Type.Optional(
      Type.Union([
        Type.Object(
          {
            cron: Type.String(),
            zone: Type.Optional(Type.String()),
            jitterSeconds: Type.Optional(Type.Number()),
          },
          { additionalProperties: false },
        ),
        Type.Object({ after: Type.String() }, { additionalProperties: false }),
      ]),
    ),
    scheduledInput: Type.Optional(Type.Unknown()),
    concurrency: Type.Optional(Type.Integer()),
    timeoutSeconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 43_200 })),
    retries: Type.Optional(Type.Integer()),
  },
  { additionalProperties: false },
)
const OutsideFile = Compile(Type.Array(OutsideAgent, { maxItems: mostAgents }) as object)
const Result = Compile(
  Type.Object({
    status: Type.Union([Type.Literal('success'), Type.Literal('error')]),
    output: Type.Unknown(),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }) as object,
)

/**
 * The agents that an operator wrote down in `agents.json`: programs and addresses in any language, with the same contract. None where there is no
 * such file.
 * @throws AgentError that names the field that is wrong
 */
export async function readOutsideAgents(file: string): Promise<Agent[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new AgentError(`${file} cannot be read: ${(error as Error).message}`)
  }
  let entries: unknown
  try {
    entries = JSON.parse(text)
  } catch (error) {
    throw new AgentError(`${file} is not JSON: ${(error as Error).message}`)
  }
  if (!OutsideFile.Check(entries)) {
    const [, errors] = OutsideFile.Errors(entries)
    const { instancePath, message } = errors[0]!
    throw new AgentError(`${file}: ${instancePath || '/'} ${message}`)
  }
  return (entries as Static<typeof OutsideAgent>[]).map((entry) => agentOf(entry, file))
}

function agentOf(entry: Static<typeof OutsideAgent>, file: string): Agent {
  const { name, summary, command, url, env = [], timeoutSeconds, schedule, scheduledInput } = entry
  if ((command === undefined) === (url === undefined))
    throw new AgentError(`${file}: ${name} must have either command or url`)
  return {
    name,
    summary,
    input: (entry.input ?? Type.Unknown()) as TSchema,
    output: (entry.output ?? Type.Unknown()) as TSchema,
    ...(schedule !== undefined && { schedule: scheduleOf(schedule) }),
    ...(scheduledInput !== undefined && { scheduledInput }),
    ...(entry.concurrency !== undefined && { concurrency: entry.concurrency }),
    ...(timeoutSeconds !== undefined && { timeoutMs: Math.round(timeoutSeconds * 1_000) }),
    ...(entry.retries !== undefined && { retries: entry.retries }),
    run: async (task, { signal }) =>
      answerOf(
        name,
        command === undefined ? await post(url!, task, signal) : await runProgram(command, env, task, signal),
      ),
  }
}

function scheduleOf(schedule: NonNullable<Static<typeof OutsideAgent>['schedule']>): Schedule {
  if ('after' in schedule) return schedule
  const { jitterSeconds, ...rest } = schedule
  return { ...rest, ...(jitterSeconds !== undefined && { jitterMs: jitterSeconds * 1_000 }) }
}

/** @throws Error for what is no answer by the contract */
function answerOf(name: string, text: string): AgentResult {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    throw new Error(`${name} answered no JSON: ${text.slice(0, 200)}`)
  }
  if (Result.Check(answer)) return answer as AgentResult
  const [, errors] = Result.Errors(answer)
  throw new Error(
    `${name} answered against the contract: ${errors[0]!.instancePath || '/'} ${errors[0]!.message}`,
  )
}

async function post(url: string, task: AgentTask, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(task),
    redirect: 'error',
    signal,
  })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largestAnswer) throw new Error(`${url} answered more than ${largestAnswer} bytes`)
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`)
  return text
}
