import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { median, report } from '@piata/config/figures'
import sharp from 'sharp'
import { cpuSeconds, newAccount, serve, withFolder } from './servers.ts'

/**
 * How fast the gateway sends pictures, beside nginx with one worker sending the same files. In one run, in turns, with wrk on the same cores.
 * `node gateway/bench/pictures.ts --seconds 3 --rounds 5`
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    nginx: { type: 'string', default: process.env.NGINX_PATH ?? 'nginx' },
    prof: { type: 'string' },
  },
})
const execute = promisify(execFile)

/** A photo as phones send it: things before a backdrop, and the grain of a camera. */
async function drawPhoto(): Promise<Buffer> {
  const [width, height] = [2400, 1800]
  const things = Array.from({ length: 40 }, (_, i) => {
    const look = `fill="hsl(${(i * 67) % 360} ${30 + (i % 50)}% ${25 + (i % 45)}%)"`
    return `<rect x="${(i * 397) % 2200}" y="${400 + ((i * 211) % 1300)}" width="${90 + ((i * 53) % 400)}" height="180" rx="20" ${look}/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#b9a88f"/>${things.join('')}</svg>`
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const grain = await sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .png()
    .toBuffer()
  return sharp(Buffer.from(svg))
    .removeAlpha()
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer()
}

interface Variant {
  preset: string
  path: string
  format: string
  bytes: number
}

/** A picture of a listing that anybody may see. */
async function publish(origin: string): Promise<{ sha256: string; variants: Variant[] }> {
  const { accessToken } = await newAccount(origin)
  const ask = async (path: string, body?: FormData | object) => {
    const isForm = body instanceof FormData
    const answer = await fetch(origin + path, {
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: isForm ? body : JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    // biome-ignore lint/suspicious/noExplicitAny: several answers
    return (await answer.json()) as any
  }
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await drawPhoto())]), 'photo.jpg')
  const [picture] = (await ask('/v1/images', form)).items
  const [place] = (await ask('/v1/places?q=Cluj-Napoca&limit=1')).items
  const { id } = await ask('/v1/listings', {
    title: 'Canapea extensibilă din piele',
    description: 'Canapea de trei locuri, folosită doi ani. Se poate vedea oricând.',
    categoryId: 'sofas',
    price: { amount: 120_000, currency: 'RON' },
    condition: 'good',
    attributes: { type: 'corner' },
    placeId: place.id,
    imageIds: [picture.id],
  })
  await ask(`/v1/listings/${id}/publish`, {})
  return picture
}

async function startNginx(folder: string): Promise<{ port: number; cpu(): number; stop(): Promise<void> }> {
  const port = await freePort()
  const own = join(folder, 'nginx')
  // Else its workers are nobody, who may not read the folder.
  const isRoot = process.getuid?.() === 0
  await mkdir(own)
  await writeFile(
    join(own, 'nginx.conf'),
    `daemon off; master_process off; ${isRoot ? 'user root;' : ''} pid ${own}/pid; error_log ${own}/error.log;
    events { worker_connections 512; }
    http {
      types { image/webp webp; image/jpeg jpg; image/avif avif; }
      access_log off; sendfile on; tcp_nopush on; open_file_cache max=1000; keepalive_requests 100000000;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/${name};`).join(' ')}
      server { listen 127.0.0.1:${port}; root ${folder}/images;
        add_header cache-control "public, max-age=31536000, immutable"; add_header cross-origin-resource-policy cross-origin; }
    }`,
  )
  const child = spawn(values.nginx, ['-c', join(own, 'nginx.conf'), '-p', own], { stdio: 'inherit' })
  for (;;) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) break
    await delay(20)
  }
  return {
    port,
    cpu: () => cpuSeconds(child.pid!),
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

interface Run {
  perSecond: number
  /** Of the server, a request. */
  cpuMicros: number
}

async function load(url: string, cpu: () => number, seconds: number): Promise<Run> {
  const before = cpu()
  const { stdout } = await execute('wrk', ['-t1', '-c32', `-d${seconds}s`, url])
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}:\n${stdout}`)
  const requests = Number(/(\d+) requests in/.exec(stdout)![1])
  return { perSecond: requests / seconds, cpuMicros: ((cpu() - before) / requests) * 1e6 }
}

if (
  [['wrk', '-v'] as const, [values.nginx, '-v'] as const].some(
    ([name, flag]) => spawnSync(name, [flag]).error,
  )
) {
  console.log('wrk or nginx is not installed: how fast pictures are sent is left out')
} else {
  await withFolder(10, async (folder) => {
    const gateway = await serve(
      'gateway',
      folder,
      values.prof ? ['--cpu-prof', `--cpu-prof-dir=${values.prof}`] : [],
    )
    const { sha256, variants } = await publish(gateway.origin)
    const nginx = await startNginx(folder)
    try {
      console.log(
        `${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}, wrk with 32 connections, medians of ${values.rounds} rounds of ${values.seconds} s\n`,
      )
      for (const name of ['thumb', 'card', 'large']) {
        const { path, bytes } = variants.find(({ preset, format }) => preset === name && format === 'webp')!
        const key = `${path}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.webp`
        const ours = `${gateway.origin}/img/${path}/${sha256}.webp`
        const theirs = `http://127.0.0.1:${nginx.port}/${key}`
        const sent = Buffer.from(await (await fetch(theirs)).arrayBuffer())
        if (!sent.equals(Buffer.from(await (await fetch(ours)).arrayBuffer())))
          throw new Error(`${name} differs`)
        if (!sent.equals(await readFile(join(folder, 'images', key))))
          throw new Error(`${name} is another file`)
        const contestants = [
          { url: theirs, cpu: nginx.cpu, runs: [] as Run[] },
          { url: ours, cpu: gateway.cpu, runs: [] as Run[] },
        ]
        for (const { url, cpu } of contestants) await load(url, cpu, 1)
        for (let round = 0; round < Number(values.rounds); round++)
          for (const { url, cpu, runs } of contestants)
            runs.push(await load(url, cpu, Number(values.seconds)))
        const [peer, own] = contestants.map(({ runs }) => ({
          perSecond: median(runs.map((run) => run.perSecond)),
          cpuMicros: median(runs.map((run) => run.cpuMicros)),
        }))
        const ratio = own!.perSecond / peer!.perSecond
        report(`gateway/pictures against nginx/${name}`, ratio, '×')
        const figures = [peer!, own!].map(
          (of) => `${of.perSecond.toFixed(0).padStart(6)}/s ${of.cpuMicros.toFixed(1).padStart(6)} µs`,
        )
        console.log(
          `${name.padEnd(6)} ${(bytes / 1000).toFixed(1).padStart(6)} kB  nginx ${figures[0]}  gateway ${figures[1]}  ${ratio.toFixed(2)}× (by processor time ${(peer!.cpuMicros / own!.cpuMicros).toFixed(2)}×)`,
        )
      }
    } finally {
      await nginx.stop()
      await gateway.stop()
    }
  })
}
