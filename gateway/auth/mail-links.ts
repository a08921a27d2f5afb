import { createHash } from 'node:crypto'
import Type from 'typebox'
import { Problem } from '../problems/problem.ts'

/** What the link of a mail holds after its #. */
export const LinkToken = Type.String({
  pattern: '^[\\w-]{43}$',
  description: 'What the link of the mail has after its #',
})

/** What the database keeps of a token. */
export const hashLinkToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** One answer for all that a link can lack, so that nothing is told of links that somebody makes up. */
export const linkIsVoid = (): Problem =>
  new Problem(
    'link-void',
    'The link was used before, is older than half an hour, or is not the newest one that was sent.',
  )
