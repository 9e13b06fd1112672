import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { BASE_URL, launch, open, request } from './browser.mjs'

/** Whoever watches reads who did what, and proves that nobody changed it. */
let browser
before(async () => (browser = await launch()))
after(() => browser?.close())

test('a refused sign-in is in the trail, the trail proves itself, and only who may sees it', async () => {
  await fetch(`${BASE_URL}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: 'finance', password: 'not-the-password' }),
  })
  const page = await open(browser, '/audit?action=access.sign-in-refused', { login: 'auditadmin' })
  const row = page.getByText('登录被拒绝').last()
  await row.waitFor()
  assert.match(await page.locator('main').innerText(), /finance/)

  await page.getByRole('button', { name: '核验整条记录' }).click()
  await page.getByText('完好').waitFor()
  assert.deepEqual(page.problems, [])
  await page.context().close()

  const refused = await request('/api/audit/entries', { login: 'reform' })
  assert.equal(refused.status, 403)
})
