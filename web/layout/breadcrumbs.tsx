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
      <ol className="flex flex-wrap items-center">
        {items.map((item, at) => (
          <li key={item.name} className="flex items-center">
            {at > 0 ? (
              <span aria-hidden className="px-1">
                /
              </span>
            ) : null}
            {item.href ? (
              <a href={item.href} className="inline-flex min-h-8 items-center hover:underline">
                {item.name}
              </a>
            ) : (
              <span aria-current="page" className="inline-flex min-h-8 items-center">
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
