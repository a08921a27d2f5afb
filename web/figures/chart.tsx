import { useId } from 'react'
import type { FigureLine } from '../client/types.ts'
import { shapeOf } from './shape.ts'

/**
 * The line of a figure, as wide as there is room: what is drawn stretches, strokes and dots do not. What it shows stands in `title` and, number by
 * number, in the table behind it.
 */
export function Chart({ points, title }: { points: FigureLine['points']; title: string }) {
  const id = useId()
  const { lines, bands, dots } = shapeOf(points)
  return (
    <svg
      role="img"
      aria-labelledby={id}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="h-32 w-full overflow-visible rounded-card bg-sunken"
    >
      <title id={id}>{title}</title>
      {bands.map((path) => (
        <path key={path} d={path} className="fill-accent/20" />
      ))}
      {lines.map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          strokeWidth={2}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-accent"
        />
      ))}
      {dots.map(({ x, y, isOwn }) => (
        // A stroke without length is a round dot, however the picture is stretched.
        <g key={x} fill="none" strokeLinecap="round">
          <path
            d={`M${x} ${y}h0`}
            strokeWidth={7}
            vectorEffect="non-scaling-stroke"
            className="stroke-accent"
          />
          {isOwn ? null : (
            <path
              d={`M${x} ${y}h0`}
              strokeWidth={4}
              vectorEffect="non-scaling-stroke"
              className="stroke-surface"
            />
          )}
        </g>
      ))}
    </svg>
  )
}
