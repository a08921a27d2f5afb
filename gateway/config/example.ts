import { configSchema, variableOf } from './schema.ts'

/** The text of `.env.example`: every variable with its meaning and default, commented out. */
export function exampleEnvironment(): string {
  const lines = ['# Every setting of Piata with its default. Copy to .env and uncomment what you change.']
  for (const [key, schema] of Object.entries(
    configSchema.properties as Record<string, { description?: string; default?: unknown }>,
  )) {
    lines.push('', `# ${schema.description}`, `#${variableOf(key)}=${schema.default}`)
  }
  return `${lines.join('\n')}\n`
}
