import fastJson, { type Schema } from 'fast-json-stringify'
import type { FastifySchema, FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { onceEach } from './once.ts'

type Serialize = (value: unknown) => string

/**
 * Compiles response schemas, equal ones once: most are the one of problems, and compiling one
 * looks through all named schemas.
 * @param named schemas that routes refer to by `$id`
 */
export function createSerializerCompiler(
  named: readonly TSchema[],
): FastifySerializerCompiler<FastifySchema> {
  const schema = Object.fromEntries(named.map((one) => [(one as { $id?: string }).$id!, one as Schema]))
  const compile = onceEach((wanted) => fastJson(wanted as Schema, { schema }) as Serialize)
  return ({ schema: wanted }) => compile(wanted as object)
}
