import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

interface UnusedExport {
  /** From the root. */
  file: string
  name: string
  reason: 'nobody imports it' | 'only tests use it'
}

/** What a file takes from another: a name, or '*' for whatever it has. */
interface Use {
  from: string
  name: string
}
interface Module {
  text: string
  own: Set<string>
  /** Passed on from another file, by the name under which it goes out; '*' alone for all. */
  passed: { as: string; use: Use }[]
  uses: Use[]
}

const skippedFolders = new Set(['node_modules', '.next', 'assets', 'data'])
/** Files for tests and measurements: what the product has for them alone it does not need. */
const forTests = /\.test\.tsx?$|(?:^|\/)(?:test|testing|bench|oracle|browser)\/|\/test-[^/]*$/
/** What is called by its place, not imported: pages, migrations, settings of tools; and what `npm run api` writes. */
const foundByPlace =
  /^web\/(?:app|pages)\/|^db\/migrations\/\d|\.config\.ts$|\.d\.ts$|^web\/client\/(?:schema|limits|presets)\.ts$/

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) +([\w$]+)/gm
const destructured = /^export const [{[]([^}\]]*)[}\]]/gm
const list = /^export (?:type )?\{([^}]*)\}(?: from '([^']+)')?/gm
const all = /^export (?:type )?\*(?: as ([\w$]+))? from '([^']+)'/gm
const imported = /^import (?:type )?(?:([\w$]+)(?:, )?)?(?:\{([^}]*)\}|\* as [\w$]+)? ?from '([^']+)'/gm
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g

/**
 * Exports that no other file imports, and what the product has that none but tests and measurements use. Imports are read by their form, which
 * the formatter keeps.
 */
export function unusedExports(root: string): UnusedExport[] {
  const modules = new Map<string, Module>()
  for (const file of sourceFiles(root, '')) modules.set(file, readModule(root, file))
  const used = { product: new Set<string>(), tests: new Set<string>() }
  for (const [file, { uses }] of modules) {
    const reached = forTests.test(file) ? used.tests : used.product
    for (const use of uses) mark(modules, reached, use)
  }
  const unused: UnusedExport[] = []
  for (const [file, { text, own, passed }] of modules) {
    if (foundByPlace.test(file)) continue
    for (const name of [...own, ...passed.map(({ as }) => as)]) {
      const key = `${file} ${name}`
      if (name === '*' || used.product.has(key)) continue
      if (!used.tests.has(key)) unused.push({ file, name, reason: 'nobody imports it' })
      // A part of what the file does may be tested by itself.
      else if (own.has(name) && !forTests.test(file) && !occursTwice(text, name))
        unused.push({ file, name, reason: 'only tests use it' })
    }
  }
  return unused
}

function occursTwice(text: string, name: string): boolean {
  return text.split(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`)).length > 2
}

/** Marks a name, and wherever it is passed on from. */
function mark(modules: Map<string, Module>, reached: Set<string>, { from, name }: Use): void {
  const module = modules.get(from)
  const key = `${from} ${name}`
  if (module === undefined || reached.has(key)) return
  reached.add(key)
  if (name === '*') for (const own of module.own) mark(modules, reached, { from, name: own })
  for (const { as, use } of module.passed) {
    if (as === name || name === '*') mark(modules, reached, use)
    else if (as === '*') mark(modules, reached, { from: use.from, name })
    if (as !== '*' && name === '*') reached.add(`${from} ${as}`)
  }
}

function readModule(root: string, file: string): Module {
  const text = readFileSync(path.join(root, file), 'utf8')
  const target = (specifier: string) => resolve(root, file, specifier)
  const module: Module = { text, own: new Set(), passed: [], uses: [] }
  for (const [, name] of text.matchAll(declared)) module.own.add(name!)
  for (const [, names] of text.matchAll(destructured))
    for (const { as } of namesIn(names!.replaceAll(':', ' as '))) module.own.add(as)
  for (const [, names, specifier] of text.matchAll(list)) {
    for (const { name, as } of namesIn(names!)) {
      if (specifier === undefined) module.own.add(as)
      else module.passed.push({ as, use: { from: target(specifier), name } })
    }
  }
  for (const [, as, specifier] of text.matchAll(all))
    module.passed.push({ as: as ?? '*', use: { from: target(specifier!), name: '*' } })
  for (const [, , names, specifier] of text.matchAll(imported)) {
    const from = target(specifier!)
    if (names === undefined) module.uses.push({ from, name: '*' })
    else for (const { name } of namesIn(names)) module.uses.push({ from, name })
  }
  for (const [, specifier] of text.matchAll(dynamic))
    module.uses.push({ from: target(specifier!), name: '*' })
  return module
}

/** 'a, type B as C' → a, and B by the name of C. */
function namesIn(names: string): { name: string; as: string }[] {
  return names
    .split(',')
    .map((one) => one.trim().replace(/^type /, ''))
    .filter((one) => one !== '')
    .map((one) => {
      const [name, as = name] = one.split(' as ')
      return { name: name!, as: as! }
    })
}

/** The file that a specifier names, from the root; a package of somebody else's is none of ours. */
function resolve(root: string, file: string, specifier: string): string {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  const face = /^@piata\/(.+)$/.exec(specifier)?.[1]
  if (face === undefined) return specifier
  return existsSync(path.join(root, `${face}.ts`)) ? `${face}.ts` : `${face}/index.ts`
}

function* sourceFiles(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.') || skippedFolders.has(entry.name)) continue
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sourceFiles(root, name)
    else if (/\.(?:ts|tsx|mts|mjs)$/.test(entry.name)) yield name
  }
}
