import { describe, expect, it } from 'vitest'
import { guessDelimiter, readBeginning } from './beginning.ts'
import { ImportError } from './errors.ts'

const begin = (text: string, more: { delimiter?: string; skipLines?: number } = {}) =>
  readBeginning(Buffer.from(text), more)

describe('guessDelimiter', () => {
  it.each([
    ['a,b,c\n', ','],
    ['a;b;c', ';'],
    ['a\tb\tc\r\n1;2;3;4', '\t'],
    ['"x,y,z,w";b', ';'],
    ['a|b', '|'],
    ['single', ','],
    ['"Price (lei, with\nVAT, without)";title;category\n1;a;b\n', ';'],
    ['Shop Ltd, exported today\n\nid;title;price\n1;Chair, oak;5\n2;Table;6\n', ';'],
  ])('of %j is %j', (header, delimiter) => {
    expect(guessDelimiter(Buffer.from(header))).toBe(delimiter)
  })
})

describe('readBeginning', () => {
  it.each([
    ['a;b\n1;2\n', ';', 0, 1],
    ['\uFEFFa;b\n1;2\n', ';', 3, 1],
    ['sep=;\na,x;b\n', ';', 6, 2],
    ['\uFEFFSEP=|\r\na|b', '|', 10, 2],
    ['sep=^\na^b', '^', 6, 2],
    ['sep="\na,b', ',', 0, 1],
  ])('finds the delimiter and the header of %j', (text, delimiter, skip, line) => {
    expect(begin(text)).toMatchObject({ delimiter, skip, line })
  })

  it('gives the first rows with their lines, also a last one without a line end', () => {
    expect(begin('sep=,\na,b\n"x\ny",1\n2,3').rows).toEqual([
      { line: 2, fields: ['a', 'b'] },
      { line: 3, fields: ['x\ny', '1'] },
      { line: 5, fields: ['2', '3'] },
    ])
  })

  it('passes over the lines that are to be skipped', () => {
    expect(begin('Shop\r\nDate\r\na;b\r\n', { skipLines: 2 })).toMatchObject({ skip: 12, line: 3 })
    expect(begin('sep=;\nShop\na;b\n', { skipLines: 2 })).toMatchObject({ skip: 11, delimiter: ';' })
    expect(() => begin('a;b\n', { skipLines: 3 })).toThrow('skipLines is 3')
  })

  it.each([
    ["<?xml version='1.0'?><rss><channel/></rss>", 'XML'],
    ['\uFEFF \n<rss xmlns:g="http://base.google.com/ns/1.0">', 'XML'],
    ['<!DOCTYPE html><table>', 'web page'],
    ['<html xmlns:o="urn:schemas-microsoft-com:office:office">', 'web page'],
    ['[{"id":1}]', 'JSON'],
    ['{"items":[]}', 'JSON'],
    ['%PDF-1.7', 'PDF'],
    ['{\\rtf1\\ansi', 'RTF'],
  ])('says what %j is', (text, name) => {
    expect(() => begin(text)).toThrow(ImportError)
    expect(() => begin(text)).toThrow(name)
  })

  it('says what an old spreadsheet is', () => {
    expect(() => readBeginning(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), {})).toThrow('.xls')
  })
})
