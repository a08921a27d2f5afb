/** What became of an action of the staff, as a page has it. */
export interface Outcome {
  kind: 'done' | 'failed'
  text: string
}

/** Said where the action was begun. It is there before there is anything to say, as screen readers hear of what changes in what they know. */
export function OutcomeLine({ outcome }: { outcome: Outcome | undefined }) {
  const isFailed = outcome?.kind === 'failed'
  return (
    <p
      role={isFailed ? 'alert' : 'status'}
      className={`font-medium empty:absolute ${isFailed ? 'text-danger' : ''}`}
    >
      {outcome?.text}
    </p>
  )
}
