import { Lexer, type Token, type Tokens } from 'marked'
import type { ReactNode } from 'react'

/** Addresses that a text may lead to; scripts and data are none. */
const safe = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i

/**
 * Markdown as elements. HTML in it stands for itself, as no text becomes markup but by these cases; pictures are their words, as no page loads anything from
 * elsewhere.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="flex max-w-prose flex-col gap-4 [&_a]:text-accent [&_a]:underline [&_h2]:mt-4 [&_h2]:text-xl [&_h2]:font-bold [&_h3]:font-bold [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6">
      {blocks(Lexer.lex(text))}
    </div>
  )
}

const blocks = (tokens: readonly Token[]): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
  tokens.map((token, at) => <Part key={`${at}-${token.type}`} token={token as Tokens.Generic} />)

function Part({ token }: { token: Tokens.Generic }): ReactNode {
  const inner = () => blocks(token.tokens ?? [])
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'heading':
      // The page has the only heading of the first level.
      return token.depth <= 2 ? <h2>{inner()}</h2> : <h3>{inner()}</h3>
    case 'paragraph':
      return <p>{inner()}</p>
    case 'blockquote':
      return <blockquote className="border-l-4 border-line pl-4">{inner()}</blockquote>
    case 'list': {
      const items = (token as Tokens.List).items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
        <li key={at}>{blocks(item.tokens)}</li>
      ))
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <Table token={token as Tokens.Table} />
    case 'code':
      return <pre className="overflow-x-auto rounded-card bg-sunken p-4 text-sm">{token.text}</pre>
    case 'hr':
      return <hr className="border-line" />
    case 'strong':
      return <strong>{inner()}</strong>
    case 'em':
      return <em>{inner()}</em>
    case 'del':
      return <del>{inner()}</del>
    case 'codespan':
      return <code>{plain(token.text)}</code>
    case 'br':
      return <br />
    case 'link':
      return safe.test(token.href) ? (
        <a href={token.href} rel="noopener nofollow">
          {inner()}
        </a>
      ) : (
        inner()
      )
    case 'text':
    case 'escape':
      return token.tokens ? inner() : plain(token.text)
    default:
      return plain(token.raw)
  }
}

function Table({ token }: { token: Tokens.Table }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <thead>
          <tr>
            {token.header.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
              <th key={at} scope="col" className="border-b border-line p-2">
                {blocks(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
                <td key={column} className="border-b border-line p-2">
                  {blocks(cell.tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** Marked writes some letters as HTML does; React does that by itself. */
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name]!)
