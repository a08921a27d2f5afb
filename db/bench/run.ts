/** Cards, lists and details; with --cards only the first, with --ddl the parser of schemas, --imports files that sellers bring, with --duplicates the search for nearly the same texts, with --keys references of many rows, --queue the queue of moderators. */
const part = ['ddl', 'duplicates', 'imports', 'keys', 'queue'].find((name) =>
  process.argv.includes(`--${name}`),
)
if (part !== undefined) {
  process.argv = process.argv.filter((arg) => arg !== `--${part}`)
  await import(`./${part}.ts`)
} else {
  const { benchCards } = await import('./cards.ts')
  await benchCards(Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000))
  if (!process.argv.includes('--cards')) await import('./lists.ts')
}
