import fastJson, { type Schema } from 'fast-json-stringify'
import type { FastifySchema, FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'

type Serialize = (value: unknown) => string

/**
 * Compiles response schemas, each once however many routes and statuses have it: most are the one of problems, and compiling one looks
 * through all named schemas.
 * @param named schemas that routes refer to by `$id`
 */
export function createSerializerCompiler(
  named: readonly TSchema[],
): FastifySerializerCompiler<FastifySchema> {
  const schema = Object.fromEntries(named.map((one) => [(one as { $id?: string }).$id!, one as Schema]))
  const compiled = new Map<string, Serialize>()
  return ({ schema: wanted }) => {
    const key = JSON.stringify(wanted)
    let serialize = compiled.get(key)
    if (serialize === undefined) {
      serialize = fastJson(wanted as Schema, { schema }) as Serialize
      compiled.set(key, serialize)
    }
    return serialize
  }
}
