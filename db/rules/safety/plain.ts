/** Letters of other alphabets that look like Latin ones, with which words are hidden. */
const lookalikes: Record<string, string> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    х: 'x',
    у: 'y',
    к: 'k',
    м: 'm',
    т: 't',
    в: 'b',
    н: 'h',
    і: 'i',
  },
  ...{ α: 'a', ο: 'o', ε: 'e', ι: 'i', ρ: 'p', τ: 't', ν: 'v', κ: 'k' },
}

/** Digits of other scripts stand in rows of ten, from zero on. */
function digitOf(character: string): string {
  const point = character.codePointAt(0)!
  let zero = point
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(point - zero)
}

/** Lower case, without accents, what shows nothing, fullwidth forms and lookalikes, digits and full stops of other scripts; signs and spaces stay. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/(?!\d)\p{Nd}/gu, digitOf)
    .replaceAll('。', '.')
    .toLowerCase()
    .replace(/[\u0370-\u03ff\u0400-\u04ff]/g, (letter) => lookalikes[letter] ?? letter)
}

/** The words of a plain text, each with a blank before and after; what is spelt out letter by letter stands at the end once more, as a word. */
export function wordsOf(plainText: string): string {
  const words = plainText.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const spelt: string[] = []
  let letters = ''
  for (const word of [...words, '']) {
    if (word.length === 1) letters += word
    else {
      if (letters.length >= 4) spelt.push(letters)
      letters = ''
    }
  }
  return ` ${[...words, ...spelt].join(' ')} `
}
