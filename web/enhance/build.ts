import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Bundles enhance/main.ts into one script under public/assets, map/main.ts, which only pages with a map load, into another, zoom.ts, which a gallery loads when a picture is enlarged, into a third, and the service worker into public/sw.js, whose address must not change;
 * resolves to the scripts' addresses, which carry a hash of their content. Called by next.config.mjs for builds and for the development server.
 */
export async function buildEnhancements(): Promise<{ site: string; map: string; zoom: string }> {
  writeFileSync(
    fileURLToPath(new URL('../public/sw.js', import.meta.url)),
    await bundled('service-worker.ts'),
  )
  return {
    site: await written('site', 'main.ts'),
    map: await written('map', '../map/main.ts'),
    zoom: await written('zoom', 'zoom.ts'),
  }
}

/** Bundles a script under a name with its hash, in place of what had the name before. */
async function written(kind: string, file: string): Promise<string> {
  const code = await bundled(file)
  const name = `${kind}-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`
  const folder = fileURLToPath(new URL('../public/assets/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  if (!readdirSync(folder).includes(name)) {
    for (const old of readdirSync(folder)) if (old.startsWith(`${kind}-`)) rmSync(join(folder, old))
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
