import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'

/** A picture's AVIF files: three quarters of WebP's bytes for ten times its work, so that nobody waits for them. */
export const avif = defineAgent({
  name: 'avif',
  summary: 'Makes the AVIF files of a new picture, with what is left of the processor',
  input: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false }),
  output: Type.Object({ outcome: Type.Enum(['remade', 'whole', 'unknown']) }),
  timeoutMs: 5 * 60_000,
  async run({ input: { sha256 } }, { images }) {
    return success({ outcome: await images.makeLater(sha256) })
  },
})
