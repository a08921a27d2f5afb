import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { counted, countForms } from './count-forms.ts'
import { loadMessages } from './messages.ts'
import { locales } from './routes.ts'

test('a script counts as the messages do', () => {
  for (const locale of locales) {
    const t = createTranslator({ locale, namespace: 'results', messages: loadMessages(locale) })
    const text = (count: number) => t('loaded', { count })
    const forms = countForms(locale, text)
    for (const count of [1, 2, 4, 19, 20, 24, 100, 101, 119, 120])
      expect(counted(forms, locale, count)).toBe(text(count))
  }
  const ro = createTranslator({ locale: 'ro', namespace: 'results', messages: loadMessages('ro') })
  expect(
    counted(
      countForms('ro', (count) => ro('loaded', { count })),
      'ro',
      4,
    ),
  ).toBe('Încă 4 anunțuri')
})

test('without forms nothing is said', () => {
  expect(counted(undefined, 'ro', 3)).toBe('')
})
