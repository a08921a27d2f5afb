import { type ChildProcess, spawn } from 'node:child_process'

/** Bytes. */
export const largestAnswer = 1_000_000
const keptOfErrors = 2_000
const killAfterMs = 2_000

/**
 * Runs a program that gets `task` as JSON on stdin; resolves to what it says on stdout. With the signal it ends, and all that it started.
 * @param env names of variables that it may read, beside PATH, HOME and LANG
 * @throws Error with the end of what it complained of, where it ended otherwise than with 0
 */
export async function runProgram(
  [program, ...args]: string[],
  env: string[],
  task: unknown,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted()
  const names = ['PATH', 'HOME', 'LANG', ...env].filter((name) => process.env[name] !== undefined)
  const child = spawn(program!, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: Object.fromEntries(names.map((name) => [name, process.env[name]])),
    // A group of its own, so that what it started ends with it.
    detached: process.platform !== 'win32',
  })
  const ended = new Promise<{ code: number | null; by: string | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, by) => resolve({ code, by }))
  })
  const abort = () => stop(child)
  signal.addEventListener('abort', abort, { once: true })
  let isTooLong = false
  const output: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= largestAnswer) output.push(chunk)
    else if (!isTooLong) {
      isTooLong = true
      stop(child)
    }
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk).slice(-keptOfErrors)
  })
  // A program that does not read its task ends the pipe; how it ended says more.
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(task))
  try {
    const { code, by } = await ended
    signal.throwIfAborted()
    if (isTooLong) throw new Error(`${program} answered more than ${largestAnswer} bytes`)
    if (code !== 0) throw new Error(`${program} ended with ${by ?? `code ${code}`}: ${complaints.trim()}`)
    return Buffer.concat(output).toString('utf8')
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function stop(child: ChildProcess): void {
  const kill = (name: NodeJS.Signals) => {
    try {
      if (process.platform === 'win32') child.kill(name)
      else if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {
      // it has ended by itself
    }
  }
  kill('SIGTERM')
  const timer = setTimeout(() => kill('SIGKILL'), killAfterMs)
  timer.unref()
  child.once('close', () => clearTimeout(timer))
}
