import { run } from './setup/run.ts'

/** `npm run dev`: the same, restarting on changes. */
await run({ watch: true })
