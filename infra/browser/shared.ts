import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { publishCatalogue, untilFound } from './catalogue.ts'
import { chromiumArguments } from './chromium.ts'
import { type Address, startSite } from './site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The site that all files share, and where its Chromium listens. */
    shared: Address & { chromium: string }
  }
}

const echo = `let text = ''; for await (const chunk of process.stdin) text += chunk
const { word } = JSON.parse(text).input
console.log(JSON.stringify(word === 'bad' ? { status: 'error', output: 'a bad word' } : { status: 'success', output: { said: word, lines: Array(200).fill('lung '.repeat(40)) } }))`
const program = { command: [process.execPath, '--input-type=module', '-e', echo], retries: 0 }
const agents = [
  {
    ...{ name: 'echo', summary: 'Says what it hears', ...program },
    input: { type: 'object', required: ['word'], properties: { word: { type: 'string' } } },
  },
  { name: 'nightly', summary: 'Waits for the night', schedule: { cron: '0 3 * * *' }, ...program },
]

/** Starts one site with a catalogue, and one Chromium, for all files: each start takes seconds of a processor. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let site: Awaited<ReturnType<typeof startSite>> | undefined
  let browser: BrowserServer | undefined
  const close = async () => {
    await browser?.close()
    await site?.close()
  }
  try {
    // By its name, as browsers have passkeys for names alone.
    site = await startSite({ host: 'localhost', agents })
    browser = await chromium.launchServer({
      executablePath: process.env.CHROMIUM_PATH!,
      args: chromiumArguments,
    })
    await publishCatalogue(site.gatewayUrl)
    await untilFound(site.gatewayUrl, 'bicicleta', 3)
    const { url, gatewayUrl, databaseFile } = site
    project.provide('shared', { url, gatewayUrl, databaseFile, chromium: browser.wsEndpoint() })
  } catch (error) {
    await close()
    throw error
  }
  return close
}
