import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { checkText, properEmail, properVatId, traderRules } from '@piata/db'
import Type from 'typebox'
import { Phone } from '../../auth/fields.ts'
import { properPhone } from '../../auth/phone-number.ts'
import { actorOf } from '../../auth/plugin.ts'
import { invalidFields, Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Time, traderFields } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'

const address = '/v1/me/trader'
const Trader = Type.Object({ ...traderFields, certifiedAt: Time })
const text = (max: number) => Type.String({ maxLength: 2 * max })
const texts = ['name', 'registerNumber', 'address'] as const

/** An account that sells as a trader says who that is; without it it is a private one. */
export const myTrader: FastifyPluginAsyncTypebox = async (app) => {
  const { traders, site } = app.database
  app.get(
    address,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getMyTrader',
        summary: 'What you say as a trader; 404 for a private seller',
        tags: ['account'],
        response: answers({ 200: Trader }),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const found = await traders.find(actorOf(request).id)
      if (found === undefined) throw new Problem('not-found', 'You sell as a private person.')
      return found
    },
  )

  app.put(
    address,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'putMyTrader',
        summary: 'Sell as a trader: who you are, as buyers are to know (Art. 30 of the Digital Services Act)',
        tags: ['account'],
        headers: editHeaders,
        body: Type.Object(
          {
            name: text(traderRules.name.max),
            vatId: Type.String({ maxLength: 2 * traderRules.vatId.max }),
            registerNumber: text(traderRules.registerNumber.max),
            address: text(traderRules.address.max),
            email: Type.String({ maxLength: 254 }),
            phone: Phone,
            certified: Type.Literal(true, {
              description:
                'That only products and services are offered that comply with the law of the Union',
            }),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Trader }),
      },
    },
    async (request, reply) => {
      const { body } = request
      const { country } = site.current
      const faults: { pointer: string; detail: string }[] = []
      const said = Object.fromEntries(
        texts.map((name) => {
          const { text, faults: wrong } = checkText(body[name], traderRules[name])
          faults.push(...wrong.map(({ detail }) => ({ pointer: `/${name}`, detail })))
          return [name, text]
        }),
      ) as Record<(typeof texts)[number], string>
      const vatId = properVatId(body.vatId, country)
      const email = properEmail(body.email)
      if (vatId === undefined)
        faults.push({
          pointer: '/vatId',
          detail: 'is no VAT or fiscal number: its form or its check digit is wrong',
        })
      if (email === undefined) faults.push({ pointer: '/email', detail: 'is no e-mail address' })
      if (faults.length > 0) throw invalidFields(faults)
      const phone = properPhone(body.phone, country)
      reply.header('cache-control', 'no-store')
      const kept = await traders.keep(actorOf(request).id, { ...said, vatId: vatId!, email: email!, phone })
      // Its schedule finds the number anyway.
      if (app.config.vatUrl !== undefined && kept.vatConfirmedAt === null)
        await app.database.tasks.enqueue({ goal: 'vat', input: {}, key: 'new' })
      return kept
    },
  )

  app.delete(
    address,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'deleteMyTrader',
        summary: 'Sell as a private person again',
        tags: ['account'],
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      await traders.remove(actorOf(request).id)
      return reply.header('cache-control', 'no-store').code(204).send(null)
    },
  )
}
