import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtFiles } from '../files.ts'
import { gatewayReady } from '../gateway-ready.ts'
import { startGateway } from './site.ts'

test('the gateway is waited for until it is ready, not only until it answers', async () => {
  const answers = [503, 503, 200]
  const asked: string[] = []
  const url = await startGateway((request, response) => {
    asked.push(request.url!)
    response.writeHead(answers.shift()!).end()
  })
  await gatewayReady(new URL(url))
  expect(asked).toEqual(Array(3).fill('/health/ready'))
})

test('files are those of public/ and of the build, by the paths that they are served under', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'piata-files-'))
  const written = [
    'public/icon.svg',
    'public/fonts/a.woff2',
    '.next/static/chunks/[locale].js',
    '.next/server/secret.js',
  ]
  for (const path of written) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), '')
  }
  expect(builtFiles(folder)).toEqual(
    new Set(['/icon.svg', '/fonts/a.woff2', '/_next/static/chunks/[locale].js']),
  )
  await rm(folder, { recursive: true })
})
