import { nameIn } from '@piata/config/languages'
import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { CategoryNode } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { takesMore } from './places.ts'

interface Props {
  locale: Locale
  all: readonly CategoryNode[]
  levels: number
  onEdit: (category: CategoryNode, position: number) => void
  onAdd: (parentId: string, position: number) => void
  onMove: (category: CategoryNode, position: number, by: -1 | 1) => void
}

/** All categories, each with what lies below it, and what may be done with it. */
export function CategoryTree(props: Props) {
  const roots = props.all.filter(({ parentId }) => parentId === null)
  return (
    <ul className="flex flex-col gap-4">
      {roots.map((root, at) => (
        <li key={root.id} className="rounded-card border border-line bg-surface p-2">
          <Branch {...props} category={root} siblings={roots.length} at={at} />
        </li>
      ))}
    </ul>
  )
}

function Branch({
  category,
  at,
  siblings,
  ...props
}: Props & { category: CategoryNode; at: number; siblings: number }) {
  const t = useTranslations('categories')
  const { locale, all, levels, onEdit, onAdd, onMove } = props
  const children = all.filter(({ parentId }) => parentId === category.id)
  const name = nameIn(category.name, locale)
  return (
    <>
      <div className="flex items-center gap-1">
        <Button
          look="quiet"
          className="min-w-0 grow justify-start! text-left"
          onClick={() => onEdit(category, at)}
        >
          <CategoryIcon name={category.icon} className="size-5 shrink-0" />
          <span className="wrap-anywhere">{name}</span>
        </Button>
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            look="quiet"
            disabled={by < 0 ? at === 0 : at === siblings - 1}
            aria-label={t(by < 0 ? 'up' : 'down', { name })}
            onClick={() => onMove(category, at, by)}
          >
            {by < 0 ? (
              <ArrowUp aria-hidden className="size-5" />
            ) : (
              <ArrowDown aria-hidden className="size-5" />
            )}
          </Button>
        ))}
      </div>
      {children.length > 0 ? (
        <ul className="border-l-2 border-line pl-2 sm:ml-4">
          {children.map((child, place) => (
            <li key={child.id}>
              <Branch {...props} category={child} siblings={children.length} at={place} />
            </li>
          ))}
        </ul>
      ) : null}
      {takesMore(category, levels) ? (
        <Button
          look="quiet"
          className="mt-1 justify-start! text-left"
          onClick={() => onAdd(category.id, children.length)}
        >
          <Plus aria-hidden className="size-5 shrink-0" />
          <span className="wrap-anywhere">{t('addBelow', { name })}</span>
        </Button>
      ) : null}
    </>
  )
}
