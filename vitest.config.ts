import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** One project per folder, so that `vitest --project search` runs that folder alone. */
export default defineConfig({
  test: {
    // by default one processor is left idle, which of two is half of them
    maxWorkers: availableParallelism(),
    projects: ['config', 'db', 'gateway', 'images', 'infra', 'search', 'web'].map((name) => ({
      test: {
        name,
        include: [`${name}/**/*.test.ts`],
        exclude: ['**/node_modules/**', 'infra/browser/**', 'infra/bench/**', '**/.next/**'],
        pool: 'forks' as const,
        // pages are handed their settings by the server
        setupFiles: name === 'web' ? ['./web/server/test/settings.ts'] : [],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
})
