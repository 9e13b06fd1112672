import { describe, expect, it } from 'vitest'
import { data, nameOf, Problem } from './client'

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
