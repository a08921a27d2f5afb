'use client'

import { useParams } from 'next/navigation'
import { Button } from '../../ui/button.tsx'

const texts = {
  ro: {
    title: 'Ceva n-a mers',
    text: 'A apărut o eroare neașteptată. Încearcă din nou; dacă se repetă, întoarce-te la prima pagină.',
    retry: 'Încearcă din nou',
  },
  en: {
    title: 'Something went wrong',
    text: 'An unexpected error occurred. Try again; if it happens again, go back to the home page.',
    retry: 'Try again',
  },
}

/** The browser's side of a failure in an interactive page; it carries its few words itself. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const words = texts[useParams().locale === 'en' ? 'en' : 'ro']
  return (
    <main className="mx-auto flex max-w-prose flex-col items-start gap-4 px-4 py-16">
      <h1 className="text-2xl font-bold">{words.title}</h1>
      <p className="text-muted">{words.text}</p>
      <Button onClick={reset}>{words.retry}</Button>
    </main>
  )
}
