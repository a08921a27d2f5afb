import type { TSchema } from 'typebox'
import { Compile } from 'typebox/schema'
import type { AnyAgent } from '../agent.ts'
import { AgentError, TaskRefused } from './refused.ts'
import { checkSchedules } from './schedule.ts'

const namePattern = /^[a-z][a-z0-9-]{0,39}$/
/** Problems of one input that are told: more help nobody. */
const mostProblems = 10

type Problem = { pointer: string; detail: string }

/** The agents of a process by name, with their schemas compiled. */
export class AgentBook {
  readonly #agents = new Map<string, { agent: AnyAgent; input: Check; output: Check }>()

  /** @throws AgentError for an agent that cannot work as it is written */
  constructor(agents: readonly AnyAgent[]) {
    for (const agent of agents) {
      const { name } = agent
      if (!namePattern.test(name))
        throw new AgentError(`An agent's name must match ${namePattern.source}, not '${name}'`)
      if (this.#agents.has(name)) throw new AgentError(`There are two agents named ${name}`)
      mustBeWithin(agent, 'concurrency', 1, 1_000)
      mustBeWithin(agent, 'timeoutMs', 100, 12 * 3_600_000)
      mustBeWithin(agent, 'retries', 0, 100)
      this.#agents.set(name, {
        agent,
        input: new Check(name, 'input', agent.input),
        output: new Check(name, 'output', agent.output),
      })
    }
    checkSchedules(agents)
    for (const { agent, input } of this.#agents.values()) {
      if (agent.schedule === undefined) continue
      const [problem] = input.problems(agent.scheduledInput ?? {})
      if (problem !== undefined)
        throw new AgentError(
          `The scheduledInput of ${agent.name} is wrong: ${problem.pointer} ${problem.detail}`,
        )
    }
  }

  get all(): AnyAgent[] {
    return [...this.#agents.values()].map(({ agent }) => agent)
  }

  find(name: string): AnyAgent | undefined {
    return this.#agents.get(name)?.agent
  }

  /** @throws TaskRefused unknown-goal, bad-input */
  checkInput(goal: string, input: unknown): void {
    const known = this.#agents.get(goal)
    if (known === undefined) {
      throw new TaskRefused(
        'unknown-goal',
        `There is no agent '${goal.slice(0, 60)}'; there are ${[...this.#agents.keys()].join(', ')}`,
      )
    }
    const problems = known.input.problems(input)
    if (problems.length > 0) throw new TaskRefused('bad-input', `The input of ${goal} is wrong`, problems)
  }

  /** What is wrong with an answer of the agent; empty for a good one. */
  outputProblems(goal: string, output: unknown): Problem[] {
    return this.#agents.get(goal)?.output.problems(output) ?? []
  }
}

function mustBeWithin(
  agent: AnyAgent,
  field: 'concurrency' | 'timeoutMs' | 'retries',
  least: number,
  most: number,
) {
  const value = agent[field]
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return
  throw new AgentError(
    `${field} of agent ${agent.name} must be a whole number from ${least} to ${most}, not ${value}`,
  )
}

/** A schema of a JSON value, TypeBox's or any other. */
class Check {
  readonly #validator: ReturnType<typeof Compile>

  constructor(name: string, field: string, schema: TSchema) {
    try {
      this.#validator = Compile(schema as object)
    } catch (error) {
      throw new AgentError(`The ${field} schema of ${name} cannot be used: ${(error as Error).message}`)
    }
  }

  problems(value: unknown): Problem[] {
    if (this.#validator.Check(value)) return []
    const [, errors] = this.#validator.Errors(value)
    return errors
      .slice(0, mostProblems)
      .map(({ instancePath, message }) => ({ pointer: instancePath, detail: message }))
  }
}
