import { afterAll, expect } from 'vitest'
import { passwordCost } from '../auth/passwords.ts'

/** Before each file of tests: half of the time of their processors went into passwords, whose cost one file looks at. */
if (!expect.getState().testPath?.endsWith('auth/passwords.test.ts')) {
  const usual = { ...passwordCost }
  Object.assign(passwordCost, { memory: 8, passes: 1 })
  afterAll(() => void Object.assign(passwordCost, usual))
}
