'use client'
import { nameIn } from '@piata/config/languages'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { CategoryNode } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { Combobox } from './combobox.tsx'
import { useControl } from './use-control.ts'

interface LeafPath {
  root: CategoryNode
  leaf: CategoryNode
}

/** The leaf by typing what one sells, or by walking the tree. */
export function CategoryStep({
  locale,
  tree,
  onChoose,
}: {
  locale: Locale
  tree: CategoryNode[]
  onChoose: (leaf: CategoryNode) => void
}) {
  const t = useTranslations('publish')
  const { value: categoryId, error } = useControl<string | null>('categoryId')
  const leaves = useMemo<LeafPath[]>(
    () => tree.flatMap((root) => (root.children ?? []).map((leaf) => ({ root, leaf }))),
    [tree],
  )
  const search = useCallback(
    async (q: string): Promise<LeafPath[]> => {
      const call = answer(publicApi.GET('/v1/categories/find', { params: { query: { q, limit: 8 } } }))
      const { items } = await call.catch(() => ({ items: [] }))
      return items.flatMap(({ id }) => leaves.find(({ leaf }) => leaf.id === id) ?? [])
    },
    [leaves],
  )
  const chosen = leaves.find(({ leaf }) => leaf.id === categoryId)
  return (
    <div className="flex flex-col gap-6">
      <Combobox
        id="category"
        label={t('category.label')}
        hint={t('category.hint')}
        placeholder={t('category.placeholder')}
        error={error}
        text={chosen ? nameIn(chosen.leaf.name, locale) : ''}
        search={search}
        keyOf={({ leaf }) => leaf.id}
        textOf={({ root, leaf }) => `${nameIn(leaf.name, locale)}, ${nameIn(root.name, locale)}`}
        render={({ root, leaf }) => (
          <span>
            {nameIn(leaf.name, locale)}{' '}
            <span className="text-sm text-muted">· {nameIn(root.name, locale)}</span>
          </span>
        )}
        onChoose={({ leaf }) => onChoose(leaf)}
        status={(count) => t('options', { count })}
        none={(text) => t('category.none', { text })}
        preselects={false}
      />
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-2 font-medium">{t('category.browse')}</legend>
        {tree.map((root) => (
          <details
            key={root.id}
            open={chosen?.root.id === root.id}
            className="rounded-card border border-line bg-surface"
          >
            <summary className="flex min-h-target items-center gap-3 px-3 font-medium">
              <CategoryIcon name={root.icon} className="size-5 shrink-0 text-accent" />
              <span className="min-w-0 flex-1 wrap-anywhere">{nameIn(root.name, locale)}</span>
              <span className=" text-sm text-muted">{formatNumber(locale, root.children?.length ?? 0)}</span>
            </summary>
            <ul className="grid gap-1 border-t border-line p-2 sm:grid-cols-2">
              {(root.children ?? []).map((leaf) => (
                <li key={leaf.id}>
                  <button
                    type="button"
                    aria-pressed={leaf.id === categoryId}
                    onClick={() => onChoose(leaf)}
                    className="min-h-target w-full rounded-card px-3 text-left hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-semibold"
                  >
                    {nameIn(leaf.name, locale)}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </fieldset>
    </div>
  )
}
