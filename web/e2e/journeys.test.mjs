import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { admit, BASE_URL, launch, open, proof } from './browser.mjs'

let browser
const pages = []
const visit = async (...given) => {
  const page = await open(browser, ...given)
  pages.push(page)
  return page
}
const asked = (page, key) => new URL(page.url()).searchParams.get(key)
/** The roving tab stop: the one crossing that the keyboard is on. */
const here = (page) => page.locator('[role=gridcell][tabindex="0"]')
const place = async (page) => {
  const cell = here(page)
  return [await cell.getAttribute('data-r'), await cell.getAttribute('data-c')].map(Number)
}
const openFirstValue = async (page) => {
  await page.locator('[role=gridcell]:has(.met, .at_risk, .missed, .not_judged)').first().click()
  await page.locator('.chain .links').waitFor()
}

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('the board opens with rows, columns and a summary', async () => {
  const page = await visit('/')

  await page.locator('[role=grid]').waitFor()
  assert.ok((await page.locator('[role=columnheader]').count()) >= 20)
  assert.ok((await page.locator('[role=rowheader]').count()) >= 2)
  const cells = await page.locator('[role=gridcell]').count()
  const stones = await page.locator('[role=gridcell] .st').count()
  assert.equal(stones, cells, 'every crossing says something')
  const label = await here(page).getAttribute('aria-label')
  assert.match(label, /.+，.+，.+/)
})

test('the first load is light and asks no other host', async (t) => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await admit(context)
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  const elsewhere = []
  let bytes = 0
  await wire.send('Network.enable')
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  wire.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith(BASE_URL) && !request.url.startsWith('data:')) elsewhere.push(request.url)
  })
  await page.goto(BASE_URL, { waitUntil: 'networkidle' })
  await page.locator('[role=grid]').waitFor()

  t.diagnostic(`${Math.round(bytes / 1024)} KB to the first board`)
  assert.deepEqual(elsewhere, [])
  assert.ok(bytes > 50 * 1024 && bytes <= 400 * 1024, `${bytes} bytes`)
  await context.close()
})

test('the keyboard walks the board, folds a community and opens the chain', async () => {
  const page = await visit('/')
  await here(page).focus()
  const [row, col] = await place(page)

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  assert.deepEqual(await place(page), [row + 1, col + 1])
  await page.keyboard.press('End')
  assert.equal((await place(page))[1] + 1, await page.locator('[role=columnheader]').count())
  await page.keyboard.press('Home')
  assert.equal((await place(page))[1], 0)
  assert.equal(await page.locator('[role=gridcell][tabindex="0"]').count(), 1)

  const rows = await page.locator('[role=rowheader]').count()
  await page.keyboard.press(' ')
  assert.ok((await page.locator('[role=rowheader]').count()) < rows)
  await page.keyboard.press(' ')
  assert.equal(await page.locator('[role=rowheader]').count(), rows)

  await page.keyboard.press('Enter')
  await page.locator('.chain').waitFor()
  assert.equal(asked(page, 'chain'), '1')
  await page.keyboard.press('Escape')
  await page.locator('.chain').waitFor({ state: 'detached' })
})

test('a word of the summary filters and stands in the address', async () => {
  const page = await visit('/')

  await page.locator('.sum button').first().click()
  await page.waitForFunction(() => new URLSearchParams(location.search).has('state'))
  assert.equal(await page.locator('.sum button').first().getAttribute('aria-pressed'), 'true')
  assert.equal(asked(page, 'state'), 'met')
  await page.locator('.sum button').first().click()
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('state'))
})

test('one key changes stones into figures and is remembered', async () => {
  const page = await visit('/')
  await page.locator('[role=grid]').waitFor()

  await page.keyboard.press('f')
  await page.locator('.figure').first().waitFor()
  await page.reload({ waitUntil: 'networkidle' })
  assert.ok((await page.locator('.figure').count()) > 0)
})

