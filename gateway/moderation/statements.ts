import type { Database, Reason } from '@piata/db'

type Kept = Awaited<ReturnType<Database['moderation']['exportedStatements']>>['items'][number]

/** What the Commission's DSA Transparency Database calls each reason. */
const categories: Record<Reason, string> = {
  minors: 'PROTECTION_OF_MINORS',
  prohibited: 'UNSAFE_AND_PROHIBITED_PRODUCTS',
  stolen: 'UNSAFE_AND_PROHIBITED_PRODUCTS',
  scam: 'SCAMS_AND_FRAUD',
  hate: 'ILLEGAL_OR_HARMFUL_SPEECH',
  privacy: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  counterfeit: 'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  copyright: 'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  consumer: 'CONSUMER_INFORMATION',
  insult: 'CYBER_VIOLENCE',
  spam: 'OTHER_VIOLATION_TC',
  duplicate: 'OTHER_VIOLATION_TC',
  misplaced: 'OTHER_VIOLATION_TC',
  other: 'OTHER_VIOLATION_TC',
}

const sources = {
  reported: 'SOURCE_ARTICLE_16',
  rule: 'SOURCE_VOLUNTARY',
  own: 'SOURCE_VOLUNTARY',
} as const

/**
 * The countries that the database knows, those of the European Economic Area: what is removed or suspended is so wherever the site is read, whichever country
 * its settings name, which need not be one of these.
 */
const everywhere =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

/** Addresses and long numbers: the database is public, and takes no personal data (Art. 24(5)). */
const personal = /[^\s@]+@[^\s@]+|(?:\+?\d[\s().-]?){7,}/g
const public_ = (text: string) => text.replace(personal, '[…]')
const dayOf = (time: string) => time.slice(0, 10)

/**
 * A statement of reasons in the form that the Commission's DSA Transparency Database takes (`POST /api/v1/statement`).
 * @param isLegal whether the ground is the law, else the terms; `name` is what the reason is called
 */
export function transparencyStatement(
  { id, subject, action, reason, reference, facts, detection, decidedAt, endsAt, contentAt }: Kept,
  { isLegal, name }: { isLegal: boolean; name: string },
): Record<string, unknown> {
  // Beside what the reason is called, which says little of the law.
  const ground = reference === null ? name : `${name}: ${public_(reference)}`
  const isDeleted = action === 'delete'
  const isAccount = isDeleted || action === 'suspend'
  return {
    decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
    ...(isAccount && {
      decision_account: isDeleted ? 'DECISION_ACCOUNT_TERMINATED' : 'DECISION_ACCOUNT_SUSPENDED',
    }),
    ...(endsAt !== null && { end_date_account_restriction: dayOf(endsAt) }),
    decision_ground: isLegal ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    ...(isLegal
      ? { illegal_content_legal_ground: ground, illegal_content_explanation: public_(facts) }
      : {
          incompatible_content_ground: ground,
          incompatible_content_explanation: public_(facts),
          incompatible_content_illegal: 'No',
        }),
    category: `STATEMENT_CATEGORY_${categories[reason]}`,
    content_type: subject === 'listing' ? ['CONTENT_TYPE_PRODUCT'] : ['CONTENT_TYPE_TEXT'],
    content_date: dayOf(contentAt ?? decidedAt),
    application_date: dayOf(decidedAt),
    territorial_scope: everywhere,
    decision_facts: public_(facts),
    source_type: sources[detection],
    automated_detection: detection === 'rule' ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: id,
  }
}
