import { expect, test } from 'vitest'
import { plainText, XmlScanner } from './xml-scanner.ts'

function heard(xml: string, chunk = xml.length): readonly unknown[] {
  const events: unknown[] = []
  const scanner = new XmlScanner({
    wantsText: true,
    open: (name, attributes) => events.push([name, { ...attributes }]),
    close: (name) => events.push(`/${name}`),
    text(text) {
      const last = events.at(-1)
      if (typeof last === 'string' && last.startsWith('=')) events[events.length - 1] = last + text
      else events.push(`=${text}`)
    },
  })
  for (let at = 0; at < xml.length; at += chunk) scanner.feed(xml.slice(at, at + chunk))
  return events
}

test('prefixes of tags are dropped, a > inside an attribute ends no tag', () => {
  const xml = `<x:row r='2' ht="a>b &amp; &#x4e00;"><x:c r="A2"/></x:row>`
  const expected = [['row', { r: '2', ht: 'a>b & 一' }], ['c', { r: 'A2' }], '/c', '/row']
  expect(heard(xml)).toEqual(expected)
  for (const chunk of [1, 2, 7]) expect(heard(xml, chunk)).toEqual(expected)
})

test('texts come decoded, CDATA as it stands, comments and instructions not at all', () => {
  const xml = '<?xml version="1.0"?><!-- <v> --><v>a&lt;b<![CDATA[&lt;<c>]]>&#25;</v>'
  for (const chunk of [1, 5, xml.length]) {
    expect(heard(xml, chunk)).toEqual([['v', {}], '=a<b&lt;<c>\u0019', '/v'])
  }
})

test('entities that a document type declares are never expanded', () => {
  const xml = `<!DOCTYPE v [<!ENTITY big "0123456789"><!ENTITY f SYSTEM "file:///etc/passwd">]><v>&big;&f;</v>`
  expect(heard(xml).join('')).not.toMatch(/0123456789[^"]|root:/)
  expect(heard(xml)).toContain('=&big;&f;')
})

test('what is endless is damage: a tag, a text, a comment, tags within tags', () => {
  const long = 'a'.repeat(1_100_000)
  for (const xml of [`<v x="${long}`, `<v>${long}`, `<!--${long}`, '<v>'.repeat(300)]) {
    expect(() => heard(xml, 65_536)).toThrow('truncated')
  }
})

test('the escapes of workbooks are decoded once the text is whole', () => {
  expect(plainText('一_x000D_\n二_x4e00__x0000_\0')).toBe('一\r\n二一_x0000_')
})
