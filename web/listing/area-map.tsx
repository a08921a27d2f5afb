import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { type Area, areaSize } from '../map/area.ts'

/** Where a listing is: the places around it as dots, drawn on the server; it leads to the map of results. */
export function AreaMap({
  locale,
  area,
  place,
  category,
}: {
  locale: Locale
  area: Area
  place: { name: string }
  category: string
}) {
  const t = translator(locale, 'listing')
  const { width, height } = areaSize
  return (
    <section aria-labelledby="area-title">
      <h2 id="area-title" className="mb-3 text-xl font-bold">
        {t('area')}
      </h2>
      <a
        href={`${href(locale, 'listings')}?category=${category}&box=${area.box}&view=map`}
        rel="nofollow"
        className="group block overflow-hidden rounded-card border border-line bg-surface hover:border-accent"
      >
        <svg
          aria-hidden
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="xMidYMid slice"
          className="block h-64 w-full fill-ink text-sm font-semibold"
        >
          <path d={area.dots} className="stroke-edge opacity-55" strokeWidth={4} strokeLinecap="round" />
          <circle cx={width / 2} cy={height / 2} r={40} className="fill-accent opacity-15" />
          <circle
            cx={width / 2}
            cy={height / 2}
            r={7}
            className="fill-accent stroke-surface"
            strokeWidth={2}
          />
          <g textAnchor="middle" strokeWidth={4} className="stroke-surface [paint-order:stroke]">
            {area.towns.map(({ name, x, y }) => (
              <text key={name} x={x} y={y}>
                {name}
              </text>
            ))}
            <text x={width / 2} y={height / 2 - 16} className="text-base font-bold">
              {place.name}
            </text>
          </g>
        </svg>
        <span className="flex min-h-target items-center border-t border-line px-4 py-2 font-medium text-accent group-hover:underline">
          {t('areaShow', { place: place.name })}
        </span>
      </a>
    </section>
  )
}
