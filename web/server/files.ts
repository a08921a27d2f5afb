import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Paths under which the built site's files are served: those of `public/`, and what Next built under `/_next/static`. */
export function builtFiles(webFolder: string): Set<string> {
  return new Set([
    ...filesIn(join(webFolder, 'public'), ''),
    ...filesIn(join(webFolder, '.next', 'static'), '/_next/static'),
  ])
}

/** In development: those of `public/`, also what comes into it later. */
export function publicFiles(webFolder: string): { has(path: string): boolean } {
  return { has: (path) => filesIn(join(webFolder, 'public'), '').includes(path) }
}

function filesIn(folder: string, prefix: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => prefix + join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/'))
}
