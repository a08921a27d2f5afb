import { operateCommand } from './operate-command.ts'

/** `npm run admin`: what an operator does with accounts and keys. */
await operateCommand('admin', process.argv.slice(2))
