/** Hashes that old sites have: bcrypt, PHP's phpass, and bcrypt as WordPress has it since 6.8. */
const bcrypt = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/
const wordpress = /^\$wp\$2y\$(\d\d)\$[./A-Za-z0-9]{53}$/
/** As many rounds as the third character says: 2^5 to 2^16. */
const phpass = /^\$[PH]\$[3-9A-E][./0-9A-Za-z]{30}$/

/** The dearest of bcrypt that is verified: a second of one core. */
const mostRounds = 14

/** Whether a log-in can verify it; it then becomes one of ours. */
export function isOldPassword(hash: string): boolean {
  if (phpass.test(hash)) return true
  const rounds = (bcrypt.exec(hash) ?? wordpress.exec(hash))?.[1]
  return rounds !== undefined && Number(rounds) >= 4 && Number(rounds) <= mostRounds
}
