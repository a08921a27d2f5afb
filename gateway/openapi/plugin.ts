import swagger from '@fastify/swagger'
import plugin from 'fastify-plugin'
import { completeDocument, type Document } from './complete.ts'
import { describeRoute } from './describe.ts'

/** Collects the route schemas into an OpenAPI 3.1 document. */
export const openapi = plugin(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Piata',
          version: '1',
          description:
            'The API of a marketplace. Money is in minor units, times are RFC 3339 in UTC, ids are UUIDv7. Errors are ' +
            'application/problem+json. Within v1 changes are additive only.',
        },
        // Relative: the server that the document came from.
        servers: [{ url: '/' }],
        tags: [
          { name: 'auth', description: 'Sessions' },
          { name: 'account', description: 'What is yours' },
          { name: 'listings', description: 'Read, write and move listings' },
          { name: 'changes', description: 'Follow what changes, for partners' },
          {
            name: 'imports',
            description:
              'Files of listings: bring one, say how its columns are meant, see what it would do, confirm',
          },
          { name: 'webhooks', description: 'Have changes sent to you' },
          { name: 'notifications', description: 'What people are told of, and by which ways' },
          { name: 'conversations', description: 'Buyers and sellers write to each other' },
          { name: 'ratings', description: 'What those say of each other who dealt with each other' },
          { name: 'catalogue', description: 'Search, categories and places' },
          { name: 'images', description: 'Pictures' },
          { name: 'service', description: 'For operators' },
        ],
        components: {
          securitySchemes: {
            accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
            apiKey: {
              type: 'http',
              scheme: 'bearer',
              bearerFormat: 'piata_…',
              description: 'Made at `POST /v1/api-keys`; it needs the scope that each operation names',
            },
          },
        },
      },
      refResolver: {
        buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`),
      },
      transform: describeRoute,
      transformObject: (collected) => {
        if (!('openapiObject' in collected)) throw new Error('OpenAPI 3 is what is collected')
        completeDocument(collected.openapiObject as Document)
        return collected.openapiObject
      },
    })
  },
  { name: 'openapi' },
)
