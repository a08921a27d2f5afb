import { ChevronRight } from 'lucide-react'
import { publicUrl } from '../client/public-url.ts'
import { StructuredData } from './structured-data.tsx'

/** Where the page stands; the last item is the page itself and has no link. */
export function Breadcrumbs({
  label,
  items,
}: {
  label: string
  items: { name: string; href?: string | undefined }[]
}) {
  return (
    <nav aria-label={label} className="mb-2 text-sm text-muted">
      <ol className="no-scrollbar flex items-center overflow-x-auto whitespace-nowrap">
        {items.map((item, at) => (
          <li
            key={item.href ?? item.name}
            className={item.href ? 'flex shrink-0 items-center' : 'flex min-w-0 items-center'}
          >
            {at > 0 ? <ChevronRight aria-hidden className="mx-1 size-3 shrink-0" /> : null}
            {item.href ? (
              <a href={item.href} className="inline-flex min-h-8 items-center hover:underline">
                {item.name}
              </a>
            ) : (
              <span aria-current="page" className="truncate">
                {item.name}
              </span>
            )}
          </li>
        ))}
      </ol>
      <StructuredData
        data={{
          '@context': 'https://schema.org',
          '@type': 'BreadcrumbList',
          itemListElement: items.map((item, at) => ({
            '@type': 'ListItem',
            position: at + 1,
            name: item.name,
            ...(item.href ? { item: publicUrl + item.href } : {}),
          })),
        }}
      />
    </nav>
  )
}
