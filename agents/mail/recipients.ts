import type { Config } from '@piata/config'
import { awaitsVerification, type User } from '@piata/db'

/**
 * Whether an account is told by mail of what goes on. One that is suspended is not, nor an address that nobody confirmed where that is required: it may
 * be somebody else's. Mails that are asked for, such as the one that confirms, go by rules of their own.
 */
export function takesMail<U extends Pick<User, 'suspension' | 'emailVerifiedAt'>>(
  user: U | undefined,
  config: Pick<Config, 'emailVerification'>,
): user is U {
  return user !== undefined && user.suspension === null && !awaitsVerification(config, user)
}
