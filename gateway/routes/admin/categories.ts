import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { languages } from '@piata/config/languages'
import { attributeKindNames, type CategoryInput, categoryRules, checkCategory, followWaitMs } from '@piata/db'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { invalidFields, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'

const at = '/v1/admin/categories'
const tags = ['admin']
const { id, icon, attribute, option } = categoryRules

const idOf = ({ max, pattern }: { max: number; pattern: string }) => Type.String({ maxLength: max, pattern })
const CategoryId = idOf(id)
const CategoryParams = Type.Object({ id: Type.String({ maxLength: 100 }) })
/** Twice as many, as a check counts code points. */
const Names = Type.Record(Type.String(), Type.String({ maxLength: 2 * categoryRules.name.max }), {
  propertyNames: { enum: [...languages] },
  description: `By language, ${languages.join(' or ')}; one without is called as the first one is`,
})
const strict = { additionalProperties: false }
const Attribute = Type.Object(
  {
    name: idOf(attribute),
    label: Names,
    type: Type.Enum(attributeKindNames),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: categoryRules.unit.max })),
    unitLabel: Type.Optional(Names),
    min: Type.Optional(Type.Number({ minimum: -1e12, maximum: 1e12 })),
    max: Type.Optional(Type.Number({ minimum: -1e12, maximum: 1e12 })),
    options: Type.Optional(
      Type.Array(Type.Object({ value: idOf(option), label: Names }, strict), {
        maxItems: categoryRules.options,
      }),
    ),
    required: Type.Boolean(),
    filter: Type.Boolean(),
    card: Type.Boolean(),
  },
  strict,
)
const categoryBody = Type.Object(
  {
    parentId: Type.Union([CategoryId, Type.Null()]),
    position: Type.Integer({
      minimum: 0,
      maximum: 10_000,
      description: 'Among those of the same parent, 0 for the first',
    }),
    name: Names,
    icon: Type.String({ maxLength: icon.max, pattern: icon.pattern, description: 'Name of a lucide icon' }),
    hasCondition: Type.Boolean(),
    attributes: Type.Array(Attribute, { maxItems: categoryRules.attributes }),
  },
  strict,
)

const Answer = Type.Object({
  version: Type.Integer({
    description: 'Grows by one with every edit; 0 for the tree that comes with the software',
  }),
  items: Type.Array(named('Category'), { description: 'All, each parent before its children' }),
  levels: Type.Integer({ description: 'How many a tree has at most' }),
  following: Type.Union(
    [
      Type.Object({
        ids: Type.Array(Type.String()),
        share: Type.Number({ description: 'From 0 to 1' }),
      }),
      Type.Null(),
    ],
    { description: 'Of which categories the listings are still to follow a change, and how far they are' },
  ),
})

/** The operator's own tree of categories. */
export const editCategories: FastifyPluginAsyncTypebox = async (app) => {
  const { categories, categoryEdits } = app.database

  async function told(reply: FastifyReply) {
    await categories.refresh()
    reply.header('etag', versionEtag('categories', categories.version)).header('cache-control', 'no-store')
    return {
      version: categories.version,
      items: [...categories.current],
      levels: categoryRules.levels,
      following: await categoryEdits.walk(),
    }
  }

  /** The version that an edit stands on. @throws Problem precondition-failed */
  async function versionOf(ifMatch: string | undefined): Promise<number | undefined> {
    if (ifMatch === undefined) return undefined
    await categories.refresh()
    if (!matchesEtag(ifMatch, versionEtag('categories', categories.version), false))
      throw new Problem('precondition-failed', 'The categories were changed since you read them.')
    return categories.version
  }

  async function edit(
    request: Parameters<typeof recordStaffAct>[2],
    what: string,
    change: (tables: { categoryEdits: typeof categoryEdits }) => ReturnType<typeof categoryEdits.save>,
  ) {
    const edited = await app.database.transaction(async (tables) => {
      const done = await change(tables)
      await recordStaffAct(app, tables, request, `categories ${done.version}: ${what}`)
      // Not before every process writes by the new tree.
      const runAt = new Date(Date.now() + followWaitMs + 100).toISOString()
      if (done.needsWalk) await tables.tasks.enqueue({ goal: 'catalogue', input: {}, runAt })
      return done
    })
    await app.followSite()
    return edited
  }

  app.get(
    at,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listCategories',
        summary: 'All categories as they are kept, and whether listings still follow a change',
        tags,
        response: answers({ 200: Answer }),
      },
    },
    (_request, reply) => told(reply),
  )

  app.put(
    `${at}/:id`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'saveCategory',
        summary: 'Make a category, or change one: its place, names and attributes',
        description:
          `Every gateway follows within a second; listings follow by a task (\`catalogue\`), whose progress \`following\` tells, and are found meanwhile. They lose the values of attributes and options that are gone. An attribute keeps its type. ` +
          `What lies below a category moves with it. 409 for more than ${categoryRules.levels} levels, for a place below a category that holds listings or attributes, and for the id of one that was removed; 400 for a place below itself.`,
        tags,
        headers: editHeaders,
        params: CategoryParams,
        body: categoryBody,
        response: answers({ 200: Answer, 201: Answer }),
      },
    },
    async (request, reply) => {
      const { id: own } = request.params
      const { checked, faults } = checkCategory(request.body as CategoryInput)
      if (own.length > id.max || !new RegExp(id.pattern).test(own))
        faults.push({
          pointer: '/id',
          detail: `must be up to ${id.max} small letters and digits in words joined by '-'`,
        })
      if (faults.length > 0) throw invalidFields(faults)
      const version = await versionOf(request.headers['if-match'])
      const { isNew } = await edit(request, own, (tables) => tables.categoryEdits.save(own, checked, version))
      reply.status(isNew ? 201 : 200)
      return told(reply)
    },
  )

  app.delete(
    `${at}/:id`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'removeCategory',
        summary: 'Take a category out of the tree; its listings and its addresses go to another',
        description: '409 for one with categories below it, or that the settings name.',
        tags,
        headers: editHeaders,
        params: CategoryParams,
        querystring: Type.Object(
          { into: Type.String({ maxLength: 100, description: 'A category that takes listings' }) },
          strict,
        ),
        response: answers({ 200: Answer }),
      },
    },
    async (request, reply) => {
      const { id: own } = request.params
      const { into } = request.query
      if (app.database.site.current.categories.includes(own))
        throw new Problem(
          'conflict',
          'The settings name it among the allowed categories: take it out there first.',
        )
      const version = await versionOf(request.headers['if-match'])
      await edit(request, `${own} into ${into}`, (tables) => tables.categoryEdits.remove(own, into, version))
      return told(reply)
    },
  )
}
