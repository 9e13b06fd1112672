import { QueryClient, QueryObserver } from '@tanstack/vue-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followChanges, type Live } from './live'

/** A stream in the test's hand. */
class Ear {
  static all: Ear[] = []
  onerror: (() => void) | null = null
  closed = false
  private readonly acts = new Map<string, (event: MessageEvent<string>) => void>()
  constructor(readonly address: string) {
    Ear.all.push(this)
  }
  addEventListener(name: string, act: (event: MessageEvent<string>) => void) {
    this.acts.set(name, act)
  }
  close() {
    this.closed = true
  }
  hears(name: string, data: object = {}, lastEventId = '') {
    this.acts.get(name)?.({ data: JSON.stringify(data), lastEventId } as MessageEvent<string>)
  }
}
const ear = () => Ear.all.at(-1)!
const open = () => Ear.all.filter((one) => !one.closed)

let queries: QueryClient
let live: Live
let asked: string[]
const leave: (() => void)[] = []

function follow() {
  live = followChanges(queries, { open: (address) => new Ear(address) as unknown as EventSource, chance: () => 0.5 })
}
/** A page that shows something under a key. */
async function shows(key: string, answer: () => Promise<unknown> = () => Promise.resolve(0)) {
  const queryFn = () => {
    asked.push(key)
    return answer()
  }
  leave.push(new QueryObserver(queries, { queryKey: [key, 'x'], queryFn, staleTime: Infinity }).subscribe(() => undefined))
  await vi.advanceTimersByTimeAsync(0)
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
function tab(state: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  Ear.all = []
  asked = []
  queries = new QueryClient()
  tab('visible')
})
afterEach(() => {
  live.stop()
  leave.splice(0).forEach((stop) => stop())
  queries.clear()
  vi.useRealTimers()
})

describe('following the changes', () => {
  it('asks again exactly for what the event concerns', async () => {
    await Promise.all([shows('board'), shows('figure'), shows('imports'), shows('session')])
    asked = []
    follow()

    ear().hears('cells', { months: ['2020-05'], at: '2026-11-25T21:05:33+08:00' }, 'a-1')
    await pass(200)

    expect(asked.sort()).toEqual(['board', 'figure'])
    expect(live.changedAt.value).toBe('21:05:33')
  })

  it('asks once for many events that come while an answer is on its way', async () => {
    let arrive = () => undefined as void
    await shows('board', () => new Promise<number>((done) => (arrive = () => done(0))))
    arrive()
    asked = []
    follow()

    ear().hears('cells')
    await pass(200)
    for (let i = 0; i < 20; i++) {
      ear().hears('cells')
      await pass(200)
    }
    expect(asked).toEqual(['board'])
    arrive()
    await pass(200)

    expect(asked).toEqual(['board', 'board'])
    arrive()
    await pass(1000)
    expect(asked).toEqual(['board', 'board'])
  })

  it('asks for everything when the server no longer knows what was missed', async () => {
    await Promise.all([shows('board'), shows('packs')])
    asked = []
    follow()

    ear().hears('reset', {}, 'b-0')
    await pass(200)

    expect(asked.sort()).toEqual(['board', 'packs'])
  })

  it('goes on after a cut where it was, ever more slowly while nobody answers', async () => {
    follow()
    ear().hears('hello', {}, 'a-7')
    const begun: number[] = []

    for (let second = 0; second < 100; second++) {
      if (open().length > 0) ear().onerror?.()
      const before = Ear.all.length
      await pass(1000)
      if (Ear.all.length > before) begun.push(second)
    }

    expect(ear().address).toBe('/api/events?after=a-7')
    expect(begun.length).toBeLessThan(9)
    expect((begun.at(-1) ?? 0) - (begun.at(-2) ?? 0)).toBeGreaterThanOrEqual(29)
    expect(live.connected.value).toBe(false)
    await pass(31_000)
    ear().hears('hello', {}, 'a-9')
    expect(live.connected.value).toBe(true)
  })

  it('says nothing of a cut that is over at once', async () => {
    follow()
    ear().hears('hello', {}, 'a-7')

    ear().onerror?.()
    await pass(1100)
    ear().hears('hello', {}, 'a-7')
    await pass(5000)

    expect(live.connected.value).toBe(true)
    expect(open()).toHaveLength(1)
  })

  it('takes a long silence for a cut, for a pulled cable says nothing', async () => {
    follow()
    ear().hears('hello', {}, 'a-7')
    await pass(39_000)
    ear().hears('beat')
    await pass(39_000)
    expect(Ear.all).toHaveLength(1)

    await pass(3_000)

    expect(Ear.all).toHaveLength(2)
    expect(Ear.all[0]?.closed).toBe(true)
  })

  it('lets the stream go in a hidden tab and catches up when it is shown', async () => {
    await shows('board')
    asked = []
    follow()
    ear().hears('hello', {}, 'a-7')

    tab('hidden')
    expect(open()).toHaveLength(0)
    await pass(3_600_000)
    expect(Ear.all).toHaveLength(1)
    expect(live.connected.value).toBe(true)

    tab('visible')
    expect(ear().address).toBe('/api/events?after=a-7')
    ear().hears('cells', {}, 'a-9')
    await pass(200)
    expect(asked).toEqual(['board'])
  })

  it('rests while nobody is in, and forgets where it was', async () => {
    follow()
    ear().hears('hello', {}, 'a-7')

    live.rest()
    expect(open()).toHaveLength(0)
    tab('hidden')
    tab('visible')
    await pass(60_000)
    expect(Ear.all).toHaveLength(1)
    live.wake()

    expect(ear().address).toBe('/api/events')
    expect(open()).toHaveLength(1)
  })
})
