import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Plugin, rolldown } from 'rolldown'
import { root } from '../check/checks.ts'

/** What tests start as processes and threads of the product, beside those that load little. */
const entries = [
  'gateway/app.ts',
  'gateway/main.ts',
  'gateway/commands/admin.ts',
  'gateway/commands/audit.ts',
  'gateway/commands/pictures.ts',
  'gateway/commands/upgrade.ts',
  'gateway/imports/thread.ts',
  'gateway/schema-scripts/thread.ts',
  'agents/main.ts',
  'agents/backup/backup-command.ts',
  'agents/backup/restore-command.ts',
  'agents/backup/worker.ts',
  'agents/feeds/command.ts',
  'agents/imports/process.ts',
  'agents/runtime/thread.ts',
  'agents/test/killed-runner.ts',
  'images/worker/host.ts',
  'search/engine/threads/intake-thread.ts',
  'search/engine/threads/merge-worker.ts',
  'search/engine/threads/reader-thread.ts',
  'infra/commands/import.ts',
  'infra/commands/migrate.ts',
  'infra/commands/schema.ts',
  'infra/commands/seed.ts',
]

/** Stay packages: native ones, and those that read files beside their own. */
const packages = /^(?:sharp|@img\/.*|re2-wasm|@fastify\/swagger-ui|pino|thread-stream|pg-native)(?:\/|$)/

/** Modules still know where they lie, so that the files and programs beside them are found. */
const placed: Plugin = {
  name: 'placed',
  transform: {
    filter: { code: /import\.meta\b|\b__(?:dir|file)name\b/ },
    handler(_, id, { magicString }) {
      const values = {
        'import.meta.url': pathToFileURL(id).href,
        'import.meta.dirname': path.dirname(id),
        'import.meta.filename': id,
        'import.meta.main': false,
        // Of packages in CommonJS.
        __dirname: path.dirname(id),
        __filename: id,
      }
      for (const [name, value] of Object.entries(values)) magicString!.replaceAll(name, JSON.stringify(value))
      return { code: magicString! }
    },
  },
}

/** All migrations, which are found in their folder when it is asked, and would each be read as it is written. */
const migrations: Plugin = {
  name: 'migrations',
  transform: {
    filter: { id: /\/db\/migrations\/index\.ts$/ },
    handler(code) {
      const folder = path.join(root, 'db/migrations')
      const names = readdirSync(folder).flatMap((file) => /^(\d{3}-.+)\.ts$/.exec(file)?.[1] ?? [])
      const found = 'await readMigrations(import.meta.dirname)'
      if (!code.includes(found)) throw new Error(`db/migrations/index.ts has no ${found}`)
      const imports = names.map((name, i) => `import * as migration${i} from './${name}.ts'`)
      const all = names.map((name, i) => `${JSON.stringify(name)}: migration${i}`)
      return `${code.replace(found, `{ ${all.join(', ')} }`)}\n${imports.join('\n')}`
    },
  },
}

interface Bundled {
  /** By which Node starts what is bundled in the place of what is written. */
  options: string[]
  /** The URL of what `gateway/app.ts` became. */
  app: string
}

/**
 * Puts the product together in `folder`, from where Node starts it with the options that are given: a gateway is some 1,600 modules, and finding
 * and linking them is two thirds of the processor time of its start.
 */
export async function bundleProduct(folder: string): Promise<Bundled> {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [entry.slice(0, -3).replaceAll('/', '-'), entry])),
    platform: 'node',
    external: packages,
    plugins: [migrations, placed],
    experimental: { nativeMagicString: true },
    logLevel: 'silent',
  })
  const { output } = await bundle.write({
    dir: folder,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    keepNames: true,
    sourcemap: true,
  })
  await bundle.close()
  const written = new Set(output.map(({ fileName }) => fileName))
  for (const name of readdirSync(folder)) if (!written.has(name)) rmSync(path.join(folder, name))
  const places = output.flatMap((chunk) =>
    chunk.type === 'chunk' && chunk.isEntry
      ? [[chunk.facadeModuleId, pathToFileURL(path.join(folder, chunk.fileName)).href]]
      : [],
  )
  const preload = path.join(folder, 'preload.cjs')
  writeFileSync(
    preload,
    `const { registerHooks } = require('node:module')
const { pathToFileURL } = require('node:url')
const bundled = ${JSON.stringify(Object.fromEntries(places))}[process.argv[1]]
if (bundled) {
  const started = pathToFileURL(process.argv[1]).href
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== started) return next(specifier, context)
      hooks.deregister()
      return { url: bundled, format: 'module', shortCircuit: true }
    },
  })
}
`,
  )
  const app = places.find(([file]) => file === path.join(root, 'gateway/app.ts'))!
  return { options: [`--require=${JSON.stringify(preload)}`], app: app[1]! }
}
