import { listingRules } from '@piata/db'
import type { FastifySchema, RouteOptions } from 'fastify'

const form = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'array',
      minItems: 1,
      maxItems: listingRules.images,
      items: { type: 'string', contentMediaType: 'application/octet-stream' },
    },
  },
}

/** Adds to a route's documentation what follows from where it stands: who may call it, and the form of uploads. */
export function describeRoute({
  schema,
  url,
  route,
}: {
  schema: FastifySchema
  url: string
  route: RouteOptions
}) {
  const described: FastifySchema = { ...schema }
  const access = route.config?.access
  if (access === 'member') described.security = [{ accessToken: [] }]
  if (access === 'viewer') described.security = [{}, { accessToken: [] }]
  if (schema?.consumes?.includes('multipart/form-data')) described.body = form
  return { schema: described, url }
}
