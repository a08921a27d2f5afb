import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { dataFolder } from '@piata/config'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

/** The files by which phones let an app open the site's links: of Apple's and of Google's systems. Both are JSON. */
const names = ['apple-app-site-association', 'assetlinks.json'] as const
/** What Apple reads at most. */
const mostBytes = 128 * 1024

/** /.well-known/… */
export const appLinks: FastifyPluginAsyncTypebox = async (app) => {
  const folder = dataFolder(app.config).appLinks
  for (const name of names) {
    app.get(
      `/.well-known/${name}`,
      {
        config: { limit: 'asset' },
        schema: {
          operationId: name === 'assetlinks.json' ? 'getAndroidAppLinks' : 'getAppleAppLinks',
          summary: `The operator’s file ${name}; 404 without one`,
          tags: ['auth'],
          response: answers({ 200: Type.Unsafe<unknown>({}) }),
        },
      },
      async (request, reply) => {
        const body = await readSmall(join(folder, name))
        if (body === undefined) throw new Problem('not-found', 'This site has no such file.')
        if (body.length > mostBytes) {
          request.log.error(`${name} in ${folder} is larger than ${mostBytes} bytes, so it is not served`)
          throw new Problem('not-found', 'This site has no such file.')
        }
        return sendBytes(request, reply, { body, cache: 'reference', type: 'application/json' })
      },
    )
  }
}

/** The file's bytes, of a large one only enough to tell that it is; undefined where there is none. */
async function readSmall(path: string): Promise<Buffer | undefined> {
  try {
    await using file = await open(path)
    if (!(await file.stat()).isFile()) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes + 1))
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
