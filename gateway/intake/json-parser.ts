import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { invalid } from '../problems/problem.ts'
import { excessOf, jsonLimits } from './json-shape.ts'

/** By whom the route is for. */
const mostOf = {
  public: jsonLimits.strangersValues,
  viewer: jsonLimits.strangersValues,
  member: jsonLimits.values,
  moderator: jsonLimits.values,
  admin: jsonLimits.staffValues,
}

/**
 * Reads JSON bodies. What is far more than any body of the API holds is refused before it is parsed. Clients that say
 * application/json on every request also say it where there is no body to send.
 */
export function parseJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    const wanted = request.routeOptions.schema?.body
    if (body === '' && (wanted === undefined || Type.IsOptional(wanted))) return done(null, undefined)
    const excess = excessOf(body, mostOf[request.routeOptions.config.access ?? 'public'])
    if (excess !== undefined) return done(invalid('', `The body ${excess}`), undefined)
    parse(request, body, done)
  })
}
