import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from '../test/order.ts'

/** Kept apart from the other tests: it needs the built site and a Chromium. */
export default defineConfig({
  test: {
    name: 'browser',
    root: path.resolve(import.meta.dirname, '../..'),
    include: ['infra/{browser,container,nginx}/**/*.test.ts'],
    pool: 'forks',
    // Pages are waited for half of the time.
    maxWorkers: 2 * availableParallelism(),
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['infra/browser/shared.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // As in the configuration of all other tests.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    expect: { poll: { timeout: 60_000 } },
  },
})
