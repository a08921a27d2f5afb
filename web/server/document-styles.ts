import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface DocumentStyle {
  text: string
  /** For the policy: SHA-256 in Base64. */
  hash: string
}

let known: DocumentStyle[] | undefined

/**
 * The stylesheets of all documents as they were built, which `_document.tsx` puts into them and the page server's policy allows.
 * Paths begin at the working directory, which is web/.
 */
export function documentStyles(): DocumentStyle[] {
  known ??= read()
  return known
}

function read(): DocumentStyle[] {
  const folder = join(process.cwd(), '.next')
  const manifest = JSON.parse(readFileSync(join(folder, 'build-manifest.json'), 'utf8')) as {
    pages: Record<string, string[]>
  }
  const files = manifest.pages['/_app']!.filter((file) => file.endsWith('.css'))
  return files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    if (/<\/style/i.test(text)) throw new Error(`The stylesheet ${file} cannot be put into a document`)
    return { text, hash: createHash('sha256').update(text).digest('base64') }
  })
}
