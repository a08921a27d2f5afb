import type { Names } from '@piata/config/languages'

/** Every kind of problem: the slug ends its `type` URI, and /problems/<slug> explains it. */
export const problemTypes = {
  'invalid-request': [
    400,
    'The request is not valid',
    'A field, parameter or header breaks a rule. `errors` names each: `pointer` says where, `detail` says why. Unknown fields are errors too.',
  ],
  'link-void': [
    400,
    'The link is no longer good',
    'Links of mails are good once, for half an hour, and until a newer one is sent or the password is changed. Ask for another one.',
  ],
  'malformed-body': [
    400,
    'The body cannot be read',
    'The body is not what its Content-Type says, for example JSON with a missing brace.',
  ],
  unauthenticated: [
    401,
    'Log in first',
    'The request needs `Authorization: Bearer <access token>`, and the token is missing, wrong or expired. Refresh it or log in.',
  ],
  'invalid-credentials': [401, 'Wrong email or password', 'No account has this email and password together.'],
  'second-factor-required': [
    401,
    'A code is needed as well',
    'The password is right, and the account has an authenticator app. Send `challenge` with a code of the app, or a recovery code, to POST /v1/auth/second-factor within five minutes.',
  ],
  'challenge-void': [
    401,
    'The log-in has to begin again',
    'The challenge of a log-in is good for five minutes, and until the password is changed. Log in with the password again.',
  ],
  'invalid-refresh-token': [
    401,
    'The session has ended',
    'The refresh token is unknown, expired or was used before. Log in again.',
  ],
  forbidden: [403, 'Not allowed', 'You are known, but this is not yours to do.'],
  'account-suspended': [
    403,
    'The account is suspended',
    'Whoever runs the site has suspended the account; `detail` says why and until when.',
  ],
  'registration-refused': [
    403,
    'No account can be opened here',
    'A moderator has banned the address or the network. Whoever runs the site can say why.',
  ],
  'network-banned': [
    403,
    'Not from this network',
    'A moderator has banned the network of the request: nobody publishes or writes to others from there. Reading, taking back and deleting goes on. Whoever runs the site can say why.',
  ],
  'email-not-verified': [
    403,
    'Confirm your address first',
    'Listings are published only by accounts whose e-mail address is confirmed. Follow the link of the mail that was sent to it; POST /v1/me/verification has it sent again. Drafts are fine until then.',
  ],
  'second-factor-needed': [
    403,
    'Staff need a second factor',
    'Moderators and administrators act as such only in sessions in which a second factor was given. Without one, add an authenticator app: POST /v1/me/totp, then its first code to POST /v1/me/totp/verify, then refresh the access token. With one, log in again and give a code. PIATA_STAFF_SECOND_FACTOR says where it is so.',
  ],
  'confirmation-needed': [
    403,
    'Give your password once more',
    'What cannot be undone needs a session in which the password was given within five minutes: POST /v1/me/confirm, then send the request again.',
  ],
  'acting-session': [
    403,
    'This session only looks',
    'An administrator sees the site as an account does, and changes nothing in its name.',
  ],
  'wrong-password': [
    403,
    'The password is not right',
    'What you asked for needs the present password of your account as well, and what came is another one.',
  ],
  'wrong-code': [
    403,
    'The code is not right',
    'It is not a code that the authenticator app shows now, or it was used before; each code is good once. The clock of the telephone may be wrong.',
  ],
  'passkey-refused': [
    403,
    'The passkey is not right',
    'It is not a passkey of an account here, its device did not verify who used it, or its answer came from another site, later than five minutes or twice. Ask for new options and try again, or log in with the password.',
  ],
  'not-found': [404, 'Not found', 'Nothing is there, or it is not yours to see.'],
  'method-not-allowed': [
    405,
    'Method not allowed',
    'The address exists but not for this method. `Allow` lists those that do.',
  ],
  gone: [
    410,
    'It is no longer there',
    'What was there has been deleted and will not come back under this address.',
  ],
  'request-timeout': [408, 'The request took too long to arrive', 'Send it again on a better connection.'],
  conflict: [
    409,
    'That is not possible now',
    'The request does not fit the present state, for example an email that is taken or a move that the status of a listing does not allow.',
  ],
  'listing-incomplete': [
    409,
    'The listing is not ready',
    'Something that buyers need is missing. `errors` names each field.',
  ],
  'request-in-flight': [
    409,
    'The same request is being handled',
    'An earlier request with this Idempotency-Key has not finished. Retry after a moment.',
  ],
  'precondition-failed': [
    412,
    'It has changed meanwhile',
    'The `If-Match` tag is not the present one. Read it again, then decide.',
  ],
  'content-too-large': [413, 'Too large', 'The body or a file is larger than the limit that `detail` names.'],
  'range-not-satisfiable': [
    416,
    'No such bytes',
    'The range begins behind the end of the file, whose length `Content-Range` tells.',
  ],
  'uri-too-long': [414, 'The address is too long', 'A part of the path is longer than any real address.'],
  'unsupported-media-type': [
    415,
    'Unsupported content type',
    'Send the content type that the documentation names, most often application/json.',
  ],
  'expectation-failed': [
    417,
    'The expectation cannot be met',
    'Of `Expect`, only `100-continue` is known. Leave the header out.',
  ],
  'idempotency-mismatch': [
    422,
    'The Idempotency-Key was used for something else',
    'A key stands for one request. Use a new key for a new request.',
  ],
  'image-refused': [
    422,
    'The picture was refused',
    '`detail` says what is wrong with the file and what is accepted.',
  ],
  'too-many-requests': [
    429,
    'Too many requests',
    'A limit is used up. `Retry-After` says when to try again, `RateLimit` how much is left.',
  ],
  'headers-too-large': [431, 'The headers are too large', 'Send fewer or shorter headers.'],
  internal: [500, 'Something went wrong here', 'It is our fault. Tell us the `requestId`.'],
  'out-of-space': [
    503,
    'There is no room',
    'The disk of the server is full. Nothing of the request was kept; `Retry-After` says when to try again.',
  ],
  unavailable: [
    503,
    'Not available at the moment',
    'The server is starting, overloaded or has lost something it needs. `Retry-After` says when to try again.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemSlug = keyof typeof problemTypes

export interface FieldError {
  /** JSON pointer into the body (`/attributes/km`), or `/<name>` of a parameter. */
  pointer: string
  detail: string
  /** Stable and machine-readable, where clients act on the reason: of a refused picture, one of `REFUSALS` in images/. */
  code?: string
  /** To show people, where it is not what they sent that is wrong. */
  text?: Names
}

/** Most fields that one problem names. */
export const mostErrors = 20

interface ProblemOptions {
  errors?: FieldError[]
  headers?: Record<string, string | string[]>
  /** Of a log-in that goes on by a code. */
  challenge?: string
  cause?: unknown
}

/** An answer of application/problem+json (RFC 9457), thrown from anywhere in a request. */
export class Problem extends Error {
  override name = 'Problem'
  readonly slug: ProblemSlug
  readonly statusCode: number
  readonly errors: FieldError[] | undefined
  readonly headers: Record<string, string | string[]> | undefined
  readonly challenge: string | undefined

  constructor(slug: ProblemSlug, detail: string, options: ProblemOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause })
    this.slug = slug
    this.statusCode = problemTypes[slug][0]
    this.errors = options.errors
    this.headers = options.headers
    this.challenge = options.challenge
  }
}

/** A 400 that names one parameter or field. */
export const invalid = (pointer: string, detail: string): Problem =>
  new Problem('invalid-request', detail, { errors: [{ pointer, detail }] })

/** A refusal that names each field; there is at least one. */
export const invalidFields = (errors: FieldError[]): Problem =>
  new Problem('invalid-request', `${errors[0]!.pointer} ${errors[0]!.detail}`, {
    errors: errors.slice(0, mostErrors),
  })

/** A 401 that says how to authenticate (RFC 6750). */
export const unauthenticated = (detail: string): Problem =>
  new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="piata"' } })

/** A refusal for want of room. */
export const noSpace = (): Problem =>
  new Problem('out-of-space', 'The disk is full; nothing was kept. Try again later.', {
    headers: { 'retry-after': '60' },
  })

/** The JSON text of a problem. */
export function problemBody(problem: Problem, requestId: string): string {
  const [status, title] = problemTypes[problem.slug]
  return JSON.stringify({
    type: `/problems/${problem.slug}`,
    title,
    status,
    detail: problem.message,
    requestId,
    errors: problem.errors,
    challenge: problem.challenge,
  })
}
