'use client'

import { useParams } from 'next/navigation'
import { href } from '../../i18n/routes.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'

const texts = {
  ro: {
    title: 'Ceva n-a mers',
    text: 'A apărut o eroare neașteptată. Încearcă din nou; dacă se repetă, întoarce-te la prima pagină.',
    retry: 'Încearcă din nou',
    home: 'Înapoi la prima pagină',
  },
  en: {
    title: 'Something went wrong',
    text: 'An unexpected error occurred. Try again; if it happens again, go back to the home page.',
    retry: 'Try again',
    home: 'Back to the home page',
  },
}

/** The browser's side of a failure in an interactive page; it carries its few words itself. */
export default function ErrorPage() {
  const locale = useParams()?.locale === 'en' ? 'en' : 'ro'
  const words = texts[locale]
  return (
    <main className="mx-auto flex max-w-prose flex-col items-start gap-4 px-4 py-16">
      <h1 className="text-2xl font-bold">{words.title}</h1>
      <p className="text-muted">{words.text}</p>
      <div className="flex flex-wrap gap-3">
        {/* What failed was the server's part, most often; only a new request brings it. */}
        <Button onClick={() => window.location.reload()}>{words.retry}</Button>
        <ButtonLink look="secondary" href={href(locale, 'home')}>
          {words.home}
        </ButtonLink>
      </div>
    </main>
  )
}
