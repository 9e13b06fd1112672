import type { QueryClient } from '@tanstack/vue-query'
import { inject, readonly, ref, type InjectionKey } from 'vue'
import { api, data, whenRefused } from '@/api/client'
import type { Live } from './live'
import { entered, identity, SESSION, sessionQuery, type Session } from './session'

/** Why somebody who was in is out, where he or she did not ask for it. */
export type WentOut = 'ended' | 'idle' | null

/** What one window of this browser tells the others: who is in has changed; somebody is at the desk. */
export type Word = 'changed' | 'here'
export interface Neighbours {
  tell: (word: Word) => void
  hear: (act: (word: Word) => void) => () => void
}

const MINUTE = 60_000
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Watches who is in. On every change of person or duty all answers that were kept are dropped and
 * changes are followed anew, or not at all; whoever is refused in mid-work, has left the desk, or
 * signed out in another window of this browser, is asked to sign in where he or she was.
 */
export function watchEntry(queries: QueryClient, live: Pick<Live, 'wake' | 'rest'>, neighbours: Neighbours = usual()) {
  const wentOut = ref<WentOut>(null)
  let before = ''
  let asking: Promise<void> | null = null
  let lastSign = Date.now()
  let told = 0

  const session = () => queries.getQueryData<Session>(SESSION)

  function changed() {
    const now = identity(session())
    if (now === before) return
    const known = before !== ''
    before = now
    if (known) {
      drop(queries, now)
      neighbours.tell('changed')
    }
    live.rest()
    if (session()?.standing === 'in') {
      wentOut.value = null
      lastSign = Date.now()
      live.wake()
    }
  }

  /** Asks the server who is in; many refusals at once are one question. */
  function ask(): Promise<void> {
    const was = before
    asking ??= queries
      .fetchQuery({ ...sessionQuery, staleTime: 0 })
      .then((now) => {
        if (now.standing === 'out' && !['', 'out'].includes(was)) wentOut.value ??= 'ended'
      })
      .catch(() => leave('ended'))
      .finally(() => (asking = null))
    return asking
  }

  function leave(why: WentOut) {
    wentOut.value = why
    const was = session()
    if (!was) return
    const { sample, otherHouse, idleMinutes } = was
    entered(queries, { standing: 'out', duties: [], powers: [], sample, otherHouse, idleMinutes })
  }

  /** An answer may have come from an earlier session; so the server is asked, and its word counts. */
  function onRefused() {
    if (session() && session()?.standing !== 'out') void ask()
  }
  function onSign() {
    const now = Date.now()
    lastSign = now
    if (now - told < MINUTE) return
    told = now
    neighbours.tell('here')
  }
  const onShown = (event: PageTransitionEvent) => {
    if (event.persisted) void ask()
  }
  function onMinute() {
    const now = session()
    if (now?.standing !== 'in' || Date.now() - lastSign < now.idleMinutes * MINUTE) return
    leave('idle')
    void data(api.DELETE('/api/session')).catch(() => null)
  }

  queries.setQueryDefaults(SESSION, { gcTime: Infinity })
  whenRefused(onRefused)
  const unwatch = queries.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === SESSION[0] && query.queryKey.length === 1) changed()
  })
  const unhear = neighbours.hear((word) => {
    if (word === 'changed') void ask()
    else lastSign = Date.now()
  })
  SIGNS.forEach((name) => window.addEventListener(name, onSign, { capture: true, passive: true }))
  window.addEventListener('pageshow', onShown)
  const timer = window.setInterval(onMinute, MINUTE)

  function stop() {
    whenRefused(() => undefined)
    unwatch()
    unhear()
    SIGNS.forEach((name) => window.removeEventListener(name, onSign, { capture: true }))
    window.removeEventListener('pageshow', onShown)
    clearInterval(timer)
  }
  return { wentOut: readonly(wentOut), ask, stop }
}

export type Entry = ReturnType<typeof watchEntry>
export const ENTRY: InjectionKey<Entry> = Symbol('entry')
export const useEntry = () => inject(ENTRY, null)

/** Everything but the session itself; and what was begun about a second factor, while one is owed. */
function drop(queries: QueryClient, standing: string) {
  const stays = (key: readonly unknown[]) => key[0] === SESSION[0] && (key.length === 1 || standing === 'factor')
  const others = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !stays(queryKey) }
  void queries.cancelQueries(others)
  queries.removeQueries(others)
  queries.getMutationCache().clear()
}

function usual(): Neighbours {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, hear: () => () => undefined }
  const channel = new BroadcastChannel('yipanqi.entry')
  return {
    tell: (word) => channel.postMessage(word),
    hear: (act) => {
      channel.onmessage = (event: MessageEvent<Word>) => act(event.data)
      return () => channel.close()
    },
  }
}
