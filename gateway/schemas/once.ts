/** Whether the function of a schema is made when it is first called, or, to look whether it can be made, when it is asked for. */
export type Making = 'late' | 'at once'

/** Functions of this process that nobody has called yet. */
const unmade = new Set<() => unknown>()

/** Makes what nobody has called yet, one a turn of the event loop, as together they would hold others up for as long as a start. */
export async function makeTheRest(): Promise<void> {
  for (const make of unmade) {
    make()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * Makes the function that belongs to a schema once, however many routes, statuses and servers of this process bring an equal one, and
 * when it is first called: most of a start went into functions that few ever call.
 */
export function onceEach<Made extends (value: unknown) => unknown>(
  make: (schema: object) => Made,
  wrap: (made: () => Made) => Made,
  making: Making,
): (schema: object) => Made {
  const known = new Map<string, Made>()
  return (schema) => {
    const key = JSON.stringify(schema)
    const there = known.get(key)
    if (there !== undefined) return there
    let made: Made | undefined
    const get = () => {
      if (made === undefined) {
        made = make(schema)
        unmade.delete(get)
      }
      return made
    }
    if (making === 'at once') get()
    else unmade.add(get)
    const late = wrap(get)
    known.set(key, late)
    return late
  }
}
