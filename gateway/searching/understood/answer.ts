import type { Rates } from '@piata/agents'
import { type Currency, fold, type Place } from '@piata/db'
import type { SearchRequest, SearchResult } from '@piata/search'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../problems/problem.ts'
import { listParameter, parseSearch, type SearchQuery } from '../query.ts'
import { QueryReader } from './understand.ts'

/** What a query was read as, as `/v1/search` tells it. */
export interface UnderstoodQuery {
  q: string
  filters: { text: string; parameters: Record<string, string>; place?: Place }[]
  /** How many hold all of the words. */
  asWords: number
}

interface Answered {
  /** What the index was asked in the end. */
  wanted: SearchRequest
  result: SearchResult
  understood?: UnderstoodQuery
}

/** Listings looked at whose title may be the query. */
const mostTitles = 5
/** What is enough to know how many hold the words, and the likeliest titles. */
const strictly: Partial<SearchRequest> = {
  ...{ loosen: false, typos: false, facets: [], ranges: [], highlight: [], cursor: null },
  ...{ sort: 'relevance', limit: mostTitles },
}

/**
 * Answers searches, by what the query is understood to ask for where it may be. The words win where only they find something, and where they are a title
 * that the filters would hide.
 */
export function createQueryAnswerer(
  app: Pick<FastifyInstance, 'catalogue' | 'searching' | 'database'>,
): (query: SearchQuery) => Promise<Answered> {
  const reader = new QueryReader(app.catalogue)

  /** Whether one of the first hits is called as the query says. */
  const isTitle = async ({ hits }: SearchResult, text: string): Promise<boolean> => {
    if (hits.length === 0) return false
    const { body } = await app.database.listings.cards(
      hits.map(({ id, values }) => ({ id, seq: values!.seq! })),
    )
    const cards = JSON.parse(`[${body.toString()}]`) as { title: string }[]
    return cards.some(({ title }) => fold(title) === text)
  }

  return async (query) => {
    const index = app.searching.index()
    const rates = await app.searching.rates()
    const asked = parseSearch(query, app.catalogue, rates)
    const asAsked = async () => ({
      wanted: asked,
      result: inCurrency(await index.search(asked), query.currency, rates),
    })
    const { currencies } = app.database.site.current
    const read =
      query.understand && asked.query !== undefined
        ? reader.read(asked.query, { ...query }, currencies, listParameter(query.words))
        : undefined
    if (read === undefined) return asAsked()
    const parameters = Object.assign({}, ...read.parts.map((part) => part.parameters)) as Record<
      string,
      string
    >
    const narrowed = { ...query, ...withNumbers(parameters), q: read.q } as SearchQuery
    const wanted = parsedOrNone(narrowed, app.catalogue, rates)
    if (wanted === undefined) return asAsked()
    const [result, words] = [
      await index.search(wanted),
      await index.search({ ...asked, ...strictly, values: ['seq'] }),
    ]
    if (result.total === 0) {
      // Listings with one of the words are no answer: without any that hold all of them, what was read tells what to drop.
      if (words.total > 0) return asAsked()
    } else if (await isTitle(words, fold(asked.query!))) {
      const both = {
        ...asked,
        ...strictly,
        filters: wanted.filters ?? [],
        ...(wanted.near && { near: wanted.near }),
      }
      if (!(await isTitle(await index.search(both), fold(asked.query!)))) return asAsked()
    }
    const filters = read.parts
      .filter((part) => Object.keys(part.parameters).length > 0)
      .map(({ text, parameters, place }) => ({
        text,
        parameters,
        ...(place && { place }),
      }))
    const named = inCurrency(result, narrowed.currency, rates)
    return { wanted, result: named, understood: { q: read.q, filters, asWords: words.total } }
  }
}

/** The range of prices in the currency that the search names its bounds in. */
function inCurrency(result: SearchResult, currency: Currency | undefined, rates: Rates): SearchResult {
  const { price } = result.ranges
  const rate = currency === undefined ? undefined : rates[currency]
  if (rate === undefined || rate === 1 || !price) return result
  const min = Math.floor(price.min / rate)
  return {
    ...result,
    ranges: { ...result.ranges, price: { min, max: Math.ceil(price.max / rate) } },
  }
}

/** Undefined where the rest of the search is of no use with what was understood, such as a facet of another category. */
function parsedOrNone(...given: Parameters<typeof parseSearch>): SearchRequest | undefined {
  try {
    return parseSearch(...given)
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** Parameters as they are after validation. */
function withNumbers(parameters: Record<string, string>): Record<string, string | number> {
  const numbers = ['priceMin', 'priceMax', 'radiusKm'].filter((name) => name in parameters)
  return { ...parameters, ...Object.fromEntries(numbers.map((name) => [name, Number(parameters[name])])) }
}
