import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../check/checks.ts'

/** A server that only this run uses: others' work neither waits for it nor makes it wait. */
interface OwnPostgres {
  url: string
  stop(): Promise<void>
}

/** Starts one with the programs that are installed here; undefined, and its own words on stderr, where it does not start. */
export async function startPostgres(): Promise<OwnPostgres | undefined> {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'db/testing/serve.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const lines = createInterface({ input: child.stdout! })
  const url = await Promise.race([
    once(lines, 'line').then(([line]) => line as string),
    exit.then(() => undefined),
  ])
  if (url === undefined) return undefined
  return {
    url,
    async stop() {
      child.stdin!.end()
      await exit
    },
  }
}
