import { operateCommand } from './operate-command.ts'

/** `npm run audit -- verify`, which is `npm run admin -- audit --verify`. */
const words = process.argv.slice(2).map((word) => (word === 'verify' ? '--verify' : word))
await operateCommand('audit', ['audit', ...words])
