// Imported for its effect, by every command that prints: whoever reads may stop before the end (`| head`).
// The work goes on to its own end, so that nothing stays half-done, and what is still printed goes nowhere.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
  })

/** Whether an error only says that nobody reads what is printed any more. */
export function isClosedOutput(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE'
}
