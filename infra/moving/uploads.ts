import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * The file that an old site names, in the folder of its uploads: the path as it is named, or without its first folders, as people copy the whole site or its uploads
 * only. Nothing outside of the folder is found, whatever a dump says.
 */
export async function findFile(folder: string, path: string): Promise<string | undefined> {
  const segments = path.split(/[/\\]+/).filter((segment) => segment !== '' && segment !== '.')
  if (
    segments.length === 0 ||
    segments.length > 20 ||
    segments.some((segment) => segment === '..' || segment.includes('\0'))
  )
    return undefined
  for (let from = 0; from < segments.length; from++) {
    const file = join(folder, ...segments.slice(from))
    try {
      // A link in the folder leads nowhere else.
      const [real, root] = await Promise.all([realpath(file), realpath(folder)])
      if (real.startsWith(root + sep) && (await stat(real)).isFile()) return real
    } catch {
      // The next one may be there.
    }
  }
  return undefined
}
