import type { Config } from '@piata/config'
import type { Dialect } from '@piata/db/ddl'
import type { FastifyRequest } from 'fastify'
import { timed } from '../observe/request.ts'
import { parseInThread } from './in-thread.ts'
import { connectParser, type RemoteParser } from './remote.ts'
import type { Script } from './script.ts'

/**
 * Reads scripts by the service that the settings name, and in a thread of this process where there is none or it fails; Server-Timing says which.
 * @returns what gives a schema as JSON, and throws Problem for a script that takes too much, or when too many wait
 */
export function createScriptParser({
  schemaParserUrl,
  schemaParserTimeoutMs,
}: Pick<Config, 'schemaParserUrl' | 'schemaParserTimeoutMs'>) {
  let connecting: Promise<RemoteParser> | undefined
  return async (
    request: Pick<FastifyRequest, 'spent' | 'log'>,
    script: Script,
    dialect: Dialect | undefined,
  ): Promise<Buffer> => {
    if (schemaParserUrl !== undefined) {
      connecting ??= connectParser(schemaParserUrl, schemaParserTimeoutMs)
      const remote = await connecting
      try {
        return await timed(request, 'parse-remote', () => remote.parse(script, dialect))
      } catch (error) {
        request.log.warn({ err: error }, 'The parser of schemas failed; the script is read here')
      }
    }
    return timed(request, 'parse-thread', () => parseInThread(script, dialect))
  }
}
