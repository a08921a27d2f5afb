import { describe, expect, it } from 'vitest'
import { messageRules } from '../messages.ts'
import { type SafetyNote, safetyNotes } from './index.ts'

const found: [text: string, notes: SafetyNote[]][] = [
  ['Sună-mă la 0712345678', ['phone']],
  ['0712 345 678', ['phone']],
  ['0712.345.678!', ['phone']],
  ['(0712) 345-678', ['phone']],
  ['+40 712 345 678', ['phone']],
  ['0040712345678', ['phone']],
  ['pret 500, 0712345678', ['phone']],
  ['500 0712 345 678', ['phone']],
  ['0 7 1 2 3 4 5 6 7 8', ['phone']],
  ['zero șapte unu doi trei patru cinci șase șapte opt', ['phone']],
  ['zero seven one two three four five six seven eight', ['phone']],
  ['o712 345 67 8', ['phone']],
  ['０７１２３４５６７８', ['phone']],
  ['0\u200b7\u200b1\u200b2\u200b345678', ['phone']],
  ['+44 20 7946 0958', ['phone']],
  ['Telefon fix 021 312 34 56', ['phone']],
  ['Scrie-mi la ana.pop@example.com', ['email']],
  ['ana.pop at gmail.com', ['email', 'link']],
  ['ana (at) yahoo', ['email']],
  ['ana arond gmail punct com', ['email']],
  ['vezi https://curier-plati.example/x', ['link']],
  ['www.olx-plata.ro', ['link']],
  ['intră pe fan-curier24.com acum', ['link']],
  ['site-ul este magazin punct ro', ['link']],
  ['bit.ly/3xYz', ['link']],
  ['wa.me/40712', ['link', 'messenger']],
  ['IBAN RO49 AAAA 1B31 0075 9384 0000', ['iban']],
  ['contul ro49aaaa1b31007593840000', ['iban']],
  ['DE89 3704 0044 0532 0130 00', ['iban']],
  ['Dă-mi mesaj pe WhatsApp', ['messenger']],
  ['w h a t s a p p', ['messenger']],
  ['wh4ts4pp', ['messenger']],
  ['whаtsаpp', ['messenger']],
  ['Pe Telegram, te rog', ['messenger']],
  ['Curier cu ramburs, intră pe link și plătește aici', ['payment']],
  ['Curierul vine cu banii, trimite-mi datele cardului', ['payment']],
  ['Plata în avans prin Western Union', ['payment']],
  ['Please send me the code from the SMS', ['payment']],
  ['I will send a courier, open the link to get the money', ['payment']],
  ['Scrie pe WhatsApp 0712345678 sau ana@example.com', ['phone', 'email', 'messenger']],
]

const harmless = [
  'Mai este disponibilă?',
  'Prețul este 1.250.000 lei',
  'Ofer 7.500 lei azi, 8.000 la toamnă',
  'Anul 2018, 150000 km, 1598 cmc',
  'Mărimea 42, lungime 120 x 80 x 75 cm',
  'Cod piesă 0 261 204 673, motor 1.9 TDI',
  'Cod Bosch 0280158117',
  'Piesa 07K 115 403 D',
  'Seria 1K0 907 379 AH',
  'EAN 5940712345678',
  'Data: 07.08.2024, ora 17:30',
  'Între 10 și 12, apoi 14-16',
  'iPhone 12, 128 GB, bateria 87%',
  'Unu, doi, trei bucăți la 100 lei',
  'E bun.De vânzare din 2020',
  'Am nota 9.50 la preț.Poate vii azi?',
  'Merge cu ramburs prin curier?',
  'Plătesc cu cardul sau numerar, la predare',
  'Pot veni la ora 7, nr. 12, et. 3, ap. 45',
  'Laptop i7 1165G7, 16 GB, 512 GB',
  'Anvelope 205/55 R16 91V',
  'Is it still for sale? I can offer 350 euro',
  'Can we meet at the mall at 5?',
  'Codul poștal 400001',
  'Trimit coletul luni, ajunge miercuri',
  'ISBN 978-606-33-4512-3',
  'VIN WVWZZZ1KZ8W123456',
  'Am 3 copii, 2 pisici și 1 câine',
]

describe('notes of what to beware of', () => {
  it.each(found)('tell of %j', (text, notes) => {
    expect(safetyNotes(text)).toEqual(notes)
  })

  it.each(harmless)('say nothing of %j', (text) => {
    expect(safetyNotes(text)).toEqual([])
  })

  it('say nothing of links to the site itself', () => {
    expect(safetyNotes('vezi https://piata.example/anunt/1', 'piata.example')).toEqual([])
    expect(safetyNotes('vezi https://piata.example@evil.example/', 'piata.example')).toContain('link')
    expect(safetyNotes('vezi https://piata.example.evil.example/', 'piata.example')).toContain('link')
  })

  // Whatever went back over the text again and again would not end within a test's time.
  it.each([
    '0',
    '0 ',
    '07 ',
    'a',
    'a.',
    'a-',
    'a@',
    '@',
    '.',
    ' ',
    '(',
    'www.',
    'http://',
    'ro49',
    'ro 49 ',
    'zero ',
    'a a ',
    'dot ',
    'curier ',
    'ă\u0301',
    '+',
  ])('end soon for %j again and again', (piece) => {
    const text = [...piece.repeat(messageRules.text.max)].slice(0, messageRules.text.max).join('')
    for (const end of ['', '!', 'z']) expect(safetyNotes(text + end)).toEqual(safetyNotes(text + end))
  })
})
