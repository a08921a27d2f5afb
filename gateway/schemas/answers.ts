import Type, { type TSchema } from 'typebox'
import { Id, named } from './domain.ts'

/** application/problem+json of RFC 9457. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'URI of a page that explains this kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    requestId: Id,
    challenge: Type.Optional(Type.String({ description: 'Of `second-factor-required`' })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'JSON pointer into the body, or /<parameter>' }),
          detail: Type.String(),
          code: Type.Optional(
            Type.String({
              description:
                'Stable reason for clients to act on. Of a picture: too-large, too-many-pixels, too-costly, ' +
                'unsupported-format, corrupt, empty, too-many-files, not-a-file, interrupted or account-full. Of a field of a listing: as `code` of `Fault`. ' +
                'Of a cursor of search: rates-changed, documents-changed or search-changed. Of `after` of changes: stale-cursor',
            }),
          ),
          text: Type.Optional(named('Names')),
        }),
      ),
    ),
  },
  { $id: 'Problem' },
)

const problem = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: named('Problem') } },
}

/** Responses of a route: the good ones given, problems added. */
export function answers<T extends Record<string, TSchema>>(good: T) {
  return { ...good, '4xx': problem, '5xx': problem }
}

export const noContent = Type.Null({ description: 'Done, nothing to tell' })
