import Type from 'typebox'
import { Id } from './domain.ts'

const ifMatch = Type.Optional(
  Type.String({ maxLength: 200, description: 'ETag of the version that is edited; another one answers 412' }),
)
const idempotencyKey = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]+$',
    description: 'A new value per request (a UUID); a retry with the same one gets the same answer',
  }),
)

/** Headers that routes document; headers that are not listed pass. */
export const editHeaders = Type.Object({ 'if-match': ifMatch })
export const postHeaders = Type.Object({ 'idempotency-key': idempotencyKey })
export const moveHeaders = Type.Object({ 'if-match': ifMatch, 'idempotency-key': idempotencyKey })

export const IdParams = Type.Object({ id: Id })
