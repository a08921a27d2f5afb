import { keys, variableOf } from './load.ts'
import { settings } from './settings.ts'

/** The text of `.env.example`: every variable with its meaning and default, commented out. */
export function exampleEnvironment(): string {
  const lines = ['# Every setting of Piata with its default. Copy to .env and uncomment what you change.']
  for (const key of keys) {
    const { description, initial } = settings[key]
    lines.push('', `# ${description}`, `#${variableOf(key)}=${initial}`)
  }
  return `${lines.join('\n')}\n`
}

if (import.meta.main) process.stdout.write(exampleEnvironment())
