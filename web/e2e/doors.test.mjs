import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
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

/** What an authenticator shows for a secret (RFC 6238), some half-minutes from now. */
function codeOf(secret, later = 0) {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const hash = createHmac('sha1', key).update(step).digest()
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Pictures on the way, where a folder for them is named. */
const shot = async (page, name) => {
  if (!process.env.SHOTS) return
  for (const [kind, width, height] of [['hand', 390, 844], ['desk', 1366, 768]]) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(200)
    await page.screenshot({ path: `${process.env.SHOTS}/door-${name}-${kind}.png` })
  }
}

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
  await page.waitForFunction((words) => [...document.querySelectorAll('.nav a')].map((a) => a.innerText.trim()).join() !== words, before.join())

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

  assert.match(await page.locator('.none').innerText(), /属于其他机构/)
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
  await page.locator('.who .acts button', { hasText: '退出' }).click()
  await page.locator('.door').waitFor()
  const nothing = async (when) => {
    await page.locator('.door').waitFor()
    assert.equal(await page.locator('[role=grid], table.list, .bar').count(), 0, when)
  }
  await page.goBack()
  await nothing('back')
  await page.goForward()
  await nothing('forward')
  await page.goto('about:blank')
  await page.goBack()
  await nothing('back from elsewhere')
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

test('a new user comes in for the first time: no duty, a password of one’s own, a second factor', async () => {
  const login = `e2e-${Date.now()}`
  const admin = await visit('/users', { login: 'sysadmin' })
  await admin.locator('.acts .btn.main').click()
  await admin.locator('dialog input').nth(0).fill('试用人')
  await admin.locator('dialog input').nth(1).fill(login)
  await admin.locator('dialog .btn.main').click()
  const given = await admin.locator('.given code').innerText()
  await shot(admin, 'given')
  await admin.keyboard.press('Escape')
  assert.equal(await admin.locator('.given code').innerText(), given, 'Esc does not throw it away')
  await admin.locator('dialog .btn.main').click()
  await admin.waitForURL(/user=\d+/)
  const id = new URL(admin.url()).searchParams.get('user')

  const page = await visit('/policy', { login: null })
  await give(page, login, given)
  await page.locator('input[name=new-password]').waitFor()
  await page.locator('input[name=new-password]').fill(`${login}1`)
  await page.locator('input[name=new-password-again]').fill(`${login}1`)
  await page.keyboard.press('Enter')
  assert.match(await page.locator('.fault').first().innerText(), /登录名/)
  await shot(page, 'own-password')
  await page.locator('input[name=new-password]').fill('Lanhua.2031-7')
  await page.locator('input[name=new-password-again]').fill('Lanhua.2031-7')
  await page.keyboard.press('Enter')
  await page.locator('.again button').waitFor()
  await shot(page, 'no-duty')

  const warden = await visit(`/users?user=${id}`, { login: 'secadmin' })
  await warden.locator('.panel .head button').click()
  await warden.locator('.give select').first().selectOption('REVIEWER')
  await warden.locator('.give input[type=search]').fill('445322')
  await warden.locator('.give select[size]').selectOption('445322')
  await warden.locator('.give textarea').fill('e2e')
  await shot(warden, 'duty-form')
  await warden.locator('.give .btn.main').click()
  await warden.locator('.panel li .what', { hasText: '审核员' }).waitFor()

  await page.locator('.again button').click()
  await page.locator('.steps .go').click()
  await page.locator('.secret').waitFor()
  const secret = (await page.locator('.secret span').allInnerTexts()).join('')
  await shot(page, 'factor')
  await page.locator('input[name=code]').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.locator('.bar').waitFor()
  assert.equal(new URL(page.url()).pathname, '/policy')
  assert.ok(!(await words(page)).includes('导入'))

  const again = await visit('/', { login: null })
  await give(again, login, 'Lanhua.2031-7')
  await again.locator('input[name=code]').fill('000000')
  await again.keyboard.press('Enter')
  assert.match(await again.locator('.fault').innerText(), /验证码/)
  await shot(again, 'code')
  await again.locator('input[name=code]').fill(codeOf(secret, 1))
  await again.keyboard.press('Enter')
  await again.locator('[role=grid]').waitFor()

  await admin.locator('.panel .acts button', { hasText: '停用' }).click()
  await admin.locator('dialog .btn.main').click()
  await admin.locator('dialog').waitFor({ state: 'detached' })
  await again.locator('.nav a', { hasText: '机构' }).click()
  await again.locator('.door .why').waitFor()
})
