/** Lists and details, or with --ddl the parser of schemas. */
await (process.argv.includes('--ddl') ? import('./ddl.ts') : import('./lists.ts'))
