import type { QueryClient } from '@tanstack/vue-query'
import { inject, readonly, ref, type InjectionKey } from 'vue'

/** What is shown from cells; also moves when months are closed or definitions change. */
const FIGURES = [
  'board', 'items', 'figure', 'records', 'record', 'indicator', 'institution', 'brief', 'compare', 'clause', 'impact',
] as const

/** Which queries an event makes old, by the first word of their keys. */
export const TOUCHED: Record<string, readonly string[]> = {
  cells: FIGURES,
  imports: ['imports', 'import', 'institutions', 'communities', 'session', 'entitlements', 'dues'],
  sources: ['sources'],
  referrals: ['referrals'],
  closings: ['closings', ...FIGURES],
  places: ['pools'],
  returns: ['returns', 'return'],
  evidence: ['evidence'],
  supervision: ['supervision'],
  governance: ['governance'],
  messages: ['messages'],
  definitions: ['choices', 'packs', 'pack', 'entitlements', 'dues', ...FIGURES],
}

export interface Surroundings {
  open: (address: string) => EventSource
  /** The server answered, and said no. */
  refused?: () => void
  /** Between 0 and 1: spreads what many browsers would do at one time. */
  chance: () => number
}

/** All browsers hear of a change in the same instant; they ask for it over this many milliseconds. */
const SPREAD = 150
/** A server that is there says so every 15 seconds. */
const SILENCE = 40_000
/** A cut shorter than this is nobody's business. */
const UNNOTICED = 1_500
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000
/** Asking anew may hang; what comes later must not wait for it. */
const PATIENCE = 15_000

const usual: Surroundings = { open: (address) => new EventSource(address), chance: Math.random }

/**
 * Follows the changes over one stream for the whole page. A hidden tab lets its stream go, so that
 * many tabs do not use up the browser's few connections, and catches up when it is shown again.
 * While nobody is in it rests.
 */
export function followChanges(queries: QueryClient, { open, chance, refused }: Surroundings = usual, begins = true) {
  const connected = ref(true)
  const changedAt = ref<string | null>(null)
  const stale = new Set<string>()
  let everything = false
  let asking = false
  let source: EventSource | null = null
  let lastId = ''
  let pause = FIRST_PAUSE
  let troubled = false
  let ended = !begins
  const timers = { again: 0, silence: 0, notice: 0, spread: 0 }

  function after(name: keyof typeof timers, milliseconds: number, act: () => void) {
    clearTimeout(timers[name])
    timers[name] = window.setTimeout(act, milliseconds)
  }

  function connect() {
    if (ended || source || document.visibilityState === 'hidden') return
    clearTimeout(timers.again)
    const mine = open(`/api/events${lastId && `?after=${encodeURIComponent(lastId)}`}`)
    source = mine
    const listen = (name: string, act: (event: MessageEvent<string>) => void) =>
      mine.addEventListener(name, (event: MessageEvent<string>) => {
        if (mine !== source) return
        heard(event)
        act(event)
      })
    listen('hello', () => undefined)
    listen('beat', () => undefined)
    listen('reset', () => {
      everything = true
      askSoon()
    })
    for (const name of Object.keys(TOUCHED)) listen(name, (event) => moved(name, event))
    mine.onerror = () => {
      if (mine !== source) return
      if (mine.readyState === 2) refused?.()
      if (mine === source) cut()
    }
    after('silence', SILENCE, cut)
  }

  function heard(event: MessageEvent<string>) {
    if (event.lastEventId) lastId = event.lastEventId
    clearTimeout(timers.notice)
    troubled = false
    connected.value = true
    pause = FIRST_PAUSE
    after('silence', SILENCE, cut)
  }

  function moved(name: string, event: MessageEvent<string>) {
    for (const word of TOUCHED[name] ?? []) stale.add(word)
    if (name === 'cells') changedAt.value = timeOf(event.data) ?? changedAt.value
    askSoon()
  }

  function cut() {
    letGo()
    if (!troubled) after('notice', UNNOTICED, () => (connected.value = false))
    troubled = true
    after('again', pause * (0.5 + chance()), connect)
    pause = Math.min(2 * pause, LONGEST_PAUSE)
  }

  function letGo() {
    clearTimeout(timers.silence)
    source?.close()
    source = null
  }

  function askSoon() {
    if (!asking) after('spread', SPREAD * chance(), () => void ask())
  }

  /** One round after the other: what moves while one runs is asked for in the next. */
  async function ask() {
    if (asking) return
    asking = true
    try {
      while (everything || stale.size > 0) {
        const words = everything ? null : new Set(stale)
        everything = false
        stale.clear()
        const round = queries.invalidateQueries({
          predicate: ({ queryKey }) => words === null || words.has(String(queryKey[0])),
        })
        await Promise.race([round, new Promise((done) => window.setTimeout(done, PATIENCE))])
      }
    } finally {
      asking = false
    }
  }

  function onVisible() {
    if (document.visibilityState === 'hidden') {
      clearTimeout(timers.again)
      clearTimeout(timers.notice)
      troubled = false
      letGo()
    } else {
      pause = FIRST_PAUSE
      connect()
    }
  }
  function onOnline() {
    if (!source) connect()
  }

  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('online', onOnline)
  connect()

  /** Forgets where it was: what was missed is asked for whole by who comes next. */
  function rest() {
    ended = true
    Object.values(timers).forEach((timer) => clearTimeout(timer))
    letGo()
    stale.clear()
    everything = false
    lastId = ''
    pause = FIRST_PAUSE
    troubled = false
    connected.value = true
    changedAt.value = null
  }
  function wake() {
    ended = false
    connect()
  }
  function stop() {
    rest()
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('online', onOnline)
  }
  return { connected: readonly(connected), changedAt: readonly(changedAt), rest, wake, stop }
}

export type Live = ReturnType<typeof followChanges>
export const LIVE: InjectionKey<Live> = Symbol('live')

/** Absent where nobody follows the changes, as in a test of one component. */
export const useLive = () => inject(LIVE, null)

/** The server's time of the change, as hours, minutes and seconds where the server stands. */
function timeOf(data: string): string | null {
  try {
    const { at } = JSON.parse(data) as { at?: string }
    return /T(\d\d:\d\d:\d\d)/.exec(at ?? '')?.[1] ?? null
  } catch {
    return null
  }
}
