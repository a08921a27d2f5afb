import { tellDecided as tellOfDecision } from '@piata/agents'
import type { Decided, WrittenTables } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { planMail } from '../conversations/message.ts'

/** Tells whom a decision concerns, in its transaction, and whoever gets the message that it released. */
export async function tellDecided(
  { config }: FastifyInstance,
  tables: WrittenTables,
  decided: Decided,
  secret: Buffer,
): Promise<void> {
  await planMail(tables, decided.released?.mail ?? null)
  await tellOfDecision(config, tables, decided, secret)
}
