import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parseAst } from 'rolldown/parseAst'

interface DocumentFault {
  /** From the folder that was looked at. */
  file: string
  /** What it holds that needs React in the browser. */
  found: string
}

/** What runs in the browser only, or brings the router there. */
const browserPackages = /^next\/(?:dynamic|image|link|navigation|router|script)$/
const notPages = new Set(['_app', '_document'])

/**
 * What documents cannot have, as no React runs in their browser: hooks, event handlers, `'use client'`, packages of the browser's
 * side; looked for in `pages/` below a folder and in every file that is reached from there. A page must say `unstable_runtimeJS:
 * false` too.
 */
export function documentFaults(folder: string): DocumentFault[] {
  const faults: DocumentFault[] = []
  const waiting = pagesIn(folder).map((page) => join(folder, 'pages', page))
  const seen = new Set(waiting)
  for (const file of waiting) {
    const source = readFileSync(file, 'utf8')
    const add = (found: string) => faults.push({ file: relative(folder, file).split(sep).join('/'), found })
    const program = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file)
    if (file.startsWith(join(folder, 'pages')) && isPage(file) && !turnsRuntimeOff(program))
      add('no `export const config = { unstable_runtimeJS: false }`')
    for (const found of needsOfBrowser(program)) add(found)
    for (const specifier of importsOf(program)) {
      if (browserPackages.test(specifier)) add(specifier)
      if (!specifier.startsWith('.')) continue
      const target = resolve(dirname(file), specifier)
      if (!/\.tsx?$/.test(target) || seen.has(target) || !existsSync(target)) continue
      seen.add(target)
      waiting.push(target)
    }
  }
  return faults
}

/** Paths of the files in `pages/`, from there. */
export function pagesIn(folder: string): string[] {
  return readdirSync(join(folder, 'pages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => file.split(sep).join('/'))
}

function isPage(file: string): boolean {
  return !notPages.has(
    file
      .split(sep)
      .at(-1)!
      .replace(/\.tsx?$/, ''),
  )
}

interface Node {
  type: string
  [key: string]: unknown
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesIn(item)
  else if (value !== null && typeof value === 'object') {
    const node = value as Node
    if (typeof node.type === 'string') yield node
    for (const child of Object.values(node)) if (typeof child === 'object') yield* nodesIn(child)
  }
}

function needsOfBrowser(program: unknown): Set<string> {
  const found = new Set<string>()
  for (const node of nodesIn(program)) {
    if (node.type === 'ExpressionStatement' && node.directive === 'use client') found.add("'use client'")
    if (node.type === 'JSXAttribute') {
      const { name } = node.name as { name: unknown }
      if (typeof name === 'string' && /^on[A-Z]/.test(name)) found.add(name)
    }
    if (node.type !== 'CallExpression') continue
    const callee = node.callee as { name?: string; object?: { name?: string }; property?: { name?: string } }
    const name = callee.name ?? callee.property?.name ?? ''
    // What others than React call `use` is no hook, such as `api.use(middleware)`.
    const isReacts = callee.object === undefined || callee.object.name === 'React'
    if (/^use[A-Z]/.test(name) || (name === 'use' && isReacts)) found.add(name)
  }
  return found
}

/** What is imported of a module's values; types leave nothing behind. */
function* importsOf(program: unknown): Generator<string> {
  for (const node of nodesIn(program)) {
    if (node.importKind === 'type' || node.exportKind === 'type') continue
    const source = node.source as { value?: unknown } | null | undefined
    if (
      /^(?:Import(?:Declaration|Expression)|Export(?:Named|All)Declaration)$/.test(node.type) &&
      typeof source?.value === 'string'
    )
      yield source.value
  }
}

function turnsRuntimeOff(program: unknown): boolean {
  for (const node of nodesIn(program)) {
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const part of nodesIn(node)) {
      const key = part.key as { name?: string } | undefined
      if (part.type === 'Property' && key?.name === 'unstable_runtimeJS')
        return (part.value as { value?: unknown }).value === false
    }
  }
  return false
}
