import { createI18n, useI18n } from 'vue-i18n'
import type { Text } from '@/api/types'
import { en, zh } from '@/locales'

export type Language = 'zh' | 'en'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: { zh, en },
})

/** t for our own texts, say for names and labels that come with the data. */
export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const say = (text: Text | null | undefined): string => sayIn(text, locale.value as Language)
  /** A text by code where one is known; otherwise the code itself, never a blank. */
  const word = (group: string, code: string): string =>
    te(`${group}.${code}`) || te(`${group}.${code}`, 'zh') ? t(`${group}.${code}`) : code
  return { t, say, word, locale }
}

export function sayIn(text: Text | null | undefined, language: Language): string {
  if (text === null || text === undefined) return ''
  if (typeof text === 'string') return text
  return text[language] || text.zh || text.en || ''
}
