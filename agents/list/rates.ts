import type { Readable } from 'node:stream'
import type { Config } from '@piata/config'
import type { Database, Finding } from '@piata/db'
import Type from 'typebox'
import { type Agent, defineAgent, success } from '../agent.ts'
import { SiteFault } from '../net/fault.ts'
import { Sites } from '../net/sites.ts'
import { currentRates, ratesFile } from '../rates/current.ts'
import { parseRates, type ToldRates } from '../rates/parse.ts'

const source = 'rates'
/** A file of ninety days has 0.7 MB. */
const maxBytes = 2_000_000
/** A share by which a rate changes from one reading to the next only where something is wrong, or has happened. */
const longestJump = 0.2
/** Longer than any holidays of banks. */
const oldDays = 10
const dayMs = 86_400_000
const longestTitle = 300

const input = Type.Object(
  {
    accept: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }), {
        maxItems: 20,
        description: 'Currencies whose new rate is right, however far it is from the one before',
      }),
    ),
  },
  { additionalProperties: false },
)
const output = Type.Object({
  skipped: Type.Optional(Type.Literal('no PIATA_RATES_URL')),
  date: Type.Optional(Type.String()),
  rates: Type.Optional(Type.Record(Type.String(), Type.Number())),
  held: Type.Optional(Type.Array(Type.String())),
  fault: Type.Optional(Type.String()),
})

/** Reads exchange rates from PIATA_RATES_URL into the database, where every gateway sees them. What cannot be right changes nothing. */
export const rates: Agent<typeof input, typeof output> = defineAgent({
  name: source,
  summary: 'Reads exchange rates from the file of the settings, or PIATA_RATES_URL',
  input,
  output,
  // Banks tell them once a day, in the afternoon.
  schedule: { cron: '20 */3 * * *', jitterMs: 15 * 60_000 },
  timeoutMs: 2 * 60_000,
  retries: 3,
  async run({ input: { accept = [] } }, { config, database, signal, now }) {
    const file = ratesFile(config, database)
    if (file === undefined) {
      await database.notices.settle(source, [])
      return success({ skipped: 'no PIATA_RATES_URL' as const })
    }
    const kept = await database.exchangeRates.read()
    let told: ToldRates
    try {
      told = parseRates(await fetched(config, String(file), signal))
      if (Date.parse(told.date) > now().getTime() + dayMs)
        throw new SiteFault(`The file is of ${told.date}, which is to come`)
      if (kept !== null && told.date < kept.date)
        throw new SiteFault(
          `The file is of ${told.date}, older than the rates of ${kept.date} that are known`,
        )
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof SiteFault)) throw error
      await tellUnread(database, error.message)
      if (error.isPassing) throw error
      return { status: 'error', output: { fault: error.message } }
    }
    const before = await currentRates(config, database)
    const taken: Record<string, number> = { ...kept?.rates }
    const findings: Finding[] = []
    const held: string[] = []
    for (const [currency, known] of Object.entries(before)) {
      const rate = told.rates.get(currency)
      if (rate === undefined) findings.push(missing(currency, known, told.date))
      else if (Math.abs(rate - known) / known > longestJump && !accept.includes(currency)) {
        held.push(currency)
        findings.push(jumped(currency, known, rate, told.date))
      } else taken[currency] = rate
    }
    if (now().getTime() - Date.parse(told.date) > oldDays * dayMs) findings.push(old(told.date))
    await database.exchangeRates.keep({ rates: taken, date: told.date, readAt: now().toISOString() })
    await database.notices.settle(source, findings)
    return success({ date: told.date, rates: await currentRates(config, database), held })
  },
})

/** @throws SiteFault for what cannot be read, is too large or no text */
async function fetched(
  { feedNetworks, publicUrl }: Config,
  address: string,
  signal: AbortSignal,
): Promise<string> {
  const sites = new Sites({
    networks: feedNetworks,
    setting: 'PIATA_FEED_NETWORKS',
    gapMs: 0,
    agent: { token: 'PiataRates', about: publicUrl.href },
  })
  try {
    return await sites.get(address, { signal }, ({ body, headers }) => {
      const packed = headers['content-encoding'] ?? 'identity'
      if (packed !== 'identity')
        throw new SiteFault(`The answer is packed (${packed}), which was not asked for`)
      return textOf(body)
    })
  } finally {
    await sites.close()
  }
}

async function textOf(body: Readable): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > maxBytes) throw new SiteFault(`The file has more than ${maxBytes / 1_000_000} MB`)
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    throw new SiteFault('The file is not UTF-8')
  }
}

/** What was told of rates before stays told: nobody has looked since. */
async function tellUnread(database: Database, reason: string): Promise<void> {
  const others = (await database.notices.list()).filter(
    (one) => one.source === source && one.key !== 'unread',
  )
  await database.notices.settle(source, [
    ...others.map(({ key, title, advice, evidence }) => ({ key, title, advice, evidence })),
    {
      key: 'unread',
      title: `Exchange rates could not be read: ${reason}`.slice(0, longestTitle),
      advice: 'Those of before hold on. Look at PIATA_RATES_URL, then: npm run agents -- run rates',
      evidence: { reason },
    },
  ])
}

function jumped(currency: string, known: number, rate: number, date: string): Finding {
  return {
    key: `jump ${currency}`,
    title: `${currency} would be ${rate} RON by the file of ${date}, and is ${known}: held`,
    advice: `Where it is right: npm run agents -- run rates --input '{"accept":["${currency}"]}'. Where PIATA_RATES was only an example, the same.`,
    evidence: { currency, known, rate, date },
  }
}

function missing(currency: string, known: number, date: string): Finding {
  return {
    key: `missing ${currency}`,
    title: `The file of ${date} has no rate of ${currency}, which stays ${known} RON`,
    advice: 'Name another file in PIATA_RATES_URL, such as that of the National Bank of Romania.',
    evidence: { currency, known, date },
  }
}

function old(date: string): Finding {
  return {
    key: 'old',
    title: `The exchange rates are of ${date}`,
    advice: 'The file at PIATA_RATES_URL is no longer kept: name another.',
    evidence: { date },
  }
}
