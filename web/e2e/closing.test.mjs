import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { BASE_URL, launch, open, proof, request } from './browser.mjs'

/**
 * A month of the sample from late to settled: a hospital's books arrive while somebody watches the
 * board, the month is closed and confirmed, a correction arrives, and the difference is shown.
 */
const MONTH = '2020-08'
const LATE = '445322-T116'
const HEAD = 'source,source_no,institution,booked_on,class'
const COUNTY = { pack: 'yunan-2020', scope: '445322', period: MONTH }

let browser
before(async () => (browser = await launch()))
after(() => browser?.close())

const get = async (path, query = {}) => (await request(path, { query })).json()
const cell = async (series, live) => {
  const board = await get('/api/board', { ...COUNTY, ...(live && { live: 'true' }) })
  return board.cells[0].find((c) => c.series === series)
}
async function send(page, format, rows) {
  const file = { name: `${format}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n') + '\n') }
  const sent = await page.request.post(`${BASE_URL}/api/imports`, { headers: await proof(page), multipart: { format, file } })
  assert.equal(sent.status(), 202)
  const { id } = await sent.json()
  for (let tries = 0; tries < 120; tries++) {
    const job = await get(`/api/imports/${id}`)
    if (job.state !== 'running') return assert.equal(job.state, 'done', JSON.stringify(job.message))
    await page.waitForTimeout(250)
  }
  assert.fail(`import ${id} did not end`)
}
const income = (amount) => [
  `${HEAD},payer,amount`,
  `late-books,IN-1,${LATE},2020-08-31,fiscal_basic,fiscal,152000.00`,
  `late-books,IN-2,${LATE},2020-08-31,drug,insurance_resident,${amount}`,
  `late-books,IN-3,${LATE},2020-08-31,treatment,self,48000.00`,
]
const line = (page) => page.locator('tbody tr', { has: page.locator('td.first', { hasText: '2020年8月' }) }).first()
const act = async (page, button) => {
  await line(page).locator('button', { hasText: button }).click()
  await page.locator('dialog[open]').waitFor()
}
const agree = async (page) => {
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('dialog[open]').waitFor({ state: 'detached', timeout: 60_000 })
}

test('a late hospital’s books make a month whole; it is closed, confirmed, corrected and compared', async () => {
  const ledger = await open(browser, '/closing?year=2020')
  await act(ledger, '重开')
  await ledger.locator('dialog textarea').fill('历洞镇卫生院补报八月收支')
  await agree(ledger)
  await line(ledger).locator('text=已重开').waitFor()

  const board = await open(browser, `/?period=${MONTH}`)
  const stone = board.locator('[role=gridcell][aria-label^="郁南县，"][aria-label*="财政收入占"]').first()
  assert.match(await stone.getAttribute('aria-label'), /未报全|来源/)
  assert.equal((await cell('30@G')).state, 'partial')

  await send(ledger, 'expenses', [`${HEAD},amount`, `late-books,EX-1,${LATE},2020-08-31,staff,131000.00`])
  await send(ledger, 'income', income('61000.00'))
  await board.waitForFunction(
    (element) => !/未报全|来源/.test(element.getAttribute('aria-label')),
    await stone.elementHandle(),
    { timeout: 60_000 },
  )
  const whole = await cell('30@G')
  assert.equal(whole.state, 'value')

  await ledger.reload({ waitUntil: 'networkidle' })
  await act(ledger, '月结')
  await agree(ledger)
  await act(ledger, '确认')
  await agree(ledger)
  await line(ledger).locator('text=已确认').waitFor()

  await send(ledger, 'income', income('99000.00'))
  for (let tries = 0; tries < 120 && (await cell('30@G', true)).value === whole.value; tries++) await board.waitForTimeout(250)
  const corrected = await cell('30@G', true)
  assert.notEqual(corrected.value, whole.value, 'the live figure follows the correction')
  assert.equal(corrected.asClosed.value, whole.value, 'and says what was closed')
  assert.equal((await cell('30@G')).value, whole.value, 'the closed figure stands')

  const differences = await open(browser, `/closing/${MONTH}`)
  const row = differences.locator('tbody tr', { hasText: '财政收入占' }).filter({ hasText: `${whole.display}%` })
  await row.first().waitFor()
  assert.match(await row.first().innerText(), new RegExp(`${whole.display}[\\s\\S]*${corrected.display}`))
  for (const page of [ledger, board, differences]) assert.deepEqual(page.problems, [], 'the page threw nothing')
})
