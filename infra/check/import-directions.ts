import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Which folders' faces a folder may import; `web` reads the same settings, and talks to the gateway over HTTP only. The languages are a face of
 * their own: a browser loads them, and the database knows no settings; so are figures, which every benchmark reports, and names of devices. Commands about schemas read
 * the parser alone, and a thread that looks at a file the readers of files: the whole database takes five times as long to load.
 * Tests make databases of their own on the server that `db/testing` names.
 */
export const allowedImports: Record<string, readonly string[]> = {
  config: [],
  db: ['config/output-files', 'config/languages', 'config/figures'],
  search: ['config/figures'],
  images: ['config/figures'],
  agents: [
    'config',
    'config/closed-output',
    'config/languages',
    'config/figures',
    'db',
    'db/testing',
    'search',
    'images',
  ],
  gateway: [
    'config',
    'config/closed-output',
    'config/device-name',
    'config/languages',
    'config/site-words',
    'config/slug',
    'config/figures',
    'db',
    'db/ddl',
    'db/files',
    'db/testing',
    'search',
    'images',
    'agents',
  ],
  web: ['config', 'config/device-name', 'config/languages', 'config/site-words', 'config/slug'],
  infra: [
    'config',
    'config/closed-output',
    'config/output-files',
    'config/languages',
    'config/figures',
    'db',
    'db/ddl',
    'search',
    'images',
    'agents',
    'gateway',
  ],
  examples: [],
}

/** All that may be imported by somebody. */
const faces = new Set([...Object.keys(allowedImports), ...Object.values(allowedImports).flat()])

interface ImportViolation {
  file: string
  specifier: string
  reason: string
}

const importPattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g
const sourcePattern = /\.(?:ts|tsx|mts|mjs|js)$/
const skippedFolders = new Set(['node_modules', '.next', 'data'])

/** Every import that crosses a folder's border other than through an allowed face. */
export function importViolations(root: string): ImportViolation[] {
  const violations: ImportViolation[] = []
  for (const folder of Object.keys(allowedImports)) {
    for (const file of sourceFiles(path.join(root, folder))) {
      const relative = path.relative(root, file)
      for (const [, , specifier] of readFileSync(file, 'utf8').matchAll(importPattern)) {
        const reason = violationOf(root, folder, file, specifier!)
        if (reason) violations.push({ file: relative, specifier: specifier!, reason })
      }
    }
  }
  return violations
}

function violationOf(root: string, folder: string, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const target = path.relative(root, path.resolve(path.dirname(file), specifier)).split(path.sep)[0]
    if (target !== undefined && target !== folder && target in allowedImports) {
      return `reaches into ${target}/ by path; import its face`
    }
    if (target?.endsWith('.ts')) return `${target} is nothing that folders share`
    return undefined
  }
  const face = /^@piata\/(.+)$/.exec(specifier)?.[1]
  if (face === undefined || face === folder || allowedImports[folder]!.includes(face)) return undefined
  return faces.has(face) ? `${folder}/ may not import ${face}` : `${face} is no face`
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skippedFolders.has(entry.name)) continue
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(full)
    else if (sourcePattern.test(entry.name)) yield full
  }
}
