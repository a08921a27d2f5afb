import { type Config, openText, sealSecretsFor, sealText, secretFor } from '@piata/config'
import type { Database, Id, User, WrittenTables } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import Type from 'typebox'
import { Problem } from '../problems/problem.ts'
import { issueChallenge, readChallenge } from './challenge.ts'
import { hashRecoveryCode, newRecoveryCodes, plainCode } from './recovery-codes.ts'
import { presentedDevice } from './session.ts'
import { createLoginThrottle } from './throttle.ts'
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts'

/** Blanks may stand in it. */
export const AppCode = Type.String({
  pattern: '^[0-9 ]{6,12}$',
  description: 'Six digits of the authenticator app',
})

/**
 * Of one account, each a millionth of all codes: fewer than passwords, as whoever guesses has the password already. Nor has every address an attempt of its own, as a
 * million of them can be rented; the owner has the places that logged in before, and a new password by mail ends what is guessed with.
 */
const mostFailures = { perPlace: 5, perNetwork: 10, ofStrangers: 20, underAttack: 'shared' } as const

/** What a code turned out to be. */
type Taken = { step: number } | { hash: string }

interface SecondFactor {
  /** A secret to be kept by `begin`, sealed, with what the app reads. */
  prepare(user: Pick<User, 'id' | 'email'>): { secret: string; uri: string; sealed: string }
  /**
   * What confirms the app of the account by its first code: to be called in the transaction that answers. Resolves to the recovery codes.
   * @throws Problem wrong-code, conflict where there is nothing to confirm
   */
  confirmation(userId: Id, code: string): Promise<(tables: WrittenTables) => Promise<string[]>>
  /** Recovery codes in place of those of before: to be called in the transaction that answers. Resolves to the codes. @throws DatabaseError not-found */
  renewCodes(tables: WrittenTables, userId: Id): Promise<string[]>
  /** The refusal of a log-in that needs a code as well; undefined where the account has no second factor. */
  demand(tables: WrittenTables, user: User): Promise<Problem | undefined>
  /**
   * Looks at the code that follows a challenge, and resolves to what takes it: to be called first in the transaction of the log-in.
   * @throws Problem challenge-void, wrong-code, too-many-requests
   */
  answer(
    request: FastifyRequest,
    challenge: string,
    code: string,
  ): Promise<(tables: WrittenTables) => Promise<User>>
}

declare module 'fastify' {
  interface FastifyInstance {
    secondFactor: SecondFactor
  }
}

/** Codes of an authenticator app (RFC 6238) and recovery codes, asked for after the password. */
export const secondFactor = plugin(
  async (
    app,
    { config, rootSecret, database }: { config: Config; rootSecret: Buffer; database: Database },
  ) => {
    const totpSecret = sealSecretsFor(config, rootSecret, 'second factors')
    /** The first is what new codes are hashed with. */
    const codeSecrets = sealSecretsFor(config, rootSecret, 'recovery codes')
    const challengeSecret = secretFor(rootSecret, 'challenges')
    const throttle = createLoginThrottle(
      app.limitStore,
      secretFor(rootSecret, 'log-ins'),
      (hash) => database.sessions.knowsAddress(hash),
      { name: 'second-factor', ...mostFailures },
    )

    function makeCodes(userId: Id): { codes: string[]; hashes: string[] } {
      const codes = newRecoveryCodes()
      return {
        codes,
        hashes: codes.map((code) => hashRecoveryCode(codeSecrets[0]!, userId, plainCode(code))),
      }
    }

    /** What the code is good as, of a confirmed second factor, without using it up. */
    async function recognise(userId: Id, typed: string): Promise<Taken | undefined> {
      const factor = await database.secondFactors.find(userId)
      if (factor === undefined || factor.confirmedAt === null) return undefined
      const code = plainCode(typed)
      const step = stepOfCode(openText(totpSecret, userId, factor.sealed), code)
      if (step !== undefined) return step > factor.lastStep ? { step } : undefined
      for (const secret of codeSecrets) {
        const hash = hashRecoveryCode(secret, userId, code)
        if (await database.secondFactors.hasCode(userId, hash)) return { hash }
      }
      return undefined
    }

    app.decorate('secondFactor', {
      prepare({ id, email }) {
        const secret = newTotpSecret()
        const uri = totpUri(secret, app.config.publicUrl.hostname, email)
        return { secret, uri, sealed: sealText(totpSecret, id, secret) }
      },

      async confirmation(userId, typed) {
        const factor = await database.secondFactors.find(userId)
        if (factor === undefined || factor.confirmedAt !== null) throw nothingToConfirm()
        const step = stepOfCode(openText(totpSecret, userId, factor.sealed), plainCode(typed))
        if (step === undefined) throw wrongCode()
        const { codes, hashes } = makeCodes(userId)
        return async ({ secondFactors }) => {
          if (!(await secondFactors.confirm(userId, factor.sealed, step, hashes))) throw nothingToConfirm()
          return codes
        }
      },

      async renewCodes({ secondFactors }, userId) {
        const { codes, hashes } = makeCodes(userId)
        await secondFactors.renewCodes(userId, hashes)
        return codes
      },

      async demand({ secondFactors }, user) {
        const factor = await secondFactors.find(user.id)
        if (factor === undefined || factor.confirmedAt === null) return undefined
        return new Problem(
          'second-factor-required',
          'Send a code of your authenticator app with `challenge`.',
          {
            challenge: issueChallenge(challengeSecret, user),
          },
        )
      },

      async answer(request, challenge, code) {
        const proven = readChallenge(challengeSecret, challenge)
        const user = proven && (await database.users.findById(proven.id))
        if (proven === undefined || user === undefined) throw challengeVoid()
        const { email } = user
        const attempt = { email, address: request.ip, device: presentedDevice(app, request, email) }
        const taken = await throttle.guard(attempt, () => recognise(user.id, code))
        if (taken === undefined) {
          app.recordFailure(request, user.id)
          throw wrongCode()
        }
        return async ({ secondFactors }) => {
          const now = await secondFactors.holdAccount(user.id, proven.tokenVersion)
          if (now === undefined) throw challengeVoid()
          const isFirst =
            'step' in taken
              ? await secondFactors.takeStep(user.id, taken.step)
              : await secondFactors.takeCode(user.id, taken.hash)
          if (!isFirst) throw wrongCode()
          return now
        }
      },
    } satisfies SecondFactor)
  },
  { name: 'second-factor', dependencies: ['auth', 'limits'] },
)

function wrongCode(): Problem {
  const detail = 'is not the present code, or was used before'
  return new Problem('wrong-code', `/code ${detail}`, { errors: [{ pointer: '/code', detail }] })
}

const challengeVoid = (): Problem =>
  new Problem('challenge-void', 'The challenge is older than five minutes or the account has changed.')

const nothingToConfirm = (): Problem =>
  new Problem('conflict', 'No authenticator app waits to be confirmed: begin by POST /v1/me/totp.')
