import { type Config, secretFor } from '@piata/config'
import type { Credential, Database, Id, Passkey, User, WrittenTables } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { invalid, Problem } from '../problems/problem.ts'
import type { Assertion, CreationOptions, Registration, RequestOptions } from '../schemas/passkeys.ts'
import { isWithoutCertificates } from './attestation.ts'
import { tellPasskeyCopied } from './notices.ts'
import { decoyCredential } from './passkey-decoy.ts'
import { canHavePasskeys } from './passkey-site.ts'
import { issueSealedChallenge, readSealedChallenge, sealedChallengeSeconds } from './sealed-challenge.ts'

/** 30 MB and an eighth of a second, most of it for makers' certificates: a gateway has it once somebody shows a passkey. */
const library = () => import('@simplewebauthn/server')
/** COSE: Ed25519, ES256, RS256, which every authenticator has one of. */
const algorithms = [-8, -7, -257]
/** 1,023 bytes as base64url (WebAuthn, 4), and an RSA key of 8,192 bits. */
const mostIdText = 1364
const mostKeyBytes = 1100
const timeout = sealedChallengeSeconds * 1000

/** In whose session a challenge is answered. */
interface Session {
  user: User
  sessionId: Id
}

interface Passkeys {
  /** For a browser that may have a passkey of any account. @throws Problem conflict where the site can have none */
  logInOptions(): RequestOptions
  /** For the account's own passkeys. @throws Problem conflict */
  confirmOptions(session: Session): Promise<RequestOptions>
  /** @throws Problem conflict */
  creationOptions(session: Session): Promise<CreationOptions>
  /**
   * Looks at what an authenticator made; resolves to what keeps it, to be called in the transaction that answers.
   * @throws Problem invalid-request, passkey-refused, conflict
   */
  registration(
    session: Session,
    made: Registration,
  ): Promise<(tables: WrittenTables, name: string) => Promise<Passkey>>
  /**
   * Looks at the proof that somebody has a passkey: of the session's account, or without a session of any. Resolves to what uses the challenge up, to be
   * called first in the transaction that answers; it resolves to the account, or to a refusal that is to be returned, so that what it wrote stays.
   * @throws Problem invalid-request, passkey-refused, conflict
   */
  assertion(
    request: FastifyRequest,
    proof: Assertion,
    session?: Session,
  ): Promise<(tables: WrittenTables) => Promise<User | Problem>>
}

declare module 'fastify' {
  interface FastifyInstance {
    passkeys: Passkeys
  }
}

interface PasskeyOptions {
  config: Config
  rootSecret: Buffer
  database: Database
}

