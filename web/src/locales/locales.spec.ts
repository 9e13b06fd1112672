import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en, zh } from '.'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, before = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(before + key, value)
    else flat(value, `${before}${key}.`).forEach((text, path) => found.set(path, text))
  }
  return found
}
function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

const chinese = flat(zh)
const english = flat(en)
const sources = files('src')
  .filter((path) => /\.(vue|ts)$/.test(path) && !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
/** Keys whose every name is looked up by a code from the server. */
const BY_CODE = /^(units|types|packStatus|party|standardKind|goalKind|institutionKind|direction|standing|standingHelp|trend|yesNo|period)\./

describe('the message files', () => {
  it('share no group: each belongs to one file', () => {
    for (const language of ['zh', 'en']) {
      const folder = join('src/locales', language)
      const groups = readdirSync(folder).flatMap((name) =>
        Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
      )
      expect(groups.length).toBe(new Set(groups).size)
    }
  })

  it('are both complete', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('')
  })

  it('take the same values', () => {
    for (const [key, text] of chinese) {
      const inChinese = slots(text).filter((slot) => slot !== 'month')
      const inEnglish = slots(english.get(key) ?? '').filter((slot) => slot !== 'monthName')
      expect(inEnglish, key).toEqual(inChinese)
    }
  })

  it('hold every text that a page asks for', () => {
    const asked = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((m) => ({ path, key: m[1] ?? '' })),
    )
    expect(asked.length).toBeGreaterThan(100)
    for (const { path, key } of asked) expect(chinese.has(key), `${path}: ${key}`).toBe(true)
  })

  it('hold no text that nobody asks for', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const stems = [...all.matchAll(/[`']([a-zA-Z]+(?:\.[a-zA-Z]+)*)\.?(?:\$\{|')/g)].map((m) => m[1] ?? '')
    const used = new Set(stems)
    for (const key of chinese.keys()) {
      const parent = key.slice(0, key.lastIndexOf('.'))
      const known = used.has(key) || used.has(parent) || BY_CODE.test(key)
      expect(known, `${key} is never used`).toBe(true)
    }
  })

  it('are the only place with Chinese', () => {
    for (const { path, text } of sources) expect(/[\u4e00-\u9fff]/.test(text), path).toBe(false)
  })
})
