import { exportStates } from '@piata/db'
import Type from 'typebox'

export const ExportSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    state: Type.Enum([...exportStates], {
      description: '`ready` can be downloaded; one that waits for six hours comes no more: ask for another',
    }),
    bytes: Type.Integer({ description: 'Of the file, as far as it is made' }),
    createdAt: Type.String({ format: 'date-time' }),
    expiresAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'Export', additionalProperties: false },
)
