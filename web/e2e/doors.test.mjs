import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { BASE_URL, launch, open, request, SAMPLE_PASSWORD } from './browser.mjs'

/** Coming in, taking another duty, being refused, going out: with the sample's invented people. */
let browser
const pages = []
const visit = async (...given) => {
  const page = await open(browser, ...given)
  pages.push(page)
  return page
}
const get = async (path, asked) => (await request(path, asked)).json()
const give = async (page, login, password) => {
  await page.locator('input[name=username]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
}
const words = async (page) => (await page.locator('.nav a').allInnerTexts()).map((word) => word.trim())

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('a wrong password is refused in words, the right one leads to where one wanted to be', async () => {
  const page = await visit('/sources?month=2020-05', { login: null })
  await page.locator('.door').waitFor()
  assert.equal(await page.locator('.bar').count(), 0)

  await give(page, 'director', 'not-the-password')
  assert.match(await page.locator('.fault').innerText(), /不正确/)
  await give(page, 'director', SAMPLE_PASSWORD)
  await page.locator('.bar').waitFor()

  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/sources?month=2020-05')
  await page.locator('h1').waitFor()
})

test('the menu is that of the duty, and changes with it', async () => {
  const { rows } = await get('/api/users', { login: 'secadmin', query: { find: 'quality' } })
  const user = rows.find((row) => row.login === 'quality')
  if (!user.duties.some((held) => held.duty === 'AUDITOR' && held.standing === 'in_force')) {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const body = { duty: 'AUDITOR', unit: '445322', from: today, basis: 'e2e' }
    const given = await request(`/api/users/${user.id}/duties`, { login: 'secadmin', method: 'POST', body })
    assert.equal(given.status, 201, await given.clone().text())
  }
  const page = await visit('/', { login: null })
  await give(page, 'quality', SAMPLE_PASSWORD)
  await page.locator('.bar').waitFor()
  const session = await page.evaluate(async () => (await fetch('/api/session')).json())
  const other = { QUALITY: '督查', AUDITOR: '质控' }[session.duty.code]
  const before = await words(page)

  await page.locator('.who .me').click()
  await page.locator('.who li button', { hasText: other }).click()
  await page.waitForFunction((n) => document.querySelectorAll('.nav a').length !== n, before.length)

  const now = await words(page)
  assert.notEqual(before.includes('导入'), now.includes('导入'))
  if (now.includes('导入')) return
  await page.goto(`${BASE_URL}/imports`, { waitUntil: 'networkidle' })
  await page.locator('.duties button', { hasText: '质控' }).click()
  await page.locator('h1', { hasText: '导入' }).waitFor()
})

test('a township doctor sees every hospital’s figures and only the own one’s records', async () => {
  const { duty } = await get('/api/session', { login: 'town' })
  const [pack] = await get('/api/packs')
  const board = await get('/api/board', { query: { pack: pack.id, scope: '445322' } })
  const row = board.rows.findIndex((r) => r.kind === 'institution' && r.code !== duty.place.code)
  const cell = board.cells[row].find((c) => c.display)
  const query = new URLSearchParams({ pack: pack.id, scope: board.rows[row].code, period: board.period })

  const page = await visit(`/figures/${encodeURIComponent(cell.series)}/records?${query}`, { login: 'town' })

  assert.match(await page.locator('.problem').first().innerText(), /不在您当前职责的范围内/)
  assert.equal(await page.locator('table.list tbody tr').count(), 0)
  await page.goto(`${BASE_URL}/`, { waitUntil: 'networkidle' })
  await page.locator('[role=grid]').waitFor()
})

test('who signs out leaves nothing behind, also for the back button', async () => {
  const page = await visit('/', { login: null })
  await give(page, 'finance', SAMPLE_PASSWORD)
  await page.locator('[role=grid]').waitFor()
  await page.locator('.nav a', { hasText: '机构' }).click()
  await page.locator('table.list tbody tr').first().waitFor()

  await page.locator('.who .me').click()
  await page.locator('.who .acts button').click()
  await page.locator('.door').waitFor()
  for (const back of [1, 2]) {
    await page.goBack().catch(() => null)
    await page.waitForTimeout(300)
    assert.equal(await page.locator('[role=grid], table.list, .bar').count(), 0, `back ${back}`)
    assert.equal(await page.locator('.door').count(), 1)
  }
  assert.equal(await page.evaluate(async () => (await fetch('/api/packs')).status), 401)
})

test('an officer begins with users, adds nobody without being asked, and sees no figure', async () => {
  const page = await visit('/', { login: 'sysadmin' })
  await page.waitForURL(/\/users$/)
  assert.ok((await page.locator('table.users tbody tr').count()) > 10)
  assert.deepEqual((await words(page)).filter((word) => ['棋盘', '简报', '来源', '月结', '导入'].includes(word)), [])

  await page.locator('input.find').fill('auditor')
  await page.waitForFunction(() => new URLSearchParams(location.search).get('find') === 'auditor')
  await page.locator('table.users tbody tr button').first().click()
  await page.locator('.panel h2').waitFor()
  assert.equal(await page.locator('.panel .head button').count(), 0, 'gives no duties')
  assert.ok((await page.locator('.panel .acts button').count()) >= 2)
})
