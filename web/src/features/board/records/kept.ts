import { computed, ref, watch, type Ref } from 'vue'

const place = (key: string) => `yipanqi.${key}`

function read(key: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place(key)) ?? '[]')
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** A list of words kept in this browser under a key that may change. */
export function useStorage(key: Ref<string>) {
  const words = ref(read(key.value))
  watch(key, (now) => (words.value = read(now)))
  return computed({
    get: () => words.value,
    set: (now: string[]) => {
      words.value = now
      localStorage.setItem(place(key.value), JSON.stringify(now))
    },
  })
}
