import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sniff } from './sniff.ts'

const isoMedia = (major: string, ...compatible: string[]) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(16 + 4 * compatible.length)
  return Buffer.concat([size, Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1')])
}

describe('sniff', () => {
  it.each([
    ['jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['png', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['gif', Buffer.from('GIF89a')],
    ['gif', Buffer.from('GIF87a')],
    ['webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['avif', isoMedia('avif', 'mif1', 'miaf')],
    ['avif', isoMedia('avis', 'msf1')],
    ['avif', isoMedia('mif1', 'avif', 'miaf')],
  ])('accepts %s', (format, head) => {
    expect(sniff(head)).toEqual({ format })
  })

  it.each([
    ['HEIC', isoMedia('heic', 'mif1')],
    ['HEIC', isoMedia('mif1', 'heic', 'avif')],
    ['HEIC', isoMedia('hevc', 'avif')],
    ['HEIF', isoMedia('mif1', 'miaf')],
    ['video', isoMedia('isom', 'mp42')],
    ['video', isoMedia('qt  ')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['SVG', Buffer.from('\ufeff<?xml version="1.0"?><!-- a --><!DOCTYPE svg><svg width="8">')],
    ['SVG', Buffer.from('\ufeff<svg onload="alert(1)">', 'utf16le')],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>')],
    ['HTML', Buffer.from('<!doctype html><script>')],
    ['TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['TIFF', Buffer.from('4d4d002a00000008', 'hex')],
    ['BMP', Buffer.from('424d36000c0000000000', 'hex')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['PDF', Buffer.from('\n\n%PDF-1.4')],
    ['Photoshop', Buffer.from('8BPS\0\x01')],
    ['JPEG XL', Buffer.from('ff0a00', 'hex')],
    ['JPEG 2000', Buffer.from('0000000c6a5020200d0a870a', 'hex')],
    ['icon', Buffer.from('00000100', 'hex')],
    ['ZIP', Buffer.from('504b0304', 'hex')],
    ['', Buffer.from('just words')],
    ['', Buffer.from([0])],
  ])('refuses %s', (refused, head) => {
    expect(sniff(head)).toEqual({ refused })
  })

  it('says something of any bytes', () => {
    const start = fc.constantFrom('', 'RIFF', '\0\0\0\x18ftyp', '\xff\xff\xff\xffftyp', 'GIF8', 'BM', '<?xml')
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 600 }), (magic, rest) => {
        const found = sniff(Buffer.concat([Buffer.from(magic, 'latin1'), rest]))
        expect(Object.keys(found)).toHaveLength(1)
      }),
    )
  })
})
