import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, data, downloadFor, nameOf, Problem, sendFile, whenRefused } from './client'

describe('an answer', () => {
  it('is its body when good', async () => {
    await expect(data(Promise.resolve({ data: 7, response: new Response(null, { status: 200 }) }))).resolves.toBe(7)
  })
  it('is thrown with the words of the server when not', async () => {
    const body = { title: '不行', detail: '期间写错了', status: 422, code: 'BAD_PERIOD' }
    const no = data(Promise.resolve({ error: body, response: new Response(null, { status: 422 }) }))

    await expect(no).rejects.toMatchObject({ status: 422, body, message: '期间写错了' })
  })
  it('that never came is a problem too', async () => {
    const no = data(Promise.reject(new TypeError('Failed to fetch')))
    await expect(no).rejects.toBeInstanceOf(Problem)
    await expect(no).rejects.toMatchObject({ status: 0 })
  })
})

describe('the name of a download', () => {
  it('may be Chinese', () => {
    expect(nameOf("attachment; filename*=UTF-8''%E6%A3%8B%E7%9B%98.xlsx")).toBe('棋盘.xlsx')
    expect(nameOf('attachment; filename="board.xlsx"')).toBe('board.xlsx')
    expect(nameOf(null)).toBeNull()
  })
})

describe('a request', () => {
  let sent: { url: string; headers: Headers }[] = []
  let status = 200
  beforeEach(() => {
    sent = []
    status = 200
    document.cookie = 'XSRF-TOKEN=a%2Bb'
    vi.stubGlobal('fetch', (asked: Request | string, told?: RequestInit) => {
      const request = typeof asked === 'string' ? new Request(new URL(asked, location.origin), told) : asked
      sent.push({ url: request.url, headers: request.headers })
      if (request.url.endsWith('/api/session') && request.method === 'GET') document.cookie = 'XSRF-TOKEN=fresh'
      return Promise.resolve(new Response('{"id":1}', { status, headers: { 'Content-Type': 'application/json' } }))
    })
  })
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; max-age=0'
    whenRefused(() => undefined)
    vi.unstubAllGlobals()
  })
  const shown = () => sent.at(-1)?.headers.get('X-XSRF-TOKEN')

  it('that changes something shows that this page sent it, one that reads does not', async () => {
    await data(api.POST('/api/session', { body: { login: 'a', password: 'b' } }))
    expect(shown()).toBe('a+b')
    await data(api.PUT('/api/session/duty', { body: { duty: 1 } }))
    expect(shown()).toBe('a+b')
    await data(api.DELETE('/api/session'))
    expect(shown()).toBe('a+b')

    await data(api.GET('/api/session'))
    expect(shown()).toBeNull()
  })
  it('with a file shows it too', async () => {
    await sendFile('visits', new File(['x'], 'x.csv'))
    expect(shown()).toBe('a+b')
    expect(sent.at(-1)?.headers.get('Accept-Language')).toBe('zh')
    status = 500
    await downloadFor('/api/sheets', {}).catch(() => null)
    expect(sent.at(-1)?.url).toMatch(/sheets$/)
    expect(shown()).toBe('a+b')
  })
  it('asks for the proof first where there is none', async () => {
    document.cookie = 'XSRF-TOKEN=; max-age=0'

    await data(api.DELETE('/api/session'))

    expect(sent).toHaveLength(2)
    expect(shown()).toBe('fresh')
  })
  it('that is refused is told to who watches the door, also one for a file', async () => {
    const refused = vi.fn()
    whenRefused(refused)
    status = 401

    await data(api.GET('/api/session')).catch(() => null)
    await sendFile('visits', new File(['x'], 'x.csv')).catch(() => null)
    status = 403
    await data(api.GET('/api/session')).catch(() => null)

    expect(refused).toHaveBeenCalledTimes(2)
  })
})
