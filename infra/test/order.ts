import { existsSync } from 'node:fs'
import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { root } from '../check/checks.ts'

/** Those that take longest, longest first. Most of them wait for processes that they start. */
const longest = [
  'infra/browser/moderation',
  'infra/browser/messages',
  'infra/browser/second-site',
  'infra/browser/accounts-by-mail',
  'infra/browser/providers',
  'infra/container/container',
  'infra/browser/imports',
  'infra/commands/commands',
  'images/worker/pool',
  'images/service',
  'search/oracle/engine',
  'images/decoders',
  'search/oracle/ranking',
  'infra/test/examples',
  'images/remake',
  'db/import/side-by-side',
  'infra/moving/migrate',
  'infra/commands/output',
  'agents/list/backup',
  'agents/runtime/killed',
  'agents/runtime/soak',
  'gateway/test/rolling',
  'gateway/test/crash',
  'gateway/test/main',
  'gateway/test/backup',
  'gateway/test/postgres-faults',
  'gateway/test/pgbouncer',
  'search/oracle/pages',
  'search/oracle/large',
  'db/import/stored/stored',
  'infra/demo/seed',
  'infra/prometheus/metrics',
  'db/tables/changes',
  'db/tables/lineage',
  'infra/setup/prepare',
].map((name) => path.join(root, `${name}.test.ts`))

/** Begins with what takes longest, so that no long file is left at the end, alone on one processor; others by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = longest.find((file) => !existsSync(file))
    if (gone !== undefined) throw new Error(`infra/test/order.ts names ${gone}, which is not there`)
    const rank = ({ moduleId }: TestSpecification) => longest.indexOf(moduleId) + 1 || Infinity
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
  }
}
