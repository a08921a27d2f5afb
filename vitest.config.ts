import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** One project per folder, so that `vitest --project search` runs that folder alone. */
export default defineConfig({
  test: {
    // by default one processor is left idle, which of two is half of them
    maxWorkers: availableParallelism(),
    // A process loads the product once for all of its files: half of a run went into loading it for each.
    isolate: false,
    projects: ['agents', 'config', 'db', 'gateway', 'images', 'infra', 'search', 'web'].map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`${name}/**/*.test.ts`],
        exclude: ['**/node_modules/**', 'infra/browser/**', 'infra/bench/**', '**/.next/**'],
        pool: 'forks' as const,
        // pages are handed their settings by the server
        setupFiles: name === 'web' ? ['./web/server/test/settings.ts'] : [],
        globalSetup: name === 'gateway' ? ['./gateway/test/templates.ts'] : [],
        testTimeout: 30_000,
        hookTimeout: 60_000,
        // Node runs TypeScript as it is, here as in production; only JSX needs a compiler.
        experimental: { viteModuleRunner: name === 'web' },
      },
    })),
  },
})
