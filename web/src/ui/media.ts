import { onBeforeUnmount, ref } from 'vue'

/** Below this the board is a list; the same number stands in the style sheets. */
export const PHONE = '(max-width: 859px)'
/** Below this the chain lies over the board. */
export const NARROW = '(max-width: 1279px)'

export function useMedia(query: string) {
  const list = window.matchMedia(query)
  const matches = ref(list.matches)
  const update = () => (matches.value = list.matches)
  list.addEventListener('change', update)
  onBeforeUnmount(() => list.removeEventListener('change', update))
  return matches
}
