'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { NewImport } from '../client/types.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Progress } from '../ui/progress.tsx'
import { useReady } from '../ui/use-ready.ts'
import { type FileChoices, sendFile } from './send-file.ts'

const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1252',
  'iso-8859-2',
  'iso-8859-16',
]
const delimiters = [',', ';', '\t', '|']
const nothingSaid: FileChoices = { encoding: '', delimiter: '', skipLines: '', items: '' }

/** Chooses a file, and says how it is to be read where that would be found wrongly. */
export function UploadForm({
  onStart,
  onSent,
  onFailed,
}: {
  onStart: () => void
  onSent: (made: NewImport) => void
  onFailed: (error: unknown) => void
}) {
  const t = useTranslations('imports')
  const isReady = useReady()
  const [file, setFile] = useState<File | undefined>()
  const [choices, setChoices] = useState(nothingSaid)
  const [share, setShare] = useState<number | undefined>()
  const say = (name: keyof FileChoices) => ({
    value: choices[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setChoices((known) => ({ ...known, [name]: target.value })),
  })

  async function send(event: FormEvent) {
    event.preventDefault()
    if (file === undefined) return
    onStart()
    setShare(0)
    try {
      onSent(await sendFile(file, choices, setShare))
    } catch (error) {
      onFailed(error)
    }
    setShare(undefined)
  }

  return (
    <form
      method="post"
      onSubmit={(event) => void send(event)}
      className="flex max-w-prose flex-col gap-4 rounded-card border border-line bg-surface p-4"
    >
      <TextField
        id="import-file"
        type="file"
        label={t('file')}
        hint={t('fileHint')}
        onChange={({ target }) => setFile(target.files?.[0])}
      />
      <details>
        <summary className="min-h-target cursor-pointer content-center font-medium">{t('reading')}</summary>
        <p className="mb-3 text-sm text-muted">{t('readingHint')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField id="import-encoding" label={t('encoding')} {...say('encoding')}>
            <option value="">{t('found')}</option>
            {encodings.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
          <SelectField id="import-delimiter" label={t('delimiter')} {...say('delimiter')}>
            <option value="">{t('found')}</option>
            {delimiters.map((one) => (
              <option key={one} value={one}>
                {one === '\t' ? t('tab') : one}
              </option>
            ))}
          </SelectField>
          <TextField id="import-skip" label={t('skipLines')} inputMode="numeric" {...say('skipLines')} />
          <TextField id="import-items" label={t('items')} {...say('items')} />
        </div>
      </details>
      {share === undefined ? (
        <Button type="submit" className="self-start" disabled={!isReady || file === undefined}>
          {t('send')}
        </Button>
      ) : (
        <div role="status" className="flex flex-col gap-2">
          <span>{share < 1 ? t('sending') : t('reads')}</span>
          <Progress value={share} aria-label={t('sending')} />
        </div>
      )}
    </form>
  )
}
