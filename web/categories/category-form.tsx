'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { CheckboxField, SelectField, TextField } from '../ui/field.tsx'
import { AttributeFields } from './attribute-fields.tsx'
import { type AttributeDraft, type CategoryDraft, moved, newAttribute, slugOf } from './draft.ts'
import { NamesFields } from './names-fields.tsx'
import { placeText, possibleParents } from './places.ts'

interface Props {
  locale: Locale
  first: CategoryDraft
  all: CategoryNode[]
  /** How many a tree has at most. */
  levels: number
  onSave: (draft: CategoryDraft) => Promise<void>
  onRemove: (id: string, into: string) => Promise<void>
  onLeave: () => void
}

/** A category with its attributes, and at the end how it is taken out. */
export function CategoryForm({ locale, first, all, levels, onSave, onRemove, onLeave }: Props) {
  const t = useTranslations('categories')
  const [draft, setDraft] = useState(first)
  const [wrong, setWrong] = useState<string | undefined>()
  const [isSending, setSending] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const set = (change: Partial<CategoryDraft>) => setDraft((known) => ({ ...known, ...change }))
  useEffect(() => heading.current?.focus(), [])

  async function tried(work: () => Promise<void>) {
    setSending(true)
    setWrong(undefined)
    try {
      await work()
    } catch (error) {
      setWrong(whyNot(error))
    } finally {
      setSending(false)
    }
  }

  function whyNot(error: unknown): string {
    if (!(error instanceof ApiError)) return t('errors.failed')
    if (error.status === 412) return t('errors.stale')
    const [, field = '', at = ''] = error.problem?.errors?.[0]?.pointer.split('/') ?? []
    if (field === 'parentId') return t('errors.parentId', { levels })
    if (error.status === 409) return t('errors.conflict')
    if (field === 'attributes' && draft.attributes[Number(at)] !== undefined)
      return t('errors.attribute', { number: Number(at) + 1 })
    const known = (['id', 'name', 'icon'] as const).find((one) => one === field)
    return known ? t(`errors.${known}`) : t('errors.failed')
  }

  const isParent = all.some(({ parentId }) => parentId === draft.id && !draft.isNew)
  const parents = possibleParents(all, draft.isNew ? undefined : draft.id, levels)
  const leaves = all.filter(({ id }) => id !== draft.id && !all.some(({ parentId }) => parentId === id))
  const setAttribute = (at: number, attribute: AttributeDraft) =>
    set({ attributes: draft.attributes.map((one, place) => (place === at ? attribute : one)) })
  return (
    <form
      method="post"
      className="flex max-w-prose flex-col gap-6"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        const id = draft.id || slugOf(draft.name[locale] ?? '')
        void tried(() => onSave({ ...draft, id }))
      }}
    >
      <h2 ref={heading} tabIndex={-1} className="flex items-center gap-2 text-xl font-bold">
        <CategoryIcon name={draft.icon} className="size-6 text-accent" />
        {draft.isNew ? t('new') : (first.name[locale] ?? draft.id)}
      </h2>
      <NamesFields
        id="category-name"
        names={draft.name}
        labelOf={(language) => t('nameIn', { language })}
        onChange={(name) => set({ name })}
      />
      <TextField
        id="category-id"
        label={t('id')}
        hint={draft.isNew ? t('idHint') : t('idStays')}
        disabled={!draft.isNew}
        maxLength={40}
        value={draft.id}
        placeholder={slugOf(draft.name[locale] ?? '')}
        onChange={(event) => set({ id: event.target.value })}
      />
      <SelectField
        id="category-parent"
        label={t('parent')}
        hint={t(isParent ? 'parentMoves' : 'parentHint', { levels })}
        value={draft.parentId ?? ''}
        onChange={(event) => set({ parentId: event.target.value || null, position: 10_000 })}
      >
        <option value="">{t('noParent')}</option>
        {parents.map((parent) => (
          <option key={parent.id} value={parent.id}>
            {placeText(all, parent, locale)}
          </option>
        ))}
      </SelectField>
      <TextField
        id="category-icon"
        label={t('icon')}
        hint={t('iconHint')}
        maxLength={40}
        value={draft.icon}
        onChange={(event) => set({ icon: event.target.value })}
      />
      <CheckboxField
        id="category-condition"
        label={t('hasCondition')}
        checked={draft.hasCondition}
        onChange={(event) => set({ hasCondition: event.target.checked })}
      />
      {isParent ? null : (
        <section aria-labelledby="category-attributes" className="flex flex-col gap-3">
          <h3 id="category-attributes" className="text-lg font-bold">
            {t('attributes')}
          </h3>
          <p className="text-sm text-muted">{t('attributesHint')}</p>
          {draft.attributes.map((attribute, at) => {
            const name = attribute.label[locale] || t('attributeNumber', { number: at + 1 })
            return (
              <details
                key={attribute.key}
                open={attribute.name === ''}
                className="rounded-card border border-line bg-surface p-3"
              >
                <summary className="min-h-target cursor-pointer py-2 font-medium wrap-anywhere">
                  {name} <span className="font-normal text-muted">({t(`types.${attribute.type}`)})</span>
                </summary>
                <AttributeFields
                  id={`attribute-${attribute.key}`}
                  attribute={attribute}
                  onChange={(changed) => setAttribute(at, changed)}
                />
                <div className="mt-2 flex flex-wrap gap-2">
                  {([-1, 1] as const).map((by) => (
                    <Button
                      key={by}
                      look="quiet"
                      disabled={by < 0 ? at === 0 : at === draft.attributes.length - 1}
                      aria-label={t(by < 0 ? 'up' : 'down', { name })}
                      onClick={() => set({ attributes: moved(draft.attributes, at, by) })}
                    >
                      {by < 0 ? (
                        <ArrowUp aria-hidden className="size-5" />
                      ) : (
                        <ArrowDown aria-hidden className="size-5" />
                      )}
                    </Button>
                  ))}
                  <Button
                    look="quiet"
                    aria-label={t('attributeRemove', { name })}
                    onClick={() => set({ attributes: draft.attributes.filter((one) => one !== attribute) })}
                  >
                    <Trash2 aria-hidden className="size-5" />
                  </Button>
                </div>
              </details>
            )
          })}
          <Button
            look="secondary"
            className="self-start"
            onClick={() => set({ attributes: [...draft.attributes, newAttribute()] })}
          >
            {t('attributeAdd')}
          </Button>
        </section>
      )}
      {wrong ? (
        <p role="alert" className="font-medium text-danger">
          {wrong}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={isSending}>
          {t('save')}
        </Button>
        <Button look="secondary" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
      {draft.isNew || isParent ? null : (
        <Removal
          leaves={leaves.map((leaf) => ({ id: leaf.id, text: placeText(all, leaf, locale) }))}
          onRemove={(into) => void tried(() => onRemove(draft.id, into))}
        />
      )}
    </form>
  )
}

function Removal({
  leaves,
  onRemove,
}: {
  leaves: { id: string; text: string }[]
  onRemove: (into: string) => void
}) {
  const t = useTranslations('categories')
  const [into, setInto] = useState('')
  return (
    <section
      aria-labelledby="category-removal"
      className="flex flex-col gap-3 rounded-card border border-danger p-4"
    >
      <h3 id="category-removal" className="text-lg font-bold">
        {t('removal')}
      </h3>
      <SelectField
        id="category-into"
        label={t('into')}
        hint={t('intoHint')}
        value={into}
        onChange={(event) => setInto(event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {leaves.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </SelectField>
      <Button look="danger" className="self-start" disabled={into === ''} onClick={() => onRemove(into)}>
        {t('remove')}
      </Button>
    </section>
  )
}
