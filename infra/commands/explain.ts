import { OutputError } from '@piata/config/output-files'

/** What a command says of what ended it: files that are not there or not to be read by their names, all else as it says itself. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof OutputError) return error.message
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `there is no file ${path}`
  if (code === 'EACCES' || code === 'EISDIR') return `${path ?? 'the file'} cannot be read`
  return error.message
}
