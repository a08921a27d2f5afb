import { hash } from 'node:crypto'
import type { Context, WriteTransaction } from '../../context.ts'
import { messageRules } from '../../rules/messages.ts'
import { plain } from '../../rules/safety/index.ts'
import type { Id } from '../../types.ts'

interface TextDigest {
  digest: string
  /** Among whom it is looked for: those of whom several do not write it without knowing of each other, or its sender alone. */
  among: 'all' | 'young' | 'own'
}

/**
 * A text without what is changed to make it look like another one: signs, spaces, capitals, diacritics, letters that look alike or are there twice, and
 * what is put before or behind it, be it numbers or single letters. One of nothing else keeps its numbers.
 */
function bareText(text: string): string {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const isFiller = (word: string) => word.length === 1 || /^\p{N}+$/u.test(word)
  const first = words.findIndex((word) => !isFiller(word))
  const last = words.findLastIndex((word) => !isFiller(word))
  const kept = first < 0 ? words : words.slice(first, last + 1)
  return kept
    .join('')
    .replace(/^\p{N}+(?=\p{L})|(?<=\p{L})\p{N}+$/gu, '')
    .replace(/(\p{L})\1+/gu, '$1')
}

/** By which a text is known again, however it is dressed; null for short ones that nothing speaks against. */
export function digestOf(text: string, isSuspicious: boolean): TextDigest | null {
  const folded = bareText(text)
  if (folded === '' || (!isSuspicious && folded.length < messageRules.sameTextLetters)) return null
  const { sharedTextLetters, youngTextLetters } = messageRules
  const among =
    isSuspicious || folded.length >= sharedTextLetters
      ? 'all'
      : folded.length >= youngTextLetters
        ? 'young'
        : 'own'
  return { digest: hash('sha256', folded, 'base64url'), among }
}

/** So many letters of a word are compared: endings are what is changed first. */
const stemLetters = 5
/** Held messages of a sender that a text is held against. */
const mostHeld = 20

/** The distinct words of a text by how they begin, without those of one or two letters. */
function bareWords(text: string): Set<string> {
  const words = plain(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return new Set(words.map((word) => word.replace(/(\p{L})\1+/gu, '$1').slice(0, stemLetters)))
}

/** The share of words that two texts have in common (L. R. Dice, 1945). */
function sharedWords(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let common = 0
  for (const word of mine) if (theirs.has(word)) common++
  return (2 * common) / (mine.size + theirs.size)
}

/** Whether a text says in other words what a moderator holds of its sender, or removed lately. */
export async function saysHeldAgain(
  context: Context,
  { rows }: WriteTransaction,
  senderId: Id,
  text: string,
): Promise<boolean> {
  const words = bareWords(text)
  if (words.size < messageRules.sameWordsLeast) return false
  const since = new Date(Date.parse(context.now()) - messageRules.sameTextMs).toISOString()
  // By the cases, which know whose they are: of a hundred conversations none is looked through.
  const cases = await rows(
    `select subject_id from moderation_cases
      where owner_id = ? and kind = 'held-message' and opened_at > ? order by id desc limit ?`,
    [senderId, since, mostHeld],
  )
  for (const [subjectId] of cases) {
    const [conversationId, seq] = (subjectId as string).split('/')
    const [held] = await rows(
      "select text from messages where conversation_id = ? and seq = ? and state in ('held', 'removed')",
      [conversationId!, Number(seq)],
    )
    if (held !== undefined && sharedWords(words, bareWords(held[0] as string)) >= messageRules.sameWordsShare)
      return true
  }
  return false
}

/** Whether as many sellers as `messageRules` allows got this text lately, from this buyer or, where nobody writes it by chance, from whomever, or from accounts as young as this one. */
export async function isToMany(
  context: Context,
  tx: WriteTransaction,
  buyerId: Id,
  id: Id,
  { digest, among }: TextDigest,
): Promise<boolean> {
  const since = new Date(Date.parse(context.now()) - messageRules.sameTextMs).toISOString()
  const most = messageRules.sameTextSellers
  const sellers =
    "join conversation_sides as sides on sides.conversation_id = conversations.id and sides.side = 'seller'"
  const young = 'join users as buyers on buyers.id = buyer_id and buyers.created_at > ?'
  const isShared = among === 'all' || (among === 'young' && (await isYoung(tx, buyerId, since)))
  const ofYoung = among === 'young'
  const [row] = await tx.rows(
    isShared
      ? `select count(*) from (select distinct sides.user_id from messages
          join conversations on conversations.id = messages.conversation_id ${ofYoung ? young : ''} ${sellers}
          where digest = ? and messages.created_at > ? and messages.side = 'buyer' and conversations.id <> ? limit ?) as found`
      : // Of a common text it is sooner looked into the buyer's conversations, which a join would not tell.
        `select count(distinct sides.user_id) from conversations ${sellers}
          where buyer_id = ? and conversations.id <> ? and (select 1 from messages
            where conversation_id = conversations.id and digest = ? and created_at > ? and messages.side = 'buyer' limit 1) = 1`,
    isShared ? [...(ofYoung ? [since] : []), digest, since, id, most] : [buyerId, id, digest, since],
  )
  return Number(row![0]) >= most
}

async function isYoung({ rows }: WriteTransaction, id: Id, since: string): Promise<boolean> {
  const [row] = await rows('select created_at from users where id = ?', [id])
  return row !== undefined && (row[0] as string) > since
}
