export const spaceClass = 1
export const wordClass = 2
export const digitClass = 3
export const operatorClass = 4

/** Classes of the ASCII characters; others are 0. */
export const classes = new Uint8Array(128)
for (const code of [9, 10, 11, 12, 13, 32, 0, 26]) classes[code] = spaceClass
for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] = wordClass
classes[95] = wordClass
for (let code = 48; code <= 57; code++) classes[code] = digitClass
for (const character of '<>=!~|&@#%^?:') classes[character.charCodeAt(0)] = operatorClass

/** Whether a word goes on with it; `$`, `@` and `#` may stand within names. */
export const inWord = new Uint8Array(128)
for (let code = 0; code < 128; code++)
  inWord[code] = classes[code] === wordClass || classes[code] === digitClass || code === 36 ? 1 : 0

/** No-break spaces, line separators and byte-order marks, as scripts from word processors and editors have. */
export function isWideSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029
  )
}
