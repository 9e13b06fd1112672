import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

/** What a page shows is in its address, so that a link shows a colleague the same. */
export function useAddress() {
  const route = useRoute()
  const router = useRouter()
  const text = (key: string) => {
    const value = route.query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  /** The same page asked otherwise: a choice to go back from, or one that only sorts and filters. */
  function go(patch: Record<string, string | undefined>, how: 'push' | 'replace' = 'replace') {
    const query: LocationQueryRaw = { ...route.query, ...patch }
    for (const key of Object.keys(query)) if (query[key] === undefined) delete query[key]
    void router[how]({ path: route.path, query })
  }
  return { route, text, go }
}
