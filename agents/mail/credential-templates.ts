import Type from 'typebox'
import type { Letter } from './letter.ts'
import { line, template } from './template.ts'
import type { Voice } from './voice.ts'

const named = Type.Object(
  { at: Type.String({ format: 'date-time' }), name: line(200) },
  { additionalProperties: false },
)

type Happened = 'passkey-added' | 'passkey-removed' | 'provider-linked' | 'provider-unlinked'

/** What happened, and that whoever did not do it had better choose another password. */
const happened = (name: Happened) =>
  template({
    data: named,
    write: ({ say, moment, page }, data) => ({
      subject: say(`${name}.subject`, { name: data.name }),
      parts: [
        say(`${name}.told`, { moment: moment(data.at), name: data.name }),
        say(`${name}.else`),
        { text: say('shared.choose-password'), url: page('forgot-password') },
      ],
    }),
  })

/** Mails that tell of what opens an account besides its password. */
export const credentialTemplates = {
  'passkey-added': happened('passkey-added'),
  'passkey-removed': happened('passkey-removed'),
  'provider-linked': happened('provider-linked'),
  'provider-unlinked': happened('provider-unlinked'),
  'passkey-copied': template({
    data: named,
    write: ({ say, moment, page }: Voice, { at, name }): Letter => ({
      subject: say('passkey-copied.subject'),
      parts: [
        say('passkey-copied.told', { moment: moment(at), name }),
        say('passkey-copied.else'),
        { text: say('shared.my-account'), url: page('account') },
      ],
    }),
  }),
}
