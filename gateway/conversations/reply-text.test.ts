import { expect, it } from 'vitest'
import { replyText } from './reply-text.ts'

const ours = '— Scrie răspunsul deasupra acestei linii —'

it.each([
  ['no more than what was written', 'Da, mai este.\r\nVino azi.', 'Da, mai este.\nVino azi.'],
  [
    'of Gmail, in Romanian',
    `Vin mâine.\n\nÎn mar., 1 dec. 2026 la 10:04, Piata <raspuns+bxyz@piata.example> a scris:\n\n> ${ours}\n>\n> Ana ți-a scris:\n`,
    'Vin mâine.',
  ],
  [
    'of Gmail, its line broken in two',
    'See you!\n\nOn Tue, Dec 1, 2026 at 10:04 AM Piata\n<answers+sxyz@piata.example> wrote:\n\n> Hello',
    'See you!',
  ],
  [
    'of Outlook, which quotes by a line and headers',
    `Ok\n\n________________________________\nFrom: Piata <a@piata.example>\nSent: Tuesday\n\n${ours}\nAna`,
    'Ok',
  ],
  [
    'of Outlook, with headers alone',
    'Bun\n\nDe la: Piata <a@piata.example>\nTrimis: marți\nCătre: Dan\n\nAna ți-a scris:',
    'Bun',
  ],
  ['above our own line', `Da\n\n${ours}\n\nAna ți-a scris:\n\nMai este?`, 'Da'],
  ['of a phone', 'Da, sigur.\n\nTrimis de pe iPhone-ul meu\n\n> Mai este?', 'Da, sigur.'],
  ['with a signature', 'Da\n-- \nDan Popescu\n0712 345 678', 'Da'],
  ['below what it quotes', 'On Tue Piata wrote:\n> Mai este?\n\nDa, este.\n', 'Da, este.'],
  ['between what it quotes', '> Mai este?\nDa.\n> Cât costă?\n50 de lei.', 'Da.\n50 de lei.'],
  [
    'that says from whom and to whom',
    'From: what I know, it is free on Monday.',
    'From: what I know, it is free on Monday.',
  ],
  ['nothing but our own mail', `${ours}\n\nAna ți-a scris:\n\nMai este?`, ''],
  ['nothing', ' \n\n', ''],
])('an answer %s', (_, mail, text) => {
  expect(replyText(mail)).toBe(text)
})
