import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../setup/services.ts'

const root = path.resolve(import.meta.dirname, '../..')
const nobody = 65_534
const isRoot = process.getuid?.() === 0

/** All files with their sizes and times: what has been written in between shows. */
function listed(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const { size, mtimeMs } = statSync(file)
      return `${path.relative(folder, file)} ${size} ${mtimeMs}`
    })
    .sort()
}

describe('the folder that containers are made of', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'piata-package-'))
  const product = path.join(folder, 'piata')
  const data = path.join(folder, 'data')
  let before: string[]
  beforeAll(() => {
    execFileSync(process.execPath, ['infra/container/fill.ts', '--to', product], { cwd: root, stdio: 'pipe' })
    before = listed(product)
    execFileSync('mkdir', [data])
    chmodSync(folder, 0o755)
    if (isRoot) chownSync(data, nobody, nobody)
    else execFileSync('chmod', ['-R', 'a-w', product])
  })
  afterAll(() => {
    if (!isRoot) execFileSync('chmod', ['-R', 'u+w', product])
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds no tests, no compilers, and says what is in it', () => {
    const names = before.map((line) => line.split(' ')[0]!)
    expect(
      names.filter((name) => /\.test\.ts$|node_modules\/(?:typescript|vitest|@next\/swc)/.test(name)),
    ).toEqual([])
    expect(names).toContain('sbom.cdx.json')
    const bytes = before.reduce((sum, line) => sum + Number(line.split(' ').at(-2)), 0)
    // Beside Node.js (150 MB) and a base (23 MB) an image stays below 350 MB.
    expect(bytes).toBeLessThan(175e6)
  })

  it('serves site and API as somebody who can write nothing but data, and stops when told', async () => {
    const [gatewayPort, webPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')]
    const running = spawn(process.execPath, ['infra/start.ts'], {
      cwd: product,
      ...(isRoot && { uid: nobody, gid: nobody }),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PIATA_DEMO: 'false',
        PIATA_DATA_DIR: data,
        PIATA_DATABASE_URL: `sqlite:${path.join(data, 'piata.db')}`,
        PIATA_GATEWAY_PORT: String(gatewayPort),
        PIATA_WEB_PORT: String(webPort),
      },
    })
    let output = ''
    for (const stream of [running.stdout, running.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk
      })
    }
    const exited = once(running, 'exit')
    try {
      await expect.poll(() => output).toContain('Ctrl-C stops both')
      const site = `http://127.0.0.1:${webPort}`
      for (const address of [
        '/',
        '/en',
        '/anunturi',
        '/en/login',
        '/publica-anunt',
        '/mesaje',
        '/sitemap.xml',
      ])
        expect([address, (await fetch(site + address)).status]).toEqual([address, 200])
      const health = spawn(process.execPath, ['infra/container/health.ts', 'web'], {
        cwd: product,
        env: { PATH: process.env.PATH, PIATA_WEB_PORT: String(webPort) },
      })
      expect(await once(health, 'exit')).toEqual([0, null])
      const registered = await fetch(`${site}/v1/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'a@piata.example', password: 'nouă cuvinte lungi 77', name: 'Ana' }),
      })
      const { accessToken } = (await registered.json()) as { accessToken: string }
      const form = new FormData()
      const picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'red' } })
        .jpeg()
        .toBuffer()
      form.append('file', new Blob([new Uint8Array(picture)]), 'a.jpg')
      const kept = await fetch(`${site}/v1/images`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}` },
        body: form,
      })
      expect([kept.status, await kept.text()]).toEqual([201, expect.stringContaining('sha256')])
    } finally {
      running.kill('SIGTERM')
    }
    expect([await exited, output]).toEqual([[0, null], expect.any(String)])
    expect(listed(product)).toEqual(before)
  })
})
