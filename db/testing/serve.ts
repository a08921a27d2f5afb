import { createCluster } from './cluster.ts'

/**
 * A Postgres server for a run of tests: says its URL in one line, and is gone when its standard input ends, also when whoever started it was
 * killed. Nothing waits for a disk: a test's database is made and dropped within a second, and each drop writes out all that the server has.
 */
const cluster = await createCluster({
  settings: 'full_page_writes = off\nsynchronous_commit = off\nmax_connections = 300\n',
})
console.log(cluster.url)
process.on('SIGINT', () => {})
process.stdin.resume().once('end', () => cluster.drop())
