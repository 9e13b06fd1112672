import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api, data } from '@/api/client'
import { i18n } from '@/ui/i18n'
import App from './App.vue'
import { ENTRY, watchEntry, type Entry, type Word } from './entry'
import { entered, type Session } from './session'

const place = { code: '445322', name: { zh: 'Y', en: 'Y' } }
const duty = (id: number, powers: string[]) => ({ id, code: `D${id}`, label: { zh: `d${id}`, en: `d${id}` }, place, deputy: false, powers })
const nobody: Session = { standing: 'out', duties: [], powers: [], sample: true, otherHouse: false, idleMinutes: 30 }
function someone(login: string, held = duty(1, ['indicators.see_figures', 'facts.see_sources'])): Session {
  const user = { login, name: login, sample: true, factor: false }
  return { ...nobody, standing: 'in', user, duty: held, duties: [held, duty(2, ['access.see_users'])], powers: held.powers, county: place }
}

let queries: QueryClient
let entry: Entry
let known: Session
let said: Word[]
let hear: (word: Word) => void
let streams: string[]
const live = { wake: () => void streams.push('wake'), rest: () => void streams.push('rest') }
let answers: (address: string) => Response

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const settled = async () => {
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(1)
    await vi.dynamicImportSettled()
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  said = []
  streams = []
  known = nobody
  answers = (address) => {
    if (address.endsWith('/api/messages/unread')) return json({ count: 0 })
    return address.endsWith('/api/session') ? json(known) : json({ code: 'signed-out' }, 401)
  }
  vi.stubGlobal('fetch', (asked: Request | string) => Promise.resolve(answers(typeof asked === 'string' ? asked : asked.url)))
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  entry = watchEntry(queries, live, { tell: (word) => void said.push(word), hear: (act) => ((hear = act), () => undefined) })
})
afterEach(() => {
  entry.stop()
  queries.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const something = { template: '<p class="work">work</p>' }
async function appAt(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: something, meta: { power: 'indicators.see_figures' } },
      { path: '/sources', component: something, meta: { power: 'facts.see_sources', menu: 'menu.sources' } },
      { path: '/users', component: something, meta: { power: 'access.see_users', menu: 'menu.users' } },
      { path: '/:rest(.*)*', component: something },
    ],
  })
  await router.push(address)
  const app = mount(App, {
    global: { plugins: [createPinia(), i18n, router, [VueQueryPlugin, { queryClient: queries }]], provide: { [ENTRY as symbol]: entry } },
  })
  await settled()
  return { app, router, words: () => app.findAll('.nav a').map((a) => a.attributes('href')) }
}

describe('who is not in', () => {
  it('is asked to sign in at whatever address, and then is where he or she wanted to be', async () => {
    const { app, router } = await appAt('/sources?month=2020-05')

    expect(app.find('.door').exists()).toBe(true)
    expect(app.find('.work').exists()).toBe(false)
    entered(queries, someone('reform'))
    await settled()

    expect(router.currentRoute.value.fullPath).toBe('/sources?month=2020-05')
    expect(app.find('.work').exists()).toBe(true)
    app.unmount()
  })

  it('is asked again when refused in mid-work, and nothing of before is kept', async () => {
    known = someone('reform')
    const { app, router } = await appAt('/sources')
    queries.setQueryData(['board', 'x'], { rows: ['secret'] })
    known = nobody

    await expect(data(api.GET('/api/packs', { params: {} as never }))).rejects.toMatchObject({ status: 401 })
    await settled()

    expect(app.find('.why').text()).toBe(i18n.global.t('signin.why.ended'))
    expect(queries.getQueryData(['board', 'x'])).toBeUndefined()
    known = someone('reform')
    entered(queries, known)
    await settled()
    expect(router.currentRoute.value.path).toBe('/sources')
    expect(app.find('.work').exists()).toBe(true)
    app.unmount()
  })

  it('stays in when the refusal was of an earlier session', async () => {
    known = someone('reform')
    const { app } = await appAt('/sources')

    await data(api.GET('/api/packs', { params: {} as never })).catch(() => null)
    await settled()

    expect(app.find('.work').exists()).toBe(true)
    app.unmount()
  })
})

describe('a change of person or duty', () => {
  it('drops every kept answer, follows changes anew and tells the other windows', async () => {
    entered(queries, someone('reform'))
    queries.setQueryData(['board', 'x'], 1)
    streams = []

    entered(queries, someone('reform', duty(2, ['access.see_users'])))

    expect(queries.getQueryData(['board', 'x'])).toBeUndefined()
    expect(streams).toEqual(['rest', 'wake'])
    entered(queries, nobody)
    expect(streams.at(-1)).toBe('rest')
    expect(said).toEqual(['changed', 'changed'])
  })

  it('is heard from another window', async () => {
    known = someone('reform')
    entered(queries, known)
    queries.setQueryData(['board', 'x'], 1)
    known = someone('town')

    hear('changed')
    await settled()

    expect(queries.getQueryData<Session>(['session'])?.user?.login).toBe('town')
    expect(queries.getQueryData(['board', 'x'])).toBeUndefined()
  })

  it('keeps what is shown while nothing changes', async () => {
    known = someone('reform')
    entered(queries, known)
    queries.setQueryData(['board', 'x'], 1)

    await queries.invalidateQueries({ queryKey: ['session'] })
    await settled()

    expect(queries.getQueryData(['board', 'x'])).toBe(1)
    expect(said).toEqual([])
  })

  it('shows the menu of the new duty, and says so where the page is not part of it', async () => {
    known = someone('reform')
    const { app, words, router } = await appAt('/sources')
    expect(words()).toEqual(['/', '/brief', '/sources', '/closing', '/institutions'])

    entered(queries, someone('reform', duty(2, ['access.see_users'])))
    await settled()
    await nextTick()

    expect(words()).toEqual(['/institutions', '/users'])
    expect(app.find('.work').exists()).toBe(false)
    expect(app.find('h1').text()).toBe(i18n.global.t('notYours.title'))
    await router.push('/')
    await settled()
    expect(router.currentRoute.value.path).toBe('/users')
    app.unmount()
  })
})

describe('an empty desk', () => {
  it('is signed out after the idle time, and an open one is not', async () => {
    known = someone('reform')
    entered(queries, known)
    const asked: string[] = []
    vi.stubGlobal('fetch', (request: Request) => {
      asked.push(request.method)
      return Promise.resolve(json(nobody))
    })
    await vi.advanceTimersByTimeAsync(29 * 60_000)
    window.dispatchEvent(new Event('pointerdown'))
    await vi.advanceTimersByTimeAsync(28 * 60_000)
    hear('here')
    await vi.advanceTimersByTimeAsync(29 * 60_000)
    expect(queries.getQueryData<Session>(['session'])?.standing).toBe('in')

    await vi.advanceTimersByTimeAsync(2 * 60_000)

    expect(queries.getQueryData<Session>(['session'])?.standing).toBe('out')
    expect(entry.wentOut.value).toBe('idle')
    expect(asked).toContain('DELETE')
  })
})
