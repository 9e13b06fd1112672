import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/** A way written by hand, one from a referral, and one of which a rule can say nothing. */
let browser
const pages = []
const visit = async (path, login) => {
  const page = await open(browser, path, { login })
  pages.push(page)
  return page
}
const shot = async (page, name) => {
  if (!process.env.SHOTS) return
  for (const [kind, width, height] of [['hand', 390, 844], ['desk', 1366, 768]]) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(200)
    await page.screenshot({ path: `${process.env.SHOTS}/paths-${name}-${kind}.png`, fullPage: true })
  }
}
const stop = (page, n) => page.locator('.stops > li').nth(n - 1)
const field = (within, label) => within.getByLabel(label).first()

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('an officer writes a way, supposes what the county has not fixed, and sends the address to a colleague', async () => {
  const page = await visit('/policies/path?pack=zhanjiang-2020', 'reform')
  await page.getByRole('button', { name: '装入示例' }).click()
  await stop(page, 2).getByText('起付线只补差额，差多少还不能说').waitFor()
  await page.getByText('县里还没有定的 3 项').click()
  await field(page, '镇卫生院起付标准').fill('200')
  await field(page, '县级医院起付标准').fill('500')
  await field(page, '县级医院起付标准').press('Tab')

  await stop(page, 2).getByText('起付线只补差额 300.00 元').waitFor()
  await stop(page, 3).getByText('起付线连续计算，不再另付').waitFor()
  assert.match(await page.locator('.strip').innerText(), /500\.00/)
  assert.match(await page.locator('main').innerText(), /下面的结果用了假定的数/)
  await stop(page, 2).getByText('逐行看怎么算的').first().click()
  await stop(page, 2).getByText('500 − 200.00').waitFor()

  const colleague = await visit(new URL(page.url()).pathname + new URL(page.url()).search, 'finance')
  await stop(colleague, 2).getByText('起付线只补差额 300.00 元').waitFor()
  await shot(colleague, 'example')
})

test('a day before the one before is refused at its field, and mended', async () => {
  const page = await visit('/policies/path?pack=zhanjiang-2020', 'reform')
  await page.getByRole('button', { name: '装入示例' }).click()
  await stop(page, 3).locator('article').first().waitFor()
  await field(stop(page, 3), '到达日期').fill('2023-06-02')
  await field(stop(page, 3), '到达日期').press('Tab')
  await stop(page, 3).getByText('早于路线上前面的 2023-06-12').waitFor()
  await field(stop(page, 3), '到达日期').fill('2023-06-12')
  await field(stop(page, 3), '到达日期').press('Tab')
  await stop(page, 3).locator('article').first().waitFor()
})

test('a document without rules says so, and no nought', async () => {
  const page = await visit('/policies/path?pack=yunan-2020', 'reform')
  await page.getByText('不是没有报销，也不是 0 元').waitFor()
  assert.equal(await page.locator('.strip').count(), 0)
})

test('a referral brings its own way, and puts nothing of it into the address', async () => {
  const no = await referral()
  const page = await visit(`/policies/path?case=${no}`, 'town')
  await page.getByText(`转诊单 ${no}`).waitFor()
  await page.getByLabel('按哪份文件').selectOption('zhanjiang-2020')
  await page.getByText('这份文件不管患者所在的县').waitFor()
  await field(stop(page, 1), '诊疗').selectOption('inpatient')
  await field(stop(page, 2), '到达日期').waitFor()
  await stop(page, 2).locator('article').first().waitFor()
  const address = new URL(page.url())
  assert.deepEqual([...address.searchParams.keys()].sort(), ['case', 'pack'])
  await shot(page, 'case')

  const stranger = await visit(`/policies/path?case=${no}`, 'village')
  await stranger.getByRole('alert').waitFor()
})

/** Some patient of the town, sent to a county hospital for a stay. */
async function referral() {
  const found = await request('/api/residents/search', { login: 'town', method: 'POST', body: { name: '李军' } })
  const { rows } = await found.json()
  const session = await (await request('/api/session', { login: 'town' })).json()
  const institutions = await (await request('/api/institutions', { login: 'town' })).json()
  const hospital = institutions.find((i) => i.kind === 'county_hospital')
  const body = {
    begin: 'submit', personNo: rows.find((r) => !r.died).personNo, direction: 'up', service: 'inpatient', urgency: 'routine',
    icd10: 'I50.9', diagnosis: '心力衰竭', reason: 'worse', from: session.duty.place.code, to: hospital.code,
  }
  const sent = await request('/api/referrals', { login: 'town', method: 'POST', body })
  const told = await sent.text()
  assert.equal(sent.status, 201, told)
  return JSON.parse(told).no
}
