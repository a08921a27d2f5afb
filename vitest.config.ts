import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { LongestFirst } from './infra/test/order.ts'

const folders = ['agents', 'config', 'db', 'gateway', 'images', 'infra', 'search', 'web']

const setup: Record<string, string[]> = {
  gateway: ['./gateway/test/cheap-passwords.ts'],
  // pages are handed their settings by the server
  web: ['./web/server/test/settings.ts'],
}

/** Tests of `held` under one name. What they share, a process of theirs loads once. */
function projectOf(name: string, held: string[]): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: held.map((folder) => `${folder}/**/*.test.ts`),
      exclude: ['**/node_modules/**', 'infra/{browser,container,nginx}/**', 'infra/bench/**', '**/.next/**'],
      pool: 'forks',
      setupFiles: held.flatMap((folder) => setup[folder] ?? []),
      globalSetup: ['agents', 'db', 'gateway'].some((folder) => held.includes(folder))
        ? ['./db/testing/templates.ts']
        : [],
      // A machine that is busy makes nothing fail: what hangs ends the run late.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 60_000 } },
      // Node runs TypeScript as it is, here as in production; only JSX needs a compiler. No test mocks a module: hooks for that would cost
      // each process one or two seconds of a processor.
      experimental: { viteModuleRunner: name === 'web', nodeLoader: false },
    },
  }
}

/**
 * One project per folder, so that `vitest --project search` runs that folder alone. A run of all knows two, as processes are not shared between
 * projects, and each would load the product anew.
 */
export default defineConfig({
  test: {
    // Tests wait for servers and for each other more than half of their time.
    maxWorkers: 2 * availableParallelism(),
    // A process loads the product once for all of its files: half of a run went into loading it for each.
    isolate: false,
    teardownTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects:
      process.env.TEST_WHOLE === 'true'
        ? [
            projectOf(
              'product',
              folders.filter((folder) => folder !== 'web'),
            ),
            projectOf('web', ['web']),
          ]
        : folders.map((folder) => projectOf(folder, [folder])),
  },
})
