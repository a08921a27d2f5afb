import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

interface DocFault {
  /** From the root. */
  file: string
  /** What stands there. */
  said: string
  reason: string
}

const skippedFolders = new Set(['node_modules', '.next', '.git', 'data'])
/** A history names what was there then. */
const skippedFiles = new Set(['CHANGELOG.md'])
/** What Piata makes while it runs, and what an operator brings. */
const ofOperators = /^(?:data|rejected|uploads|well-known|keys)\/|^(?:map|openapi|assetlinks|agents)\.json$/
const sourceName = /^[\w[\].-]+\.(?:ts|tsx|mjs|json|css|md|csv|sh|yml|yaml|webp)$/

/**
 * What the project's Markdown says and the project does not have: files and folders (as links, or between backquotes as a path or a
 * file's name), npm scripts, and settings. A path is looked for from the root and from anywhere below the document's own top folder.
 */
export function docFaults(root: string): DocFault[] {
  const tree = [...walk(root, '')]
  const known = new Set(tree.map(({ name }) => name))
  const settings = new Set(read(root, '.env.example').match(/PIATA_\w+/g))
  const faults: DocFault[] = []
  for (const { name, isFolder } of tree) {
    if (isFolder || !name.endsWith('.md') || skippedFiles.has(path.basename(name))) continue
    const text = read(root, name)
    const folder = path.posix.dirname(name) === '.' ? '' : `${path.posix.dirname(name)}/`
    const workspace = folder.replace(/\/.*/, '/')
    const below = tree.filter((entry) => entry.name.startsWith(workspace)).map((entry) => `/${entry.name}`)
    const exists = (target: string) => {
      const plain = target.replace(/\/$/, '')
      return known.has(plain) || below.some((entry) => entry.endsWith(`/${plain}`))
    }
    const fault = (said: string, reason: string) => faults.push({ file: name, said, reason })
    for (const target of linksOf(text)) {
      const linked = path.posix.join(folder, target).replace(/\/$/, '')
      if (!known.has(linked)) fault(target, 'is a link to nothing')
    }
    for (const target of pathsOf(text)) if (!exists(target)) fault(target, 'is no file or folder')
    for (const { said, script, workspace } of scriptsOf(text)) {
      if (!hasScript(root, workspace, script)) fault(said, 'is no script of package.json')
    }
    for (const [setting] of text.matchAll(/\bPIATA_[A-Z_]*[A-Z]\b/g)) {
      if (!settings.has(setting) && !isOfTests(setting)) fault(setting, 'is no setting of .env.example')
    }
  }
  return faults
}

/** What tests and examples read, which is no setting of the product. */
function isOfTests(setting: string): boolean {
  return /^PIATA_(?:ORACLE_\w+|URL|EMAIL|PASSWORD|API_KEY)$/.test(setting)
}

function linksOf(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!.replace(/#.*$/, ''))
  return links.filter((target) => target !== '' && !/^[a-z]+:/.test(target))
}

/** Between backquotes: what has a slash and begins like a path, and names of source files. Placeholders (`<…>`, `*`, capitals) are none. */
function pathsOf(text: string): string[] {
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!)
  return spans.filter((span) => {
    if (ofOperators.test(span)) return false
    if (sourceName.test(span)) return true
    return /^[a-z][\w.-]*(?:\/[\w[\].-]+)+\/?$|^[a-z][\w-]*\/$/.test(span) && looksLikeFiles(span)
  })
}

/** `text/plain` and `a/b` of prose are no paths: those end in a slash or in a file's name. */
function looksLikeFiles(span: string): boolean {
  return span.endsWith('/') || sourceName.test(path.posix.basename(span))
}

function scriptsOf(text: string): { said: string; script: string; workspace: string | undefined }[] {
  const commands = text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))\b([^`\n|]*)/g)
  return [...commands].map(([said, run, short, rest]) => ({
    said: said.trim(),
    script: run ?? short!,
    workspace: /(?:^| )-w (\w+)/.exec(rest!)?.[1],
  }))
}

function hasScript(root: string, workspace: string | undefined, script: string): boolean {
  const { scripts } = JSON.parse(read(root, path.join(workspace ?? '', 'package.json')))
  return Object.hasOwn(scripts ?? {}, script)
}

function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function* walk(root: string, folder: string): Generator<{ name: string; isFolder: boolean }> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (skippedFolders.has(entry.name)) continue
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    yield { name, isFolder: entry.isDirectory() }
    if (entry.isDirectory()) yield* walk(root, name)
  }
}
