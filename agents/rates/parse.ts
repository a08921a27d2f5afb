import { SaxesParser, type SaxesTagNS } from 'saxes'
import { SiteFault } from '../net/fault.ts'

/** What a file of exchange rates says: of its newest day. */
export interface ToldRates {
  /** `2026-11-27` */
  date: string
  /** RON for one unit of each currency. */
  rates: ReadonlyMap<string, number>
}

/** Where a rate stands, and in what it is told. */
const forms: Record<string, 'RON for the currency' | 'the currency for a euro'> = {
  // National Bank of Romania, nbrfxrates.xml and its files of several days.
  'DataSet/Body/Cube/Rate': 'RON for the currency',
  // European Central Bank, eurofxref-daily.xml and its files of several days.
  'Envelope/Cube/Cube/Cube': 'the currency for a euro',
}
const deepest = 10
/** Enough for any price; both banks tell at most six. */
const digits = 8

/**
 * Reads a file of the National Bank of Romania or the European Central Bank; of several days the newest.
 * @throws SiteFault for what is neither, or says what cannot be
 */
export function parseRates(xml: string): ToldRates {
  const parser = new SaxesParser({ xmlns: true })
  const days = new Map<string, Map<string, number>>()
  const path: string[] = []
  let form: string | undefined
  let date: string | undefined
  let text = ''
  /** Of the present element, where it tells a rate. */
  let rate: { currency: string; multiplier: number } | undefined

  const tell = (currency: string, value: number) => {
    if (date === undefined) throw new SiteFault(`The rate of ${currency} stands under no day`)
    const day = days.get(date) ?? new Map<string, number>()
    if (day.has(currency)) throw new SiteFault(`${currency} has two rates on ${date}`)
    days.set(date, day.set(currency, value))
  }
  const open = ({ local, attributes }: SaxesTagNS) => {
    path.push(local)
    if (path.length > deepest) throw new SiteFault('The file is no file of exchange rates: it is too deep')
    const said = (name: string) => attributes[name]?.value
    const day = local === 'Cube' ? (said('date') ?? said('time')) : undefined
    if (day !== undefined) date = dayOf(day)
    text = ''
    const place = path.join('/')
    if (forms[place] === undefined) return
    if (form !== undefined && form !== place) throw new SiteFault('The file mixes two forms of rates')
    form = place
    const currency = said('currency')
    if (currency === undefined || !/^[A-Z]{3}$/.test(currency))
      throw new SiteFault(
        `The file has a rate of no currency: ${JSON.stringify(currency ?? null).slice(0, 40)}`,
      )
    if (forms[place] === 'the currency for a euro') tell(currency, numberOf(said('rate') ?? '', currency))
    else rate = { currency, multiplier: numberOf(said('multiplier') ?? '1', currency) }
  }
  const close = () => {
    if (rate !== undefined) tell(rate.currency, numberOf(text.trim(), rate.currency) / rate.multiplier)
    if (path.join('/') === 'DataSet/Body/OrigCurrency' && text.trim() !== 'RON')
      throw new SiteFault(`The rates are in ${text.trim().slice(0, 10)}, not in RON`)
    rate = undefined
    text = ''
    path.pop()
  }
  parser.on('error', (error) => {
    throw new SiteFault(`The file is not well-formed XML: ${error.message}`)
  })
  parser.on('doctype', (said) => {
    if (said.includes('['))
      throw new SiteFault('The file declares entities of its own (DTD), which is not read')
  })
  parser.on('opentag', open)
  parser.on('closetag', close)
  parser.on('text', (more) => {
    text += more
  })
  parser.write(xml).close()

  const newest = [...days.keys()].sort().at(-1)
  if (newest === undefined || form === undefined)
    throw new SiteFault(
      'The file holds no rates as the National Bank of Romania or the European Central Bank writes them',
    )
  const told = days.get(newest)!
  return { date: newest, rates: forms[form] === 'the currency for a euro' ? fromEuro(told) : rounded(told) }
}

/** Of a table of the European Central Bank: how many RON, by way of the euro. */
function fromEuro(told: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const ron = told.get('RON')
  if (ron === undefined) throw new SiteFault('The file has no rate of RON, by which the others are told')
  const others = [...told].filter(([currency]) => currency !== 'RON')
  return rounded(
    new Map([['EUR', ron], ...others.map(([currency, rate]) => [currency, ron / rate] as const)]),
  )
}

function rounded(rates: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...rates].map(([currency, rate]) => [currency, Number(rate.toPrecision(digits))]))
}

function numberOf(text: string, currency: string): number {
  const value = /^\d{1,9}(?:\.\d{1,12})?$/.test(text) ? Number(text) : 0
  if (value > 0) return value
  throw new SiteFault(
    `The file says ${JSON.stringify(text.slice(0, 20))} of ${currency}, which is no number above 0`,
  )
}

function dayOf(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)) return text
  throw new SiteFault(`The file has rates of ${JSON.stringify(text.slice(0, 20))}, which is no day`)
}
