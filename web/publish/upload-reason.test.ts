import { expect, test } from 'vitest'
import { ApiError } from '../client/api-error.ts'
import { loadMessages } from '../i18n/messages.ts'
import { locales } from '../i18n/routes.ts'
import { uploadReason } from './upload-reason.ts'

const refused = (status: number, code?: string, type = 'image-refused') =>
  uploadReason(
    new ApiError(status, {
      type: `/problems/${type}`,
      title: '',
      status,
      errors: [{ pointer: '/file/0', detail: '', ...(code ? { code } : {}) }],
    }),
  )

test('every code of a refused picture has its own words, and trying again is not offered', () => {
  const codes = ['too-large', 'too-many-pixels', 'too-costly', 'unsupported-format', 'corrupt', 'empty']
  const reasons = codes.map((code) => refused(422, code))
  expect(reasons.map(({ mayRetry }) => mayRetry)).toEqual(codes.map(() => false))
  for (const locale of locales) {
    const texts = reasons.map(({ key }) => loadMessages(locale).publish.photos[key])
    expect(new Set(texts).size).toBe(codes.length)
  }
  expect(refused(422, 'a-code-to-come')).toEqual({ key: 'refused', mayRetry: false })
  expect(uploadReason('heic')).toEqual({ key: 'heic', mayRetry: false })
})

test('what went wrong on our side or on the way does not blame the picture', () => {
  expect(uploadReason(new ApiError(503, undefined, '5'))).toEqual({
    key: 'busy',
    mayRetry: true,
    retryAfter: 5,
  })
  expect(refused(408, 'interrupted', 'request-timeout')).toEqual({ key: 'interrupted', mayRetry: true })
  expect(refused(403, 'account-full', 'forbidden')).toEqual({ key: 'full', mayRetry: true })
  expect(refused(500, undefined, 'internal')).toEqual({ key: 'ours', mayRetry: true })
  expect(refused(507, undefined, 'out-of-space')).toEqual({ key: 'ours', mayRetry: true })
  expect(uploadReason(new ApiError(0))).toEqual({ key: 'offline', mayRetry: true })
  expect(uploadReason(new TypeError('x'))).toEqual({ key: 'ours', mayRetry: true })
})
