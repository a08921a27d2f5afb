import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const devicePattern = /^([\w-]{22})\.([\w-]{43})$/

/** A name for a browser that has logged in to the account, which it shows at the next log-in. Nobody can make one without the secret. */
export function nameDevice(secret: Buffer, account: string): string {
  const id = randomBytes(16).toString('base64url')
  return `${id}.${seal(secret, id, account).toString('base64url')}`
}

/** The device's id, or undefined when it has never logged in to this account. */
export function deviceOf(secret: Buffer, account: string, text: string | undefined): string | undefined {
  const match = devicePattern.exec(text ?? '')
  if (match === null) return undefined
  const [, id, mac] = match as unknown as [string, string, string]
  return timingSafeEqual(seal(secret, id, account), Buffer.from(mac, 'base64url')) ? id : undefined
}

const seal = (secret: Buffer, id: string, account: string): Buffer =>
  createHmac('sha256', secret).update(`${id} ${account}`).digest()
