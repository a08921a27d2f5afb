import { answerLines } from '@piata/agents'

/** In UTF-16 units: far more than a message may have. */
const longest = 200_000

/** Where what somebody wrote ends and what mail programs put below it begins, in the languages whose mails come here and the commonest others. */
const ends: readonly RegExp[] = [
  /^\s*>/,
  // the delimiter of a signature (RFC 3676 §4.3)
  /^-- ?$/,
  /^\s*-{2,}\s*(?:original message|mesaj(?:ul)? original|ursprüngliche nachricht|message d.origine|forwarded message|mesaj redirecționat)\s*-{2,}\s*$/iu,
  /^_{8,}\s*$/,
  /^(?:sent from my|trimis de pe|trimis din|get outlook for|von meinem .+ gesendet)\b/iu,
]
/** The line that says whose mail is quoted; it may be broken in two or three. */
const attribution =
  /^(?:on\b.{0,200}|(?=.*[\d@])(?:am|le|el|il|op|în|pe|la|lun|mar|mie|joi|vin|sâm|sam|dum)\b.{0,200}|.{0,200}[\w.]+@[\w.-]+.{0,20})\s(?:wrote|a scris|schrieb|a écrit|escribió|ha scritto)\s?(?:.{0,80})?:$/iu
const head = /^\*?(?:from|de la|von|de|expeditor)\s?:\*?\s.+/iu
const headNext =
  /^\*?(?:sent|date|trimis|data|gesendet|datum|envoyé|enviado|to|către|la|an|à|para|subject|subiect)\s?:\*?\s/iu

/**
 * What somebody wrote in an answer to a mail of ours, without the mail that it answers, signatures and what programs add; empty where there is nothing else.
 * Answers below what is quoted, or between its lines, are all lines that are not quoted.
 */
export function replyText(text: string): string {
  const lines = text.slice(0, longest).replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex((_, at) => isEnd(lines, at))
  const above = trimmed(end < 0 ? lines : lines.slice(0, end))
  if (above !== '' || end < 0) return above
  // Ours cannot be told from theirs there.
  if (lines.some((line) => isAnswerLine(line) && !/^\s*>/.test(line))) return ''
  const own = lines.slice(attributionLines(lines, end)).filter((line) => !/^\s*>/.test(line))
  const last = own.findIndex((_, at) => isEnd(own, at))
  return trimmed(last < 0 ? own : own.slice(0, last))
}

const isAnswerLine = (line: string) => answerLines.some((ours) => line.includes(ours))

function isEnd(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (isAnswerLine(line) || ends.some((end) => end.test(line))) return true
  if (attributionLines(lines, at) > at) return true
  return head.test(line) && lines.slice(at + 1, at + 4).some((next) => headNext.test(next))
}

/** The line behind an attribution that begins at a line; that line where none does. */
function attributionLines(lines: readonly string[], at: number): number {
  for (const length of [1, 2, 3]) {
    const joined = lines.slice(at, at + length).map((line) => line.trim())
    if (joined.includes('')) return at
    if (attribution.test(joined.join(' '))) return at + length
  }
  return at
}

const trimmed = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
