import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * The county sees that what was decided is done: a milestone overdue proposes the measure that its clause
 * names; an inspection finds something, it is put right, checked and closed; a letter goes out.
 */
let browser
const pages = []
const visit = async (path, login) => {
  const page = await open(browser, path, { login })
  pages.push(page)
  return page
}
const ask = async (login, path, body) => {
  const answer = await request(path, { login, ...(body && { method: 'POST', body }) })
  const told = await answer.json().catch(() => ({}))
  assert.ok(answer.ok, `${path}: ${answer.status} ${JSON.stringify(told)}`)
  return told
}
/** The small dialog that an act opens: filled and sent. */
async function act(page, label, fill = async () => undefined) {
  await page.getByRole('button', { name: label, exact: true }).first().click()
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  await fill(dialog)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGA4Bn1ZQAAAABJRU5ErkJggg==', 'base64')
const photo = { name: '现场.png', mimeType: 'image/png', buffer: PNG }

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('a milestone overdue by the document proposes accountability, accepted with a letter', async () => {
  const { county } = await ask('reform', '/api/session')
  const late = (await ask('reform', `/api/tasks?county=${county.code}&standing=overdue`)).rows.find((row) => row.dated === 'policy')
  if (!late) return // done on this server already: nothing is overdue
  const page = await visit('/discipline', 'reform')
  await page.getByRole('button', { name: '按规则查一遍' }).click()
  await page.getByText(/现有 \d+ 条待决定/).waitFor()
  const row = page.locator('tbody tr', { hasText: late.title.zh }).first()
  if (!(await row.count())) return // decided on this server before
  await row.click()
  await page.locator('.panel h2', { hasText: '追责问责' }).waitFor()
  assert.match(await page.locator('.panel').innerText(), /期限是文件写明的/)
  assert.match(await page.locator('.panel .letter').innerText(), new RegExp(late.title.zh))
  await act(page, '采纳并发函', (dialog) => dialog.locator('input').first().fill('郁府督'))
  await page.getByRole('link', { name: '打印函件' }).click()
  await page.locator('.sheet h2').waitFor()
  assert.match(await page.locator('.sheet .no').innerText(), /郁府督〔\d{4}〕\d+号/)
})

test('a finding is written at a visit, put right by the town, checked by the team and closed', async () => {
  const { county } = await ask('auditor', '/api/session')
  const town = (await ask('town', '/api/session')).duty.place.code
  const title = `督查 ${Date.now()}`
  const { id } = await ask('auditor', '/api/inspections', {
    county: county.code, half: '2026H2', title, extent: '双向转诊登记', from: '2026-11-01', to: '2099-01-01',
    team: [{ name: '组长甲', post: '副县长', leads: true }], places: [{ institution: town }],
  })

  const team = await visit(`/inspections/${id}`, 'auditor')
  await team.getByRole('button', { name: '开始督查' }).click()
  await team.getByText('进行中').waitFor()
  const words = `转诊登记缺五月 ${Date.now()}`
  await act(team, '登记问题', async (dialog) => {
    await dialog.locator('textarea').fill(words)
    await dialog.locator('input[type=date]').fill('2099-01-31')
  })
  await team.getByRole('button', { name: words }).click()
  await team.locator('.panel .files input[type=file]').first().setInputFiles(photo)
  await team.locator('.panel .open', { hasText: '现场' }).waitFor()
  await act(team, '一般')
  await act(team, '结束督查', (dialog) => dialog.locator('textarea').fill('总体一般，登记要补齐'))
  await team.getByText('已结束').waitFor()

  const finding = (await ask('auditor', `/api/inspections/${id}`)).findings[0]
  const hospital = await visit(`/inspections?finding=${finding.id}`, 'town')
  await hospital.locator('.panel .files').nth(1).locator('input[type=file]').setInputFiles({ ...photo, name: '整改.png' })
  await hospital.locator('.panel .open', { hasText: '整改' }).waitFor()
  await act(hospital, '报整改', (dialog) => dialog.locator('textarea').fill('五月的已补齐'))
  await hospital.locator('.panel .top', { hasText: '待复查' }).waitFor()

  const again = await visit(`/inspections?finding=${finding.id}`, 'auditor')
  await act(again, '复查通过，销号')
  await again.locator('.panel .top', { hasText: '已销号' }).waitFor()
})

test('a task goes from assignment over report and return to acceptance', async () => {
  const { county } = await ask('reform', '/api/session')
  const town = (await ask('town', '/api/session')).duty.place.code
  const title = `补齐签约台账 ${Date.now()}`
  const { id } = await ask('reform', '/api/tasks', { county: county.code, title, basis: '领导小组第 3 次会议', institution: town })

  const hospital = await visit(`/tasks?task=${id}&mine=1`, 'town')
  await act(hospital, '报完成', (dialog) => dialog.locator('textarea').fill('已经补齐'))
  await hospital.locator('.panel .top', { hasText: '待审核' }).waitFor()
  const office = await visit(`/tasks?task=${id}`, 'reform')
  await act(office, '退回', (dialog) => dialog.locator('textarea').fill('缺六月的清单'))
  await office.locator('.panel .top', { hasText: '办理中' }).waitFor()
  await hospital.locator('.panel .steps', { hasText: '退回' }).waitFor()
  await act(hospital, '报完成', (dialog) => dialog.locator('textarea').fill('六月的也补了'))
  await office.getByRole('button', { name: '认定完成' }).waitFor()
  await act(office, '认定完成')
  await office.locator('.panel .top', { hasText: '已完成' }).waitFor()
})
