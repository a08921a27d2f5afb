import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { knownRates } from '@piata/agents'
import { checkSettings, type SiteSettings } from '@piata/db'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { invalidFields, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'
import { limit } from '../../schemas/page.ts'
import { SettingField, Settings, SettingsPatch, settingFields } from '../../site/schema.ts'

const Answer = Type.Object({
  version: Type.Integer({ description: 'Grows by one with every change' }),
  settings: Settings,
  fields: Type.Array(SettingField),
})

export const siteSettings: FastifyPluginAsyncTypebox = async (app) => {
  const { site } = app.database
  const told = (reply: FastifyReply, version: number, settings: SiteSettings) => {
    reply.header('etag', versionEtag('settings', version)).header('cache-control', 'no-store')
    return { version, settings, fields: settingFields }
  }

  app.get(
    '/v1/admin/settings',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getSettings',
        summary: 'What is chosen for the site',
        tags: ['admin'],
        response: answers({ 200: Answer }),
      },
    },
    async (_request, reply) => {
      await site.refresh()
      return told(reply, site.version, site.current)
    },
  )

  app.patch(
    '/v1/admin/settings',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'changeSettings',
        summary: 'Choose something else for the site; every gateway follows within a second',
        tags: ['admin'],
        headers: editHeaders,
        body: SettingsPatch,
        response: answers({ 200: Answer }),
      },
    },
    async (request, reply) => {
      const { settings, faults } = checkSettings(request.body)
      for (const name of ['categories', 'homeCategories'] as const)
        for (const id of settings[name] ?? [])
          if ((await app.database.categories.find(id)) === undefined)
            faults.push({ pointer: `/${name}`, detail: `'${id}' is not a category` })
      const merged = { ...site.current, ...settings }
      if (settings.currencies !== undefined || settings.rates !== undefined) {
        const { rates } = await knownRates(app.config, {
          exchangeRates: app.database.exchangeRates,
          site: { current: merged },
        })
        const without = merged.currencies.filter((currency) => rates[currency] === undefined)
        // Of one currency alone nothing is compared.
        if (without.length > 0 && merged.currencies.length > 1)
          faults.push({
            pointer: '/rates',
            detail: `has none of ${without.join(', ')}, and no file tells one`,
          })
      }
      if (faults.length > 0) throw invalidFields(faults)
      const ifMatch = request.headers['if-match']
      await site.refresh()
      const { version: known } = site
      if (ifMatch !== undefined && !matchesEtag(ifMatch, versionEtag('settings', known), false))
        throw new Problem('precondition-failed', 'The settings were changed since you read them.')
      const { version, changed } = await app.database.transaction(async (tables) => {
        const done = await tables.site.change(settings, ifMatch === undefined ? undefined : known)
        if (done.changed.length > 0)
          await recordStaffAct(app, tables, request, `settings ${done.version}: ${done.changed.join(', ')}`)
        return done
      })
      if (changed.length > 0) await app.followSite()
      return told(reply, version, site.current)
    },
  )
}

export const settingsHistory: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/settings/history',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listSettingsChanges',
        summary: 'What was changed of the settings, the latest first; the audit log says by whom',
        tags: ['admin'],
        querystring: Type.Object(
          {
            limit: limit(20),
            before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                version: Type.Integer(),
                changedAt: Time,
                changed: Type.Record(
                  Type.String(),
                  Type.Object({ from: Type.Unsafe<unknown>({}), to: Type.Unsafe<unknown>({}) }),
                ),
              }),
            ),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { limit, before } = request.query
      reply.header('cache-control', 'no-store')
      return { items: await app.database.site.history(limit, before) }
    },
  )
}
