import { properEmail } from '@piata/db'
import { Ajv, type ErrorObject, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchema, FastifySchemaCompiler } from 'fastify'
import { isSmall } from '../intake/json-shape.ts'
import { type Making, onceEach } from './once.ts'

const options = {
  removeAdditional: false,
  useDefaults: true,
  strict: true,
  allowUnionTypes: true,
} as const

/** Members and items of a request up to which all that is wrong is told at once; of more only the first mistake is. */
const tellingAll = 150

/** Says whether a value is right, and like Ajv's own leaves the errors on itself. */
interface Validate {
  (value: unknown): boolean
  errors?: ErrorObject[] | null | undefined
}

/**
 * Compiles route schemas. Only parameters and the query string are coerced from text; a body means what it says. What a wrong
 * request costs is bounded: of a small one all errors are collected, validation of a large one ends at the first. Each is compiled
 * when the first request comes to it.
 * @param named schemas that routes refer to by `$id`
 */
export function createValidatorCompiler(
  named: object[],
  making: Making = 'late',
): FastifySchemaCompiler<FastifySchema> {
  const strictTypes = validators(named, { coerceTypes: false }, making)
  // 'Infinity' is coerced too; with strictNumbers no maximum would look at it afterwards.
  const fromText = validators(named, { coerceTypes: true, strictNumbers: false }, making)
  return ({ schema, httpPart }) => (httpPart === 'body' ? strictTypes : fromText)(schema as object)
}

function validators(named: object[], more: Options, making: Making): (schema: object) => Validate {
  const compilers: Partial<Record<'all' | 'first', Ajv>> = {}
  const compile = (errors: 'all' | 'first', schema: object) => {
    compilers[errors] ??= createAjv(named, { ...more, allErrors: errors === 'all' })
    return compilers[errors].compile(schema) as Validate
  }
  return onceEach(
    (schema) => {
      const tellAll = compile('all', schema)
      // Compiled when the first large request comes.
      let tellFirst: Validate | undefined
      const validate: Validate = (value) => {
        let chosen = tellAll
        if (!isSmall(value, tellingAll)) {
          tellFirst ??= compile('first', schema)
          chosen = tellFirst
        }
        const right = chosen(value)
        validate.errors = chosen.errors
        return right
      }
      return validate
    },
    (made) => {
      const validate: Validate = (value) => {
        const right = made()(value)
        validate.errors = made().errors
        return right
      }
      return validate
    },
    making,
  )
}

function createAjv(named: object[], more: Options): Ajv {
  const ajv = new Ajv({ ...options, ...more })
  addFormats.default(ajv, ['uuid', 'date-time'])
  ajv.addFormat('email', (text) => properEmail(text) !== undefined)
  return ajv.addSchema(named)
}
