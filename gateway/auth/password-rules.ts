import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { CommonPasswords, loadCommonPasswords } from './common-passwords.ts'

/** Whom and what a password must not be made of. */
export interface Owner {
  email: string
  name: string
}

/** Rows that fingers or children run along; each twice, so that a run may go over its end. */
const rows = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
]
const runs = rows.flatMap((row) => {
  const twice = row + row
  return [twice, [...twice].reverse().join('')]
})

const fewestDistinct = 4
/** Shorter words of a name are in too many passwords by chance. */
const shortestWord = 3
/** What has to be left of a password without what everybody knows. */
const leastOwn = 4
/** What zxcvbn calls safe from guessing where hashes are slow. */
const fewestGuesses = 1e8
/** Characters that strength is told by, and readings of figures as letters: it grows with their squares, and stops all else meanwhile. */
const longestEstimated = 24
const mostSpellings = 8

/**
 * Why a password of sufficient length is refused, as NIST SP 800-63B 3.1.1.2 asks: commonly used, repetitive or sequential, made of
 * the service's or the person's name, or soon guessed. Undefined for one that is taken.
 */
export async function passwordComplaint(
  password: string,
  { email, name }: Owner,
): Promise<string | undefined> {
  const plain = CommonPasswords.normalize(password)
  const letters = lettersOf(plain)
  if (new Set(letters).size < fewestDistinct) return 'is made of too few different characters'
  if (repetition.test(letters)) return 'repeats the same characters'
  if (isRow(letters)) return 'is a row of neighbouring characters'
  if (await isCommon(plain, letters)) return 'is one of the passwords that are tried first'
  const known = [email, email.split('@')[0]!, ...email.split(/[@._+-]/), name, ...name.split(/\s/), 'piata']
  if (ownPart(letters, known).length < leastOwn)
    return 'is made of your e-mail address, your name or the name of the site'
  if (await isGuessed(plain, known)) return 'is guessed soon: make it longer or less regular'
  return undefined
}

/** With fewer characters beside it than `leastOwn`. */
const repetition = /^.{0,3}?(.{1,8})\1+.{0,3}$/u

/** Whether all but less than `leastOwn` characters, before or after, run along a row. */
function isRow(letters: string): boolean {
  const length = Math.max(6, letters.length - leastOwn + 1)
  for (let from = 0; from + length <= letters.length; from++) {
    const part = letters.slice(from, from + length)
    if (runs.some((run) => run.includes(part))) return true
  }
  return false
}

/** Letters and digits alone, without case and accents. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The letters that are left when known words and figures are taken out. */
function ownPart(letters: string, known: string[]): string {
  const words = [...new Set(known.map(lettersOf))].filter((word) => word.length >= shortestWord)
  words.sort((a, b) => b.length - a.length)
  let left = letters
  for (const word of words) left = left.replaceAll(word, '')
  return left === letters ? letters : left.replace(/\p{N}+/gu, '')
}

/** Also with fewer figures and signs before and after than it has itself: they are what is tried next. */
async function isCommon(plain: string, letters: string): Promise<boolean> {
  const passwords = await loadCommonPasswords()
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    passwords.has(plain) || passwords.has(letters) || (core.length * 2 > plain.length && passwords.has(core))
  )
}

/** Whether it is found in fewer guesses than `fewestGuesses` by whoever knows passwords, keyboards and its owner's words. */
async function isGuessed(password: string, known: string[]): Promise<boolean> {
  estimator ??= loadEstimator()
  const { guesses } = (await estimator).check(password.slice(0, longestEstimated), known)
  return guesses < fewestGuesses
}

let estimator: Promise<ZxcvbnFactory> | undefined

/** Loaded when the first password is chosen, as its words take a few megabytes. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: mostSpellings })
}
