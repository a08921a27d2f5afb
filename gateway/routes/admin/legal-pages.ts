import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { checkText, legalPageRules } from '@piata/db'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { invalidFields, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'
import { LegalPageAnswer, LegalPageText, namedPage, PageParams } from '../../site/schema.ts'

const address = '/v1/admin/pages/:page/:locale'

/** Pages of law: what is written stays as a version. */
export const legalPages: FastifyPluginAsyncTypebox = async (app) => {
  const { site } = app.database
  app.get(
    address,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getLegalPageVersions',
        summary: 'A page of law with all its versions',
        tags: ['admin'],
        params: PageParams,
        response: answers({
          200: Type.Object({
            title: Type.String(),
            body: Type.String(),
            version: Type.Integer({ description: '0 where it was never written' }),
            versions: Type.Array(
              Type.Object({ version: Type.Integer(), title: Type.String(), writtenAt: Time }),
            ),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { page, locale } = namedPage(request.params)
      const found = await site.page(page, locale)
      const { title, body, version } = found ?? { title: '', body: '', version: 0 }
      reply.header('etag', versionEtag(`${page}-${locale}`, version)).header('cache-control', 'no-store')
      return { title, body, version, versions: await site.pageVersions(page, locale) }
    },
  )

  app.put(
    address,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'writeLegalPage',
        summary: 'Write a page of law anew; the version before is kept',
        tags: ['admin'],
        headers: editHeaders,
        params: PageParams,
        body: LegalPageText,
        response: answers({ 200: LegalPageAnswer }),
      },
    },
    async (request, reply) => {
      const { page, locale } = namedPage(request.params)
      const checked = {
        title: checkText(request.body.title, legalPageRules.title),
        body: checkText(request.body.body, legalPageRules.body),
      }
      const faults = Object.entries(checked).flatMap(([name, { faults }]) =>
        faults.map(({ detail }) => ({ pointer: `/${name}`, detail })),
      )
      if (faults.length > 0) throw invalidFields(faults)
      const ifMatch = request.headers['if-match']
      const known = ifMatch === undefined ? undefined : ((await site.page(page, locale))?.version ?? 0)
      if (known !== undefined && !matchesEtag(ifMatch!, versionEtag(`${page}-${locale}`, known), false))
        throw new Problem('precondition-failed', 'The page was written anew since you read it.')
      const text = { title: checked.title.text, body: checked.body.text }
      const written = await app.database.transaction(async (tables) => {
        const done = await tables.site.writePage(page, locale, text, known)
        await recordStaffAct(app, tables, request, `page ${page} ${locale} ${done.version}`)
        return done
      })
      reply
        .header('etag', versionEtag(`${page}-${locale}`, written.version))
        .header('cache-control', 'no-store')
      return { page, locale, ...written }
    },
  )
}
