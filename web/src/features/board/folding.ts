import { ref } from 'vue'

/** Which communities are folded; kept while the application is open, pages come and go. */
const folded = ref(new Set<string>())

export function useFolding() {
  function toggle(code: string) {
    const next = new Set(folded.value)
    if (!next.delete(code)) next.add(code)
    folded.value = next
  }
  function open(code: string) {
    if (folded.value.has(code)) toggle(code)
  }
  return { folded, toggle, open }
}
