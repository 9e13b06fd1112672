import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { speak } from '@/api/client'
import { i18n, type Language } from '@/ui/i18n'

export type Theme = 'light' | 'dark'
export type BoardMode = 'stones' | 'figures'

/** What a person chose on this machine. Everything else lives in the URL or on the server. */
export const usePreferences = defineStore('preferences', () => {
  const language = ref<Language>(kept('language', ['zh', 'en']) ?? 'zh')
  const theme = ref<Theme>(kept('theme', ['light', 'dark']) ?? systemTheme())
  const boardMode = ref<BoardMode>(kept('boardMode', ['stones', 'figures']) ?? 'stones')

  watchEffect(() => {
    i18n.global.locale.value = language.value
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
    speak(language.value)
    keep('language', language.value)
  })
  watchEffect(() => {
    document.documentElement.dataset.theme = theme.value
  })
  watchEffect(() => keep('boardMode', boardMode.value))

  function switchTheme() {
    theme.value = theme.value === 'dark' ? 'light' : 'dark'
    keep('theme', theme.value)
  }
  function switchBoardMode() {
    boardMode.value = boardMode.value === 'stones' ? 'figures' : 'stones'
  }
  return { language, theme, boardMode, switchTheme, switchBoardMode }
})

function systemTheme(): Theme {
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function kept<T extends string>(key: string, known: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(`yipanqi.${key}`)
    return known.find((k) => k === value)
  } catch {
    return undefined
  }
}

/** Storage may be closed to us (private windows); then a choice lasts as long as the page. */
function keep(key: string, value: string) {
  try {
    localStorage.setItem(`yipanqi.${key}`, value)
  } catch {
    return
  }
}
