import { parse } from 'fast-querystring'
import type { FastifyInstance } from 'fastify'
import { invalid } from '../problems/problem.ts'

/** More parameters than any address of the API has; a search with every filter has some forty. */
const mostParameters = 100

/** Stands for a query string that was not taken apart. */
const tooMany: Record<string, never> = Object.freeze(Object.create(null))

/** As Fastify parses query strings, but for those of too many parameters. */
export function parseQuery(text: string): Record<string, unknown> {
  let parameters = 1
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    parameters++
    if (parameters > mostParameters) return tooMany
  }
  return parse(text)
}

/** Refuses what `parseQuery` did not take apart. */
export function refuseLongQueries(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    done(request.query === tooMany ? invalid('/query', `has more than ${mostParameters} parameters`) : null)
  })
}
