import { join } from 'node:path'
import { dataFolder } from '@piata/config'
import { ImportError, type ImportMap, parseMap, type StoredImport } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOf } from '../auth/plugin.ts'
import { requireVerifiedEmail } from '../auth/verification.ts'
import { invalidFields, Problem } from '../problems/problem.ts'

/** @throws Problem where the site lets the account import nothing */
export async function requireImporter(app: FastifyInstance, request: FastifyRequest): Promise<void> {
  const { id, role } = actorOf(request)
  const { imports } = app.config
  const isStaff = role !== 'member'
  const may =
    imports === 'members' ||
    (imports !== 'off' && isStaff) ||
    (imports === 'traders' && (await app.database.traders.find(id)) !== undefined)
  if (!may)
    throw new Problem(
      'forbidden',
      imports === 'traders'
        ? 'Files are imported by traders here: say who you are as one by PUT /v1/me/trader.'
        : 'Files are imported by nobody but those who run the site.',
    )
  await requireVerifiedEmail(app, id)
}

/** @throws Problem not-found for one that is not there or another's */
export async function ownImport(app: FastifyInstance, request: FastifyRequest): Promise<StoredImport> {
  const { id } = request.params as { id: string }
  const stored = await app.database.imports.find(id)
  if (stored === undefined || stored.sellerId !== actorOf(request).id)
    throw new Problem('not-found', 'There is no such import.')
  return stored
}

export const folderOf = (app: FastifyInstance, id: string): string => join(dataFolder(app.config).imports, id)

export const wrongState = (state: string): Problem =>
  new Problem('conflict', `The import is ${state}; this does not go with that.`)

/**
 * A map as a seller sends it.
 * @throws Problem naming each fault by its place
 */
export function mapOf(json: unknown): ImportMap {
  const errors: { pointer: string; detail: string }[] = []
  // Whoever writes an expression can have it take for ever.
  if (/"pattern"\s*:/.test(JSON.stringify(json)))
    errors.push({ pointer: '/map', detail: 'pattern: is for those who run the site' })
  // Expressions are in them too, and tables of any size.
  if (typeof json === 'object' && json !== null && ('steps' in json || 'tables' in json))
    errors.push({ pointer: '/map', detail: 'steps, tables: are for those who run the site' })
  try {
    const map = parseMap(json)
    if (errors.length === 0) return map
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    for (const line of error.message.split('\n').slice(1)) errors.push({ pointer: '/map', detail: line })
    if (errors.length === 0) errors.push({ pointer: '/map', detail: error.message })
  }
  throw invalidFields(errors)
}
