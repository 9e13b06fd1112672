import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { DocumentStanding } from '@/api/types'
import DocumentMark from './DocumentMark.vue'
import { i18n } from './i18n'

const BINDS: DocumentStanding = { status: 'trial', bearing: 'binds' }
const MARK = { zh: '征求意见稿，不作考核', en: 'Draft for comment, not for assessment' }
const LAPSED = { zh: '文件已于 2025-06-01 期满失效。', en: 'Lapsed on 2025-06-01.' }

function shown(document: DocumentStanding, more: object = {}, language: 'zh' | 'en' = 'zh') {
  i18n.global.locale.value = language
  return mount(DocumentMark, { global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } }, props: { document, ...more } })
}

describe("a document's standing", () => {
  it('says nothing where the document simply binds', () => {
    expect(shown(BINDS).text()).toBe('')
    expect(shown(BINDS).find('.water').exists()).toBe(false)
  })

  it('stamps a draft and writes its mark across, in the language of the page', () => {
    const zh = shown({ ...BINDS, status: 'draft', mark: MARK })
    const en = shown({ ...BINDS, status: 'draft', mark: MARK }, {}, 'en')

    expect(zh.find('.stamp').text()).toBe(MARK.zh)
    expect(decodeURIComponent(zh.find('.water').attributes('style') ?? '')).toContain(MARK.zh)
    expect(zh.find('.water').attributes('aria-hidden')).toBe('true')
    expect(en.find('.stamp').text()).toBe(MARK.en)
  })

  it('leaves the words across to the page around, where there is one', () => {
    const part = shown({ ...BINDS, mark: MARK }, { part: true, withoutWater: true })

    expect(part.find('.stamp').exists()).toBe(true)
    expect(part.find('.water').exists()).toBe(false)
  })

  it('names the day of a lapsed document and what came after: a pack by link, a number by itself', () => {
    const pack = shown({ status: 'superseded', bearing: 'superseded', unjudged: LAPSED, replacedBy: 'hunan-2025' })
    const number = shown({ status: 'superseded', bearing: 'superseded', unjudged: LAPSED, replacedBy: '湘政办发〔2025〕1号' })

    expect(pack.text()).toContain('2025-06-01')
    expect(pack.findComponent(RouterLinkStub).props('to')).toBe('/policy/hunan-2025')
    expect(number.findComponent(RouterLinkStub).exists()).toBe(false)
    expect(number.text()).toContain('湘政办发〔2025〕1号')
  })

  it('says on a closed page what the document has become since', () => {
    const now: DocumentStanding = { status: 'draft', bearing: 'binds', mark: MARK }

    expect(shown(BINDS, { now }).find('.now').text()).toContain(MARK.zh)
    expect(shown(BINDS, { now }).find('.water').exists()).toBe(false)
  })
})
