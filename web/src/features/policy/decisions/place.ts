import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

/** Where a page of a document is: everything a colleague needs to see the same is in the address. */
export function usePackPlace() {
  const route = useRoute()
  const router = useRouter()
  const pack = computed(() => String(route.params.pack))
  const text = (key: string) => {
    const value = route.query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  function go(patch: Record<string, string | undefined>, how: 'push' | 'replace' = 'replace') {
    const query: LocationQueryRaw = { ...route.query, ...patch }
    for (const key of Object.keys(query)) if (query[key] === undefined) delete query[key]
    void router[how]({ path: route.path, query })
  }
  return { pack, text, go, route, router }
}
