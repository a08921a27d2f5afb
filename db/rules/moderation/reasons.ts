/** What a report or a decision rests on: the law, or the site's own terms. */
export const grounds = ['legal', 'contractual'] as const
export type Ground = (typeof grounds)[number]

interface ReasonRule {
  ground: Ground
  /** From 1 to 5: how much it harms people while nobody has looked. */
  harm: 1 | 2 | 3 | 4 | 5
  /** Whoever tells of crimes against children need not say who they are (Art. 16(2)(c) of Regulation (EU) 2022/2065). */
  isAnonymous?: true
}

/** What content can be reported and restricted for. */
const reasonRules = {
  minors: { ground: 'legal', harm: 5, isAnonymous: true },
  prohibited: { ground: 'legal', harm: 5 },
  stolen: { ground: 'legal', harm: 4 },
  scam: { ground: 'legal', harm: 4 },
  hate: { ground: 'legal', harm: 4 },
  privacy: { ground: 'legal', harm: 3 },
  counterfeit: { ground: 'legal', harm: 3 },
  copyright: { ground: 'legal', harm: 2 },
  consumer: { ground: 'legal', harm: 2 },
  insult: { ground: 'contractual', harm: 2 },
  spam: { ground: 'contractual', harm: 1 },
  duplicate: { ground: 'contractual', harm: 1 },
  misplaced: { ground: 'contractual', harm: 1 },
  other: { ground: 'contractual', harm: 1 },
} as const satisfies Record<string, ReasonRule>

export type Reason = keyof typeof reasonRules
export const reasons = Object.keys(reasonRules) as [Reason, ...Reason[]]
export const reasonRule = (reason: Reason): ReasonRule => reasonRules[reason]
