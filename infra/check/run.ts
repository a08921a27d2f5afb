import { runChecks } from './checks.ts'

const results = runChecks()
process.exitCode = results.every((result) => result.passed) ? 0 : 1
