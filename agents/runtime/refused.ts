/** Thrown at the door for a task or an agent that cannot be taken as it is; each problem says where and why. */
export class TaskRefused extends Error {
  override name = 'TaskRefused'
  readonly code: 'unknown-goal' | 'bad-input'
  readonly problems: readonly { pointer: string; detail: string }[]

  constructor(
    code: TaskRefused['code'],
    message: string,
    problems: readonly { pointer: string; detail: string }[] = [],
  ) {
    super([message, ...problems.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`)].join('; '))
    this.code = code
    this.problems = problems
  }
}

/** Thrown for an agent that is wrong as it is written; an operator's `agents.json` most often. */
export class AgentError extends Error {
  override name = 'AgentError'
}