/** Passkeys: WebAuthn credentials that a device keeps and unlocks by itself, so that they stand for password and second factor together. */
export const passkeys = plugin(
  async (app, { config, rootSecret, database }: PasskeyOptions) => {
    const secret = secretFor(rootSecret, 'passkey challenges')
    const issue = (subject: string) => issueSealedChallenge(secret, subject).toString('base64url')
    const expected = {
      expectedOrigin: config.publicUrl.origin,
      expectedRPID: config.publicUrl.hostname,
      requireUserVerification: true,
    }

    const requestOptions = (subject: string, allowed: Credential[]): RequestOptions => {
      requireSite(config)
      return {
        challenge: issue(subject),
        rpId: config.publicUrl.hostname,
        timeout,
        userVerification: 'required',
        allowCredentials: allowed.map(describe),
      }
    }

    app.decorate('passkeys', {
      logInOptions: () => requestOptions(subjectOf('log-in'), []),

      confirmOptions: async (session) =>
        requestOptions(subjectOf('confirm', session), await database.passkeys.credentials(session.user.id)),

      async creationOptions(session) {
        requireSite(config)
        const { user } = session
        const { hostname } = config.publicUrl
        return {
          challenge: issue(subjectOf('register', session)),
          rp: { id: hostname, name: hostname },
          user: { id: handleOf(user.id), name: user.email, displayName: user.name },
          pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
          timeout,
          excludeCredentials: (await database.passkeys.credentials(user.id)).map(describe),
          authenticatorSelection: {
            residentKey: 'required',
            requireResidentKey: true,
            userVerification: 'required',
          },
          attestation: 'none',
        }
      },

      async registration(session, made) {
        requireSite(config)
        const text = challengeOf(made.response.clientDataJSON)
        const challenge = readSealedChallenge(secret, subjectOf('register', session), text)
        if (challenge === undefined || !(await isWithoutCertificates(made.response.attestationObject)))
          throw refused()
        const { verifyRegistrationResponse } = await library()
        const verified = await verifyRegistrationResponse({
          ...expected,
          // The types of what browsers say are narrower than what any may say.
          response: { clientExtensionResults: {}, ...made } as never,
          expectedChallenge: text,
          supportedAlgorithmIDs: algorithms,
        }).catch(() => undefined)
        if (verified?.registrationInfo === undefined) throw refused()
        const { credential, credentialBackedUp: isSynced } = verified.registrationInfo
        if (credential.id.length > mostIdText || credential.publicKey.length > mostKeyBytes) throw refused()
        return async (tables, name) => {
          if (!(await tables.usedChallenges.use(challenge.hash, challenge.expiresAt))) throw refused()
          return tables.passkeys.create({
            userId: session.user.id,
            credentialId: credential.id,
            publicKey: Buffer.from(credential.publicKey).toString('base64url'),
            transports: made.response.transports ?? [],
            counter: credential.counter,
            name,
            isSynced,
          })
        }
      },

      async assertion(request, proof, session) {
        requireSite(config)
        const text = challengeOf(proof.response.clientDataJSON)
        const subject = session === undefined ? subjectOf('log-in') : subjectOf('confirm', session)
        const challenge = readSealedChallenge(secret, subject, text)
        const found = await database.passkeys.find(proof.id)
        // Of an unknown one as much is looked at, by a key that nobody has.
        const counter = await counterOf(found ?? decoyCredential, proof, text)
        const { userHandle } = proof.response
        const isOwners =
          found !== undefined &&
          (session === undefined
            ? userHandle === handleOf(found.userId)
            : found.userId === session.user.id &&
              (userHandle === undefined || userHandle === handleOf(found.userId)))
        if (challenge === undefined || counter === undefined || !isOwners) {
          const accountId = session?.user.id ?? found?.userId
          if (accountId !== undefined) app.recordFailure(request, accountId)
          throw refused()
        }
        return async (tables) => {
          if (!(await tables.usedChallenges.use(challenge.hash, challenge.expiresAt))) throw refused()
          const taken = await tables.passkeys.take(found.id, counter)
          if (taken.outcome === 'gone') throw refused()
          if (taken.outcome === 'taken') return taken.user
          await app.recordEvent(tables, request, { kind: 'passkey-copied', accountId: found.userId })
          await tellPasskeyCopied(tables, taken.user, { id: found.id, name: taken.name })
          return new Problem(
            'passkey-refused',
            'The passkey counts its uses, and this one was counted before: somebody may have a copy of it. Log in in another way and remove it.',
          )
        }
      },
    } satisfies Passkeys)

    /** How often the passkey was used by its own account; undefined where the proof is not right. */
    async function counterOf(
      { credentialId, publicKey }: Pick<Credential, 'credentialId' | 'publicKey'>,
      proof: Assertion,
      expectedChallenge: string,
    ): Promise<number | undefined> {
      const { verifyAuthenticationResponse } = await library()
      const verified = await verifyAuthenticationResponse({
        ...expected,
        response: { clientExtensionResults: {}, ...proof } as never,
        expectedChallenge,
        // Whether the counter has grown is decided where it is written, as others may use the passkey at once.
        credential: { id: credentialId, publicKey: Buffer.from(publicKey, 'base64url'), counter: -1 },
      }).catch(() => undefined)
      return verified?.verified ? verified.authenticationInfo.newCounter : undefined
    }
  },
  { name: 'passkeys', dependencies: ['auth', 'limits'] },
)

/** @throws Problem conflict */
function requireSite({ publicUrl }: Config): void {
  if (!canHavePasskeys(publicUrl))
    throw new Problem('conflict', 'Passkeys need a site with a name and https.')
}

/** What a challenge is for, and in whose session. */
const subjectOf = (purpose: 'log-in' | 'register' | 'confirm', session?: Session): string =>
  session === undefined ? purpose : `${purpose} ${session.user.id} ${session.sessionId}`

/** The name under which a device keeps an account's passkey: nothing that says who it is. */
const handleOf = (userId: Id): string => Buffer.from(userId).toString('base64url')

const describe = ({ credentialId: id, transports }: Credential) =>
  ({ type: 'public-key', id, transports }) as const

/** @throws Problem invalid-request for what no browser says, passkey-refused for what one says within another site's page */
function challengeOf(clientDataJSON: string): string {
  let challenge: unknown
  let isCrossOrigin: unknown
  try {
    ;({ challenge, crossOrigin: isCrossOrigin } = JSON.parse(
      Buffer.from(clientDataJSON, 'base64url').toString(),
    ))
  } catch {
    // Told below.
  }
  if (typeof challenge !== 'string')
    throw invalid('/passkey/response/clientDataJSON', 'is not what a browser says of a challenge')
  if (isCrossOrigin === true) throw refused()
  return challenge
}

const refused = (): Problem =>
  new Problem(
    'passkey-refused',
    'The passkey is not known here, its answer is not right, or it came later than five minutes or twice.',
  )
