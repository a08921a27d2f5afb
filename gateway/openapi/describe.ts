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
  const keyScope = route.config?.keyScope
  const ways: Record<string, string[]>[] = [
    { accessToken: [] },
    ...(keyScope === undefined ? [] : [{ apiKey: [keyScope] }]),
  ]
  if (access === 'member') described.security = ways
  if (access === 'viewer') described.security = [{}, ...ways]
  if (schema?.consumes?.includes('multipart/form-data')) described.body = form
  return { schema: described, url }
}
