'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Loading } from '../admin/loading.tsx'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { CategoryForm } from './category-form.tsx'
import { CategoryTree } from './category-tree.tsx'
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
  const { items, following, etag, levels } = data
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
        levels={levels}
        onSave={save}
        onRemove={remove}
        onLeave={() => setDraft(undefined)}
      />
    )

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
      <CategoryTree
        locale={locale}
        all={items}
        levels={levels}
        onEdit={(category, at) => setDraft(draftOf(category, at))}
        onAdd={(parentId, at) => setDraft(newCategory(parentId, at))}
        onMove={(category, at, by) =>
          void save({ ...draftOf(category, at), position: at + by }).catch(() => setSaid(t('errors.stale')))
        }
      />
    </div>
  )
}