test('the chain shows its five links and leads to the records and the clause', async () => {
  const page = await visit('/')
  await openFirstValue(page)

  assert.equal(await page.locator('.chain .links > li').count(), 5)
  const clause = await page.locator('.chain a[href*="/policy/"]').first().getAttribute('href')
  assert.match(clause, /\/clauses\//)

  // Typed figures have no records; walk right until a figure made from records is met.
  const link = page.locator('.chain .links a[href*="/records"]').first()
  const columns = await page.locator('[role=columnheader]').count()
  for (let i = 0; i < columns && (await link.count()) === 0; i++) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(200)
    await page.waitForLoadState('networkidle')
  }
  await link.click()
  await page.waitForURL(/\/figures\/.+\/records/)
  await page.locator('table.list tbody tr, .none').first().waitFor()
})

test('the clause of a figure opens with what it became', async () => {
  const page = await visit('/')
  await openFirstValue(page)

  await page.locator('.chain a[href*="/policy/"]').first().click()
  await page.waitForURL(/\/policy\/[^/]+\/clauses\//)
  await page.locator('main table.list tbody tr').first().waitFor()
})

test('a wrong file is refused row by row, with reasons', async () => {
  const page = await visit('/imports?format=typed_figures')
  const head = 'source,source_no,scope,figure,period,value,unit,typed_by,typed_on,basis'
  const rows = ['e2e,1,nowhere,nothing,2020-13,ninety,none,x,yesterday,y', 'e2e,2,nowhere,nothing,,,,,,']
  const buffer = Buffer.from([head, ...rows, ''].join('\n'), 'utf8')

  await page.locator('input[type=file]').setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer })
  await page.locator('.send .btn.main').click()
  await page.waitForURL(/\/imports\/[^?]+$/)
  await page.locator('.errors table.list tbody tr').first().waitFor({ timeout: 30_000 })

  const first = page.locator('.errors table.list tbody tr').first().locator('td')
  assert.match(await first.nth(0).innerText(), /^\d+$/)
  assert.notEqual((await first.nth(3).innerText()).trim(), '', 'the reason is in words')
})

test('the language changes at once, on every page, and is remembered', async () => {
  const page = await visit('/')
  await page.locator('[role=grid]').waitFor()

  await page.locator('.lang').click()
  await page.locator('html[lang=en]').waitFor()
  assert.match(await page.locator('.nav').innerText(), /Board/)
  await page.goto(page.url().replace(/\/[^/]*$/, '/imports'), { waitUntil: 'networkidle' })
  assert.equal(await page.locator('h1').innerText(), 'Import')
  await page.locator('.lang').click()
  await page.locator('html[lang=zh-CN]').waitFor()
})

test('a record comes in while the board is open, and its stones are ringed without reloading', async () => {
  const page = await visit('/?period=2020&live=true')
  await page.locator('[role=grid]').waitFor()
  await here(page).focus()
  const board = await page.evaluate(async () => (await fetch('/api/board?pack=yunan-2020&scope=445322&period=2020&live=true')).json())
  const lead = board.rows.find((row) => row.role === 'lead').code
  const head = 'source,source_no,institution,person,admitted_on,discharged_on,rehab_care,total_amount,fund_amount'
  const csv = `${head}\ne2e-moves,${Date.now()},${lead},44532200000001,2020-12-15,2020-12-19,false,5400.00,3100.00\n`

  const sent = await page.request.post(`${BASE_URL}/api/imports`, {
    headers: await proof(page),
    multipart: { format: 'admissions', file: { name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) } },
  })
  assert.equal(sent.status(), 202)

  await page.locator('[role=gridcell] .pulse').first().waitFor({ state: 'attached', timeout: 30_000 })
  assert.match(await page.locator('.foot [role=status]').innerText(), /^\d+ 格有变动$/)
  assert.match(await page.locator('span.mark').innerText(), /实时更新/)
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'gridcell')
})

test('on a phone the board is one institution’s list of stones', async () => {
  const page = await visit('/', { width: 390, height: 844 })

  await page.locator('.hand li').first().waitFor()
  assert.equal(await page.locator('[role=grid]').count(), 0)
  const options = page.locator('.chooser option')
  await page.locator('.chooser select').selectOption({ index: (await options.count()) - 1 })
  await page.waitForFunction(() => new URLSearchParams(location.search).has('row'))
  await page.locator('.hand li button').first().click()
  await page.locator('.chain').waitFor()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `nothing hangs over the edge (${width})`)
})
