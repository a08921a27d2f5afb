import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { requestLogger } from './request-logger.ts'

it('writes the id of the request on each line of it, also of a logger made from it, and at its level', async () => {
  const lines: Record<string, unknown>[] = []
  const app = Fastify({
    logger: { level: 'info', stream: { write: (line: string) => lines.push(JSON.parse(line)) } },
    disableRequestLogging: true,
    childLoggerFactory: requestLogger,
    genReqId: () => 'one',
  })
  app.get('/', { logLevel: 'warn' }, async ({ log }) => {
    log.info('too little')
    log.warn({ more: 1 }, 'of %s', 'two')
    log.child({ traceId: 'three' }).error('of a child')
    return log.level
  })
  expect((await app.inject('/')).body).toBe('warn')
  expect(lines).toMatchObject([
    { level: 40, reqId: 'one', more: 1, msg: 'of two' },
    { level: 50, reqId: 'one', traceId: 'three', msg: 'of a child' },
  ])
  expect(lines.length).toBe(2)
  await app.close()
})
