import assert from 'node:assert/strict'
import { test } from 'node:test'
import { request } from './browser.mjs'

/** Opens every stone of the board, on both sets, and counts every number behind it again. */
const AT_ONCE = 4

const get = async (path, query) => {
  const response = await request(path, { query })
  assert.equal(response.status, 200, `${path} ${JSON.stringify(query)}: ${await response.clone().text()}`)
  return response.json()
}

async function each(list, act) {
  const waiting = [...list]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

const [pack] = (await get('/api/packs', {})).map((p) => p.id)
const county = (await get('/api/session', {})).county.code

/** Numbers already counted again: the two sets share many. */
const counted = new Set()

for (const set of ['indicators', 'items']) {
  test(`every stone of the ${set} opens, and its records give its numbers again`, async () => {
    const board = await get('/api/board', { pack, scope: county, set, live: 'true' })
    const asked = { pack, period: board.period, live: 'true' }
    const stones = board.rows.flatMap((row, r) => board.cells[r].map((cell) => ({ scope: row.code, cell })))
    const numbers = new Map()

    await each(stones, async ({ scope, cell }) => {
      const figure = await get(`/api/figures/${encodeURIComponent(cell.series)}`, { ...asked, scope })
      assert.equal(figure.value, cell.value, `${scope} ${cell.series}: stone and chain`)
      assert.equal(figure.state, cell.state, `${scope} ${cell.series}: stone and chain`)
      for (const part of figure.parts.filter((p) => p.records && p.value !== null))
        numbers.set(`${scope} ${part.ref}`, { scope, series: cell.series, part })
    })
    const fresh = [...numbers].filter(([name]) => !counted.has(name))
    fresh.forEach(([name]) => counted.add(name))
    await each(fresh.map(([, number]) => number), async ({ scope, series, part }) => {
      const path = `/api/figures/${encodeURIComponent(series)}/records`
      const question = { ...asked, scope, part: part.ref }
      const { total } = await get(path, { ...question, limit: '1' })
      const { records, value } = await get(`${path}/recount`, question)
      assert.equal(value, part.value, `${scope} ${part.ref}: ${records} records`)
      assert.equal(records, total, `${scope} ${part.ref}: records counted and told`)
    })

    assert.ok(stones.length >= 400, `${stones.length} stones`)
    assert.ok(numbers.size >= 400, `${numbers.size} numbers`)
    console.log(`${stones.length} stones opened, ${fresh.length} numbers counted again from records`)
  })
}
