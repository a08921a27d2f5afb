import { stringify } from 'yaml'

/**
 * The part of Go's templates that the chart is written in, as https://pkg.go.dev/text/template and Helm define it, for machines without Helm: whatever
 * else stands in a template is an error here, so the chart stays within it.
 */
type Value = unknown
type Scope = { dot: Value; root: Value; variables: Map<string, Value> }
type Branch = { kind: 'if' | 'with' | 'range' | 'else'; head: string; body: Node[] }
type Node = { text: string } | { print: string } | { define: string; body: Node[] } | { branches: Branch[] }

/** A chart's templates, by name, with what they define. */
export class Templates {
  readonly #defined = new Map<string, Node[]>()

  /** Reads a file: what it defines is known from now on. */
  parse(source: string): Node[] {
    const tokens = tokensOf(source)
    const body = bodyOf(tokens, [])
    for (const node of body) if ('define' in node) this.#defined.set(node.define, node.body)
    return body
  }

  render(body: Node[], dot: Value): string {
    return this.#render(body, { dot, root: dot, variables: new Map() })
  }

  #render(body: Node[], scope: Scope): string {
    return body.map((node) => this.#renderNode(node, scope)).join('')
  }

  #renderNode(node: Node, scope: Scope): string {
    if ('text' in node) return node.text
    if ('define' in node) return ''
    if ('print' in node) return printed(this.#pipeline(node.print, scope))
    for (const { kind, head, body } of node.branches) {
      if (kind === 'else') return this.#render(body, scope)
      if (kind === 'range') {
        const [, key, item, list] = /^\$(\w+), \$(\w+) := (.+)$/.exec(head) ?? fail(`range ${head}`)
        const entries = Object.entries((this.#pipeline(list!, scope) ?? {}) as object).toSorted(([a], [b]) =>
          a < b ? -1 : 1,
        )
        return entries
          .map(([name, value]) =>
            this.#render(body, {
              ...scope,
              dot: value,
              variables: new Map([...scope.variables, [key!, name], [item!, value]]),
            }),
          )
          .join('')
      }
      const value = this.#pipeline(head, scope)
      if (isTrue(value)) return this.#render(body, kind === 'with' ? { ...scope, dot: value } : scope)
    }
    return ''
  }

  #pipeline(text: string, scope: Scope): Value {
    let last: Value[] = []
    for (const command of split(text, '|')) {
      const words = split(command, ' ')
      last = [this.#command(words, last, scope)]
    }
    return last[0]
  }

  #command([first, ...rest]: string[], piped: Value[], scope: Scope): Value {
    if (rest.length === 0 && piped.length === 0 && !Object.hasOwn(functions, first!))
      return this.#operand(first!, scope)
    const values = [...rest.map((word) => this.#operand(word, scope)), ...piped]
    if (first === 'include') {
      const body = this.#defined.get(String(values[0])) ?? fail(`include ${values[0]}`)
      return this.render(body, values[1])
    }
    const call = Object.hasOwn(functions, first!) ? functions[first!]! : fail(`function ${first}`)
    return call(...values)
  }

  #operand(word: string, scope: Scope): Value {
    if (word.startsWith('(')) return this.#pipeline(word.slice(1, -1), scope)
    if (word.startsWith('"')) return JSON.parse(word)
    if (/^-?\d+$/.test(word)) return Number(word)
    if (word === '.') return scope.dot
    const variable = /^\$(\w*)(.*)$/.exec(word)
    const [from, path] = variable
      ? [variable[1] === '' ? scope.root : scope.variables.get(variable[1]!), variable[2]!]
      : [scope.dot, word]
    if (path !== '' && !/^(?:\.\w+)+$/.test(path)) fail(`operand ${word}`)
    return path
      .split('.')
      .slice(1)
      .reduce<Value>((value, name) => (value as Record<string, Value> | undefined)?.[name], from)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each takes what the template gives it
const functions: Record<string, (...values: any[]) => Value> = {
  include: () => fail('include without a name'),
  quote: (value: Value) => JSON.stringify(printed(value)),
  toYaml: (value: Value) => stringify(value, { sortMapEntries: true, lineWidth: 0 }).trimEnd(),
  nindent: (spaces: number, text: string) => `\n${text.replaceAll(/^/gm, ' '.repeat(spaces))}`,
  required: (message: string, value: Value) => (value === undefined || value === '' ? fail(message) : value),
  printf: (format: string, ...values: Value[]) => format.replaceAll('%s', () => printed(values.shift())),
  not: (value: Value) => !isTrue(value),
  dict: (...pairs: Value[]) =>
    Object.fromEntries(pairs.flatMap((key, i) => (i % 2 === 0 ? [[String(key), pairs[i + 1]]] : []))),
}

const printed = (value: Value): string => (value === undefined || value === null ? '' : String(value))

/** As Go has it: neither false, 0, nothing, nor empty. */
function isTrue(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return Boolean(value)
}

function fail(what: string): never {
  throw new Error(`template: ${what}`)
}

type Token = { text: string } | { action: string }

/** Text and actions; `{{-` and `-}}` take the white space beside them. */
function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  let trims = false
  let at = 0
  const textTo = (end: number, trimsEnd: boolean) => {
    let text = source.slice(at, end)
    if (trims) text = text.trimStart()
    if (trimsEnd) text = text.trimEnd()
    if (text !== '') tokens.push({ text })
  }
  for (const match of source.matchAll(
    /\{\{(- )?((?:\/\*[\s\S]*?\*\/)|(?:"(?:\\.|[^"\\])*"|[^"}]|\}(?!\}))*?)( -)?\}\}/g,
  )) {
    textTo(match.index, match[1] !== undefined)
    trims = match[3] !== undefined
    at = match.index + match[0].length
    const action = match[2]!.trim()
    if (!action.startsWith('/*')) tokens.push({ action })
  }
  textTo(source.length, false)
  return tokens
}

/** The nodes up to one of `ends`, which stays in `tokens`. */
function bodyOf(tokens: Token[], ends: string[]): Node[] {
  const body: Node[] = []
  for (;;) {
    const token = tokens[0]
    if (token === undefined) return ends.length === 0 ? body : fail('an action is not ended')
    if ('text' in token) {
      tokens.shift()
      body.push(token)
      continue
    }
    const [word = '', head = ''] = token.action.split(/\s+([\s\S]*)/)
    if (ends.includes(word)) return body
    tokens.shift()
    if (word === 'define') {
      body.push({ define: JSON.parse(head), body: bodyOf(tokens, ['end']) })
      tokens.shift()
    } else if (word === 'if' || word === 'with' || word === 'range') body.push(branchesOf(tokens, word, head))
    else if (['end', 'else', 'block', 'template', 'break', 'continue'].includes(word)) fail(word)
    else body.push({ print: token.action })
  }
}

function branchesOf(tokens: Token[], kind: 'if' | 'with' | 'range', head: string): Node {
  const branches: Branch[] = [{ kind, head, body: bodyOf(tokens, ['else', 'end']) }]
  for (;;) {
    const { action } = tokens.shift() as { action: string }
    if (action === 'end') return { branches }
    if (action !== 'else') fail(action)
    branches.push({ kind: 'else', head: '', body: bodyOf(tokens, ['end']) })
  }
}

/** Splits at `separator` outside of quotes and brackets. */
function split(text: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (const [piece] of text.matchAll(/"(?:\\.|[^"\\])*"|[\s\S]/g)) {
    if (piece === '(') depth++
    if (piece === ')') depth--
    if (piece === separator && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += piece
  }
  return [...parts, part.trim()].filter((piece) => piece !== '')
}
