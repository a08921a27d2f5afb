/** Makes what belongs to a schema once, however many routes and statuses bring an equal one. */
export function onceEach<Made>(make: (schema: object) => Made): (schema: object) => Made {
  const made = new Map<string, Made>()
  return (schema) => {
    const key = JSON.stringify(schema)
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(schema)
    made.set(key, fresh)
    return fresh
  }
}
