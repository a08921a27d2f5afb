import type { Conversation, Message } from '../client/types.ts'

/** Messages by their numbers, each once, the oldest first: whatever order answers come in. */
export function mergeMessages(known: readonly Message[], more: readonly Message[]): Message[] {
  const bySeq = new Map([...known, ...more].map((message) => [message.seq, message]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** A conversation as it is now among the others, the newest activity first. */
export function placeConversation(
  known: readonly Conversation[],
  conversation: Conversation,
): Conversation[] {
  const others = known.filter(({ id }) => id !== conversation.id)
  const at = others.findIndex(({ activeAt, id }) =>
    activeAt === conversation.activeAt ? id < conversation.id : activeAt < conversation.activeAt,
  )
  return at === -1 ? [...others, conversation] : [...others.slice(0, at), conversation, ...others.slice(at)]
}

/** “evil[.]com”, “evil (dot) com”, “evil punct ro”: what the warning of a link knows as one. */
const hiddenStop =
  / ?[([{] ?(?:\.|dot|punct) ?[)\]}] ?|(?<=[a-z0-9-]) ?(?<!\p{L})(?:dot|punct)(?!\p{L}) ?(?=(?:com|ro|net|org|eu|info|me|xyz)(?![\p{L}\p{N}]))/giu

/** The hosts that a text's links truly lead to, in the form that hides nothing (`xn--…`), at most three. */
export function hostsIn(text: string): string[] {
  const links =
    text
      .replace(/\bhxxp(?=s?\b)/gi, 'http')
      .replace(/[([{]:[)\]}]/g, ':')
      .replace(hiddenStop, '.')
      .replace(/[。．]/g, '.')
      .match(
        /(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/[^\s<>"]*)?/giu,
      ) ?? []
  const hosts = links.flatMap((written) => {
    const link = written.replace(/[.,;:!?)]+$/, '')
    try {
      return [new URL(/^https?:/i.test(link) ? link : `https://${link}`).hostname]
    } catch {
      return []
    }
  })
  return [...new Set(hosts)].slice(0, 3)
}
