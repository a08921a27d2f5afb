import type { ProgressHTMLAttributes } from 'react'
import { classes } from './class-names.ts'

/** A bar of how much is done, 0 to 1, in the site's colours. */
export function Progress({ className, ...rest }: ProgressHTMLAttributes<HTMLProgressElement>) {
  return (
    <progress
      max={1}
      className={classes(
        'block w-full appearance-none overflow-hidden rounded-chip border-0 bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent',
        className,
      )}
      {...rest}
    />
  )
}
