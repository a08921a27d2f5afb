'use client'
import { nameIn } from '@piata/config/languages'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { type LeafPath, leafPaths } from '../catalogue/tree.ts'
import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { CategoryNode } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { Combobox } from './combobox.tsx'
import { useControl } from './use-control.ts'

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
  const leaves = useMemo(() => leafPaths(tree), [tree])
  const search = useCallback(
    async (q: string): Promise<LeafPath[]> => {
      const call = answer(publicApi.GET('/v1/categories/find', { params: { query: { q, limit: 8 } } }))
      const { items } = await call.catch(() => ({ items: [] }))
      return items.flatMap(({ id }) => leaves.find(({ leaf }) => leaf.id === id) ?? [])
    },
    [leaves],
  )
  const chosen = leaves.find(({ leaf }) => leaf.id === categoryId)
  const wayOf = (above: CategoryNode[]) => above.map(({ name }) => nameIn(name, locale)).join(' › ')
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
        textOf={({ leaf, above }) => [nameIn(leaf.name, locale), wayOf(above)].filter(Boolean).join(', ')}
        render={({ leaf, above }) => (
          <span>
            {nameIn(leaf.name, locale)}{' '}
            {above.length > 0 ? <span className="text-sm text-muted">· {wayOf(above)}</span> : null}
          </span>
        )}
        onChoose={({ leaf }) => onChoose(leaf)}
        status={(count) => t('options', { count })}
        none={(text) => t('category.none', { text })}
        preselects={false}
      />
      <fieldset className="flex min-w-0 flex-col gap-2">
        <legend className="mb-2 font-medium">{t('category.browse')}</legend>
        <Branches locale={locale} nodes={tree} chosen={chosen} onChoose={onChoose} isTop />
      </fieldset>
    </div>
  )
}

/** Leaves as buttons, in twos where there is room, and what has others below it as a part that opens. */
function Branches({
  locale,
  nodes,
  chosen,
  onChoose,
  isTop = false,
}: {
  locale: Locale
  nodes: CategoryNode[]
  chosen: LeafPath | undefined
  onChoose: (leaf: CategoryNode) => void
  isTop?: boolean
}) {
  return (
    <ul className={isTop ? 'flex flex-col gap-2' : 'grid gap-1 border-t border-line p-2 sm:grid-cols-2'}>
      {nodes.map((node) =>
        node.children?.length ? (
          <li key={node.id} className="sm:col-span-full">
            <details
              open={chosen?.above.some(({ id }) => id === node.id)}
              className="rounded-card border border-line bg-surface"
            >
              <summary className="flex min-h-target items-center gap-3 px-3 font-medium">
                <CategoryIcon name={node.icon} className="size-5 shrink-0 text-accent" />
                <span className="min-w-0 flex-1 wrap-anywhere">{nameIn(node.name, locale)}</span>
                <span className="text-sm text-muted">{formatNumber(locale, node.children.length)}</span>
              </summary>
              <Branches locale={locale} nodes={node.children} chosen={chosen} onChoose={onChoose} />
            </details>
          </li>
        ) : (
          <li key={node.id}>
            <button
              type="button"
              aria-pressed={node.id === chosen?.leaf.id}
              onClick={() => onChoose(node)}
              className="min-h-target w-full rounded-card px-3 text-left wrap-anywhere hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-semibold"
            >
              {nameIn(node.name, locale)}
            </button>
          </li>
        ),
      )}
    </ul>
  )
}
