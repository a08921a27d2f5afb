import { DatabaseError, listingRules } from '@piata/db'
import { ImageError } from '@piata/images'
import { SearchError } from '@piata/search'
import type { FastifyError, FastifySchemaValidationError } from 'fastify'
import { faulty } from '../listings/rules.ts'
import { isFullDisk } from './full-disk.ts'
import { type FieldError, invalid, mostErrors, noSpace, Problem } from './problem.ts'
import { staleCursor } from './stale-cursor.ts'

/**
 * Turns whatever was thrown into a problem. What nobody expected becomes `internal` and tells nothing.
 * @param bodyLimit bytes that the route's body may have, which a refusal names
 */
export function toProblem(error: unknown, bodyLimit?: number): Problem {
  if (error instanceof Problem) return error
  if (isFullDisk(error)) return noSpace()
  if (error instanceof DatabaseError) return fromDatabase(error)
  if (error instanceof SearchError) return fromSearch(error)
  if (error instanceof ImageError) return fromImage(error)
  if (isFastifyError(error)) return fromFastify(error, bodyLimit)
  return new Problem('internal', 'The request could not be completed.', { cause: error })
}

function fromDatabase(error: DatabaseError): Problem {
  const errors = error.field ? [{ pointer: `/${error.field}`, detail: error.message }] : undefined
  switch (error.code) {
    case 'not-found':
      return new Problem('not-found', error.message)
    case 'conflict':
      return new Problem('conflict', error.message, errors ? { errors } : {})
    case 'too-many':
      return new Problem('too-many-requests', `${error.message}.`, { headers: { 'retry-after': '3600' } })
    case 'incomplete':
      return faulty('listing-incomplete', error.faults)
    case 'stale':
      return new Problem('precondition-failed', error.message)
    case 'bad-cursor':
      return invalid(
        error.field === 'after' ? '/after' : '/cursor',
        'is not a cursor of this list; take `next` of the page before',
      )
    case 'stale-cursor': {
      const detail = `is no longer good: ${error.message}; start again without it`
      return new Problem('invalid-request', `after ${detail}`, {
        errors: [{ pointer: '/after', detail, code: 'stale-cursor' }],
      })
    }
    case 'too-large':
    case 'unstorable':
    case 'out-of-bounds':
      return new Problem('invalid-request', error.message, errors ? { errors } : {})
    case 'bad-reference':
      // A valid token of an account that was deleted meanwhile.
      if (error.field === 'sellerId' || error.field === 'ownerId') {
        return new Problem('unauthenticated', 'The account is gone.')
      }
      return new Problem('invalid-request', error.message, errors ? { errors } : {})
    case 'busy':
      return new Problem('unavailable', 'The database is busy.', { headers: { 'retry-after': '1' } })
    case 'no-space':
      return noSpace()
    case 'unreachable':
      return new Problem('unavailable', 'The database does not answer.', { headers: { 'retry-after': '2' } })
  }
}

function fromSearch(error: SearchError): Problem {
  if (error.code === 'bad-cursor')
    return invalid('/cursor', 'is not a cursor of this search; take `next` of the page before')
  if (error.code === 'stale-cursor') return staleCursor(error.changed)
  if (error.code === 'bad-snapshot' || error.code === 'bad-document') {
    return new Problem('internal', 'The request could not be completed.', { cause: error })
  }
  return invalid(`/${error.field ?? ''}`, error.message)
}

/** What is wrong with a file is said of it; what went wrong here, or on the way, asks to be sent again. */
function fromImage(error: ImageError): Problem {
  const errors = [{ pointer: '/file', detail: error.message, code: error.code }]
  if (error.code === 'too-large') return new Problem('content-too-large', error.message, { errors })
  if (error.isFinal) return new Problem('image-refused', error.message, { errors })
  if (error.code === 'interrupted') return new Problem('request-timeout', error.message, { errors })
  return new Problem(
    'unavailable',
    error.code === 'busy' ? error.message : 'The picture could not be processed; send it again later.',
    { headers: { 'retry-after': '5' }, ...(error.code === 'busy' ? {} : { cause: error }) },
  )
}

interface KnownFastifyError extends FastifyError {
  validation?: FastifySchemaValidationError[]
}

const isFastifyError = (error: unknown): error is KnownFastifyError =>
  error instanceof Error && ('code' in error || 'validation' in error || 'statusCode' in error)

function fromFastify(error: KnownFastifyError, bodyLimit: number | undefined): Problem {
  if (error.validation) {
    const errors = fieldErrors(error.validation)
    const first = errors[0]!
    return new Problem(
      'invalid-request',
      `${first.pointer === '' ? 'The body' : first.pointer} ${first.detail}`,
      { errors },
    )
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new Problem('unsupported-media-type', 'This content type is not accepted here.')
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(bodyLimit)
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return new Problem(
        'content-too-large',
        `At most ${listingRules.images} files may be sent at once, and nothing but files.`,
      )
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('malformed-body', 'The body is not valid JSON.')
    case 'FST_UNDER_PRESSURE':
      return new Problem('unavailable', 'The server is overloaded.', { headers: { 'retry-after': '10' } })
    case 'FST_ERR_BAD_URL':
      return invalid('/path', 'holds a broken percent-encoding')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('uri-too-long', 'A part of the path is too long.')
  }
  // Most often a client that went away in the middle: no fault of ours, so no cause for the log.
  if (error.statusCode === 400) return new Problem('malformed-body', 'The body cannot be read.')
  if (error.statusCode === 413) return tooLarge(bodyLimit)
  return new Problem('internal', 'The request could not be completed.', { cause: error })
}

function tooLarge(limit: number | undefined): Problem {
  const most =
    limit === undefined
      ? 'this address takes'
      : `the ${limit.toLocaleString('en')} bytes that this address takes`
  return new Problem('content-too-large', `The body is larger than ${most}.`)
}

const isUnionNoise = ({ keyword, params }: FastifySchemaValidationError): boolean =>
  keyword === 'anyOf' || (keyword === 'type' && params.type === 'null')

/** Of a union with null only what is wrong inside is told: "must be null" and "must match" would be noise beside it. */
function telling(validation: FastifySchemaValidationError[]): FastifySchemaValidationError[] {
  /** The places of complaints that say something, and all places that hold these. */
  const told = new Set<string>()
  for (const error of validation) {
    if (isUnionNoise(error)) continue
    let place = error.instancePath
    while (!told.has(place)) {
      told.add(place)
      if (place === '') break
      place = place.slice(0, place.lastIndexOf('/'))
    }
  }
  return validation.filter((error) => !isUnionNoise(error) || !told.has(error.instancePath))
}

/** Ajv's errors as pointers and words; at most 20. */
function fieldErrors(validation: FastifySchemaValidationError[]): FieldError[] {
  const errors = new Map<string, FieldError>()
  for (const { instancePath, keyword, params, message } of telling(validation)) {
    let pointer = instancePath
    let detail = message ?? 'is not valid'
    if (keyword === 'additionalProperties') {
      pointer += `/${escapePointer(String(params.additionalProperty))}`
      detail = 'is not a known field'
    } else if (keyword === 'required') {
      pointer += `/${escapePointer(String(params.missingProperty))}`
      detail = 'is missing'
    } else if (keyword === 'enum') {
      detail = `must be one of ${(params.allowedValues as unknown[]).join(', ')}`
    }
    // The first complaint about a place says it best; unions repeat themselves.
    if (!errors.has(pointer)) errors.set(pointer, { pointer, detail })
    if (errors.size === mostErrors) break
  }
  return [...errors.values()]
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
