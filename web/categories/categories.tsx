'use client'
import { nameIn } from '@piata/config/languages'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Loading } from '../admin/loading.tsx'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { Progress } from '../ui/progress.tsx'
import { CategoryForm } from './category-form.tsx'
import { bodyOf, type CategoryDraft, draftOf, newCategory } from './draft.ts'

/** How often it is looked at how far listings have followed. */
const followMs = 1_000

async function load() {
  const { data, response } = await api.GET('/v1/admin/categories', { cache: 'no-store' })
  return { ...data!, etag: response.headers.get('etag') ?? '*' }
}

/** The tree of categories; one of them at a time is written. */
export function Categories({ locale }: { locale: Locale }) {
  const t = useTranslations('categories')
  const { data, trouble, reload } = useStaffData(locale, load)
  const [draft, setDraft] = useState<CategoryDraft | undefined>()
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (said !== '' && draft === undefined) status.current?.focus()
  }, [said, draft])

  const isFollowing = data?.following != null
  useEffect(() => {
    if (!isFollowing) return
    const timer = setInterval(() => void reload(), followMs)
    return () => clearInterval(timer)
  }, [isFollowing, reload])

  if (data === undefined) return <Loading locale={locale} trouble={trouble} reload={reload} />
  const { items, following, etag } = data
  const childrenOf = (parentId: string | null) => items.filter((one) => one.parentId === parentId)
  const header = { 'if-match': etag }

  async function sent(work: () => Promise<unknown>) {
    try {
      await work()
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return toLogin(locale)
      throw error
    }
    setDraft(undefined)
    setSaid(t('saved'))
    await reload()
  }
  const save = (one: CategoryDraft) =>
    sent(() =>
      api.PUT('/v1/admin/categories/{id}', {
        params: { path: { id: one.id }, header },
        body: bodyOf(
          one,
          items.find(({ id }) => id === one.id),
        ),
      }),
    )
  const remove = (id: string, into: string) =>
    sent(() => api.DELETE('/v1/admin/categories/{id}', { params: { path: { id }, query: { into }, header } }))

  if (draft !== undefined)
    return (
      <CategoryForm
        locale={locale}
        first={draft}
        all={items}
        onSave={save}
        onRemove={remove}
        onLeave={() => setDraft(undefined)}
      />
    )

  const row = (category: CategoryNode) => {
    const siblings = childrenOf(category.parentId)
    const at = siblings.findIndex(({ id }) => id === category.id)
    const name = nameIn(category.name, locale)
    return (
      <div className="flex items-center gap-1">
        <Button
          look="quiet"
          className="min-w-0 grow justify-start! text-left"
          onClick={() => setDraft(draftOf(category, at))}
        >
          <CategoryIcon name={category.icon} className="size-5 shrink-0" />
          <span className="wrap-anywhere">{name}</span>
        </Button>
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            look="quiet"
            disabled={by < 0 ? at === 0 : at === siblings.length - 1}
            aria-label={t(by < 0 ? 'up' : 'down', { name })}
            onClick={() =>
              void save({ ...draftOf(category, at), position: at + by }).catch(() =>
                setSaid(t('errors.stale')),
              )
            }
          >
            {by < 0 ? (
              <ArrowUp aria-hidden className="size-5" />
            ) : (
              <ArrowDown aria-hidden className="size-5" />
            )}
          </Button>
        ))}
      </div>
    )
  }
  return (
    <div className="flex max-w-prose flex-col gap-6">
      <p className="text-muted">{data.version === 0 ? t('shipped') : t('own')}</p>
      <p ref={status} role="status" tabIndex={-1} className="font-medium">
        {said}
      </p>
      {following ? (
        <div className="flex flex-col gap-2">
          <p id="following">{t('following', { share: Math.floor(following.share * 100) })}</p>
          <Progress aria-labelledby="following" className="h-2" value={following.share} />
        </div>
      ) : null}
      <Button className="self-start" onClick={() => setDraft(newCategory(null, items.length))}>
        {t('addRoot')}
      </Button>
      <ul className="flex flex-col gap-4">
        {childrenOf(null).map((root) => (
          <li key={root.id} className="rounded-card border border-line bg-surface p-2">
            {row(root)}
            <ul className="border-l-2 border-line pl-2 sm:ml-4">
              {childrenOf(root.id).map((leaf) => (
                <li key={leaf.id}>{row(leaf)}</li>
              ))}
            </ul>
            <Button
              look="quiet"
              className="mt-1"
              onClick={() => setDraft(newCategory(root.id, childrenOf(root.id).length))}
            >
              {t('addBelow', { name: nameIn(root.name, locale) })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
