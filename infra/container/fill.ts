import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../setup/site.ts'
import { belongs, isDeadWeight, productFiles, productFolders, productPackages } from './contents.ts'

/**
 * Fills a folder with all that a running Piata needs and nothing else: `npm run package -- --to FOLDER`. The container's image is made by it, and a plain
 * machine can be given the folder. It brings no Node.js: any of the pinned version runs it. Nothing in it is written while it runs; data lies in `PIATA_DATA_DIR`.
 */
const root = resolve(import.meta.dirname, '../..')
const { values } = parseArgs({ options: { to: { type: 'string' }, 'no-sbom': { type: 'boolean' } } })

try {
  if (values.to === undefined) throw new Error('--to FOLDER is missing')
  const target = resolve(values.to)
  if (existsSync(target) && readdirSync(target).length > 0) throw new Error(`${target} is not empty`)
  await buildSite()
  fill(target)
  if (!values['no-sbom']) writeSbom(target)
  console.log(`piata: ${target}: ${(bytesOf(target) / 1e6).toFixed(0)} MB`)
} catch (error) {
  console.error(`piata: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

function fill(target: string): void {
  mkdirSync(target, { recursive: true })
  for (const file of productFiles) cpSync(join(root, file), join(target, file))
  for (const folder of productFolders) {
    cpSync(join(root, folder), join(target, folder), {
      recursive: true,
      filter: (source) => belongs(relative(root, source)),
    })
  }
  for (const path of productPackages(root)) {
    const source = join(root, path)
    // Of other platforms, or of a package that holds it itself.
    if (!existsSync(source)) continue
    cpSync(source, join(target, path), {
      recursive: true,
      dereference: true,
      filter: (file) => {
        const inPackage = relative(source, file)
        return !inPackage.split('/').includes('node_modules') && !isDeadWeight(relative(root, file))
      },
    })
  }
  mkdirSync(join(target, 'node_modules/@piata'), { recursive: true })
  for (const folder of productFolders)
    symlinkSync(join('..', '..', folder), join(target, 'node_modules/@piata', folder))
}

/** What is in it, for whoever has to know: CycloneDX, by npm itself. */
function writeSbom(target: string): void {
  const sbom = execFileSync('npm', ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  writeFileSync(join(target, 'sbom.cdx.json'), sbom)
}

function bytesOf(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size
  return bytes
}
