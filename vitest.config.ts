import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const setup: Record<string, string[]> = {
  gateway: ['./gateway/test/cheap-passwords.ts'],
  // pages are handed their settings by the server
  web: ['./web/server/test/settings.ts'],
}

/** One project per folder, so that `vitest --project search` runs that folder alone. */
export default defineConfig({
  test: {
    // Tests wait for servers and for each other more than half of their time.
    maxWorkers: 2 * availableParallelism(),
    // A process loads the product once for all of its files: half of a run went into loading it for each.
    isolate: false,
    projects: ['agents', 'config', 'db', 'gateway', 'images', 'infra', 'search', 'web'].map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`${name}/**/*.test.ts`],
        exclude: [
          '**/node_modules/**',
          'infra/{browser,container,nginx}/**',
          'infra/bench/**',
          '**/.next/**',
        ],
        pool: 'forks' as const,
        setupFiles: setup[name] ?? [],
        globalSetup: ['agents', 'db', 'gateway'].includes(name) ? ['./db/testing/templates.ts'] : [],
        // A machine that is busy makes nothing fail: what hangs ends the run late.
        testTimeout: 120_000,
        hookTimeout: 120_000,
        teardownTimeout: 60_000,
        expect: { poll: { timeout: 60_000 } },
        // Node runs TypeScript as it is, here as in production; only JSX needs a compiler. No test mocks a module: hooks for that would cost
        // each process one or two seconds of a processor.
        experimental: { viteModuleRunner: name === 'web', nodeLoader: false },
      },
    })),
  },
})
