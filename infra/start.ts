import { run } from './setup/run.ts'

/** `npm start`: the built site, a demo catalogue where the database is empty. */
await run({ watch: false })
