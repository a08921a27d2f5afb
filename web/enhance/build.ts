import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Bundles enhance/main.ts into one script under public/assets, and the service worker into public/sw.js, whose address must not change, and resolves to the script's address, which carries a hash of
 * its content. Called by next.config.ts for builds and for the development server.
 */
export async function buildEnhancements(): Promise<string> {
  writeFileSync(
    fileURLToPath(new URL('../public/sw.js', import.meta.url)),
    await bundled('service-worker.ts'),
  )
  const code = await bundled('main.ts')
  const name = `site-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`
  const folder = fileURLToPath(new URL('../public/assets/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  if (!readdirSync(folder).includes(name)) {
    for (const old of readdirSync(folder)) if (old.startsWith('site-')) rmSync(join(folder, old))
    writeFileSync(join(folder, name), code)
  }
  return `/assets/${name}`
}

async function bundled(file: string): Promise<string> {
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input: fileURLToPath(new URL(file, import.meta.url)),
    platform: 'browser',
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false })
  await bundle.close()
  return output[0].code
}
