import {
  messageKinds,
  messageRules,
  offerStates,
  ratingTags,
  reportReasons,
  safetyNoteKinds,
} from '@piata/db'
import Type from 'typebox'
import { Id, named, Time } from './domain.ts'

const Seq = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'The number of a message in its conversation',
})

export const messageParams = Type.Object({ id: Id, seq: Seq })

const offerMembers = {
  price: named('Money'),
  state: Type.Enum([...offerStates], {
    description:
      '`ended`: it was accepted and its reservation taken back, or it waited while somebody else got the listing, or that was sold, taken back or got another price',
  }),
  expiresAt: Time,
}

/** The schema takes twice as much, as blanks and composition are put right before characters are counted. */
export const messageBody = Type.Object(
  {
    text: Type.String({
      maxLength: 2 * messageRules.text.max,
      description: `At most ${messageRules.text.max} characters; may be empty beside pictures`,
    }),
    imageIds: Type.Optional(
      Type.Array(Id, {
        maxItems: messageRules.images,
        uniqueItems: true,
        description: 'Pictures of yours, from `POST /v1/images`',
      }),
    ),
  },
  { additionalProperties: false },
)

export const readBody = Type.Object({ seq: Seq }, { additionalProperties: false })

export const reportBody = Type.Object(
  {
    reason: Type.Enum([...reportReasons]),
    text: Type.Optional(
      Type.String({
        maxLength: 2 * messageRules.reportText.max,
        description: `At most ${messageRules.reportText.max} characters`,
      }),
    ),
  },
  { additionalProperties: false },
)

const Message = Type.Object(
  {
    seq: Seq,
    mine: Type.Boolean(),
    kind: Type.Enum([...messageKinds], { description: 'There will be others; show their text' }),
    text: Type.String(),
    images: Type.Array(
      Type.Object({
        id: Id,
        sha256: Type.String(),
        width: Type.Integer(),
        height: Type.Integer(),
        placeholder: Type.String({ description: 'ThumbHash, base64' }),
      }),
    ),
    state: Type.Enum(['sent', 'held', 'removed'], {
      description:
        '`held`: a moderator looks at it first, and then it is sent under a new number, or `removed`; only its sender sees both',
    }),
    notes: Type.Array(Type.Enum([...safetyNoteKinds]), {
      description: 'What its receiver should beware of; for the sender empty',
    }),
    offer: Type.Union([Type.Object(offerMembers), Type.Null()], { description: 'Of an offer or a counter' }),
    createdAt: Time,
  },
  { $id: 'Message' },
)

const Conversation = Type.Object(
  {
    id: Id,
    role: Type.Enum(['buyer', 'seller']),
    listing: Type.Object({
      id: Id,
      title: Type.String({ description: 'When the conversation began; it stays when the listing goes' }),
      card: Type.Union([named('ListingCard'), Type.Null()], {
        description: 'Null once the listing is not shown any more',
      }),
    }),
    with: Type.Union([Type.Object({ id: Id, name: Type.String() }), Type.Null()], {
      description: 'The other side; null once the account is gone',
    }),
    archived: Type.Boolean(),
    blocked: Type.Boolean({ description: 'Whether you blocked the other side' }),
    unread: Type.Integer(),
    readSeq: Type.Integer({ description: 'Up to which message you have read' }),
    seenSeq: Type.Integer({ description: 'Up to which message the other side has read' }),
    activeAt: Time,
    offer: Type.Union([Type.Object({ ...offerMembers, seq: Seq, mine: Type.Boolean() }), Type.Null()], {
      description: 'The last one',
    }),
    reserved: Type.Union([Type.Enum(['here', 'elsewhere']), Type.Null()], {
      description:
        'Whether the listing is reserved for the buyer of this conversation or of another one; null where it is not, or for somebody who wrote nowhere',
    }),
    bought: Type.Boolean({
      description:
        'Whether the buyer said that it bought; the deal is made when the seller says so too. False once the seller named somebody else',
    }),
    deal: Type.Union(
      [
        Type.Object({
          here: Type.Boolean({
            description:
              'False where the seller named the buyer of another conversation; told to the seller alone',
          }),
          open: Type.Boolean({ description: 'Whether there is still time to rate' }),
          rateUntil: Time,
          rated: Type.Union(
            [
              Type.Object({
                stars: Type.Integer(),
                tags: Type.Array(Type.Enum([...ratingTags])),
                text: Type.String(),
                shown: Type.Boolean({ description: 'Whether everybody sees it already' }),
              }),
              Type.Null(),
            ],
            { description: 'What you said of the other side' },
          ),
        }),
        Type.Null(),
      ],
      { description: 'Once the seller named the buyer' },
    ),
    last: Type.Object({
      seq: Seq,
      mine: Type.Boolean(),
      kind: Type.Enum([...messageKinds]),
      text: Type.String({ description: 'Its beginning' }),
      images: Type.Integer(),
      createdAt: Time,
    }),
  },
  { $id: 'Conversation' },
)

export const SentSchema = Type.Object({ conversationId: Id, message: named('Message') })

const ofListing = Type.Object({ id: Id, title: Type.String() })
const account = Type.Union([Id, Type.Null()], { description: 'Null once the account is gone' })

export const HeldMessageSchema = Type.Object({
  ...{ conversationId: Id, seq: Seq, listing: ofListing, senderId: account, text: Type.String() },
  notes: Type.Array(Type.Enum([...safetyNoteKinds])),
  images: Type.Integer({ description: 'How many pictures' }),
  createdAt: Time,
})

export const ReportSchema = Type.Object({
  ...{ id: Id, conversationId: Id, listing: ofListing, reporterId: account, reportedId: account },
  ...{ reason: Type.Enum([...reportReasons]), text: Type.String(), createdAt: Time },
})

/** Where a released message is now. */
export const ReleasedSchema = Type.Object({ conversationId: Id, seq: Seq })

/** Each before its users. */
export const conversationSchemas = [Message, Conversation]
