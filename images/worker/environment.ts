/** Nothing of ours (keys, passwords) shall be in the memory of a process that reads strangers' files. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

/** Whoever started this process decides when it stops, not a signal sent to the whole process group. */
export function stopWithParentOnly(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}
