import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * Files that show something, at a return and at a mark: added on the page, refused when they lie, of a
 * cell, opened by whoever reviews, withdrawn with a reason, fast once something rests on them.
 */
let browser
const pages = []
const visit = async (path, login, kept) => {
  const page = await open(browser, path, { login, language: 'zh', ...kept })
  pages.push(page)
  return page
}
const json = async (answer) => {
  assert.ok(answer.ok, `${answer.status} ${answer.url} ${answer.ok ? '' : await answer.clone().text()}`)
  return answer.status === 204 ? null : answer.json()
}
const post = (login, path, body) => request(path, { login, method: 'POST', body })
const get = async (login, path) => json(await request(path, { login }))
const pdf = (name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') })
const picture = (name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('89504e470d0a1a0a00000000', 'hex') })
const month = (back) => new Date(Date.UTC(2020, 11 - back, 1)).toISOString().slice(0, 7)

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

/** A return of a month that is still to be filled, or was given back. */
async function draft() {
  for (let back = 1; back < 12; back++) {
    const desk = await get('director', `/api/returns/desk?month=${month(back)}`)
    const owed = desk.toFill.find((each) => each.form === 'monthly-progress' && each.period === month(back))
    if (!owed) continue
    const { id } = await json(await post('director', '/api/returns', { pack: owed.pack, form: owed.form, period: owed.period, unitCode: owed.unitCode }))
    const view = await get('director', `/api/returns/${id}`)
    if (view.head.may.includes('edit')) return view
  }
  throw new Error('no month of 2020 is still to be filled')
}

test('a file of a cell stands at the return, is refused when it lies, and stays once it is handed in', async () => {
  const { head } = await draft()
  const [right, other] = ['问题清单', '传错了'].map((name) => `${name} ${Date.now()}`)
  const page = await visit(`/reports/${head.id}`, 'director')
  const files = page.locator('section.files')
  await page.locator('td[data-cell="filled_by!problems.value"]').click()
  await files.getByRole('checkbox').check()
  await files.locator('input[type=file]').setInputFiles(pdf(`${right}.pdf`))
  await files.locator('.open', { hasText: right }).waitFor()
  assert.match(await files.locator('li', { hasText: right }).locator('.part').innerText(), /·/)

  await files.locator('input[type=file]').setInputFiles(picture('假的.pdf'))
  await files.getByText('文件 假的.pdf 的名称说是 PDF，内容却是 PNG').waitFor()
  await files.locator('input[type=file]').setInputFiles(pdf(`${other}.pdf`))
  const wrong = files.locator('li', { hasText: other })
  await wrong.getByRole('button', { name: '撤下' }).click()
  await page.locator('dialog[open] textarea').fill('传成了五月的')
  await page.locator('dialog[open] button[type=submit]').click()
  await wrong.getByText('传成了五月的').waitFor()

  const view = await get('director', `/api/returns/${head.id}`)
  const missing = view.content.findings.filter((each) => each.error).flatMap((each) => each.cells)
  const type = (name) => view.layout.rules[view.content.cells.find((cell) => cell.address === name).rule].type
  const values = Object.fromEntries(missing.map((cell) => [cell, cell.startsWith('milestones!') ? 'not_begun' : type(cell) === 'yes_no' ? 'yes' : '1']))
  const filled = await json(await request(`/api/returns/${head.id}/cells`, { login: 'director', method: 'PUT', body: { version: view.head.version, values } }))
  const sent = await json(await post('director', `/api/returns/${head.id}/submission`, { version: filled.head.version }))
  await page.locator('.state.awaiting').waitFor()
  await files.locator('.drop').waitFor({ state: 'detached' })
  assert.equal(await files.getByRole('button', { name: '撤下' }).count(), 0)
  const { files: kept } = await get('director', `/api/evidence?of=return&id=${head.id}`)
  const fast = kept.find((each) => each.title === right)
  assert.equal((await post('director', `/api/evidence/${fast.id}/withdrawal`, { reason: '换一份新的' })).status, 409)

  const review = await visit(`/reports/${head.id}`, 'reform')
  const [download] = await Promise.all([review.waitForEvent('download'), review.locator('section.files .open', { hasText: right }).click()])
  assert.equal(download.suggestedFilename(), `${right}.pdf`)
  await json(await post('reform', `/api/returns/${head.id}/sending-back`, { version: sent.version, reason: '材料请换成盖章件' }))
  await page.locator('section.files .drop').waitFor()
})

/** A table that people state alone needs no closed months. */
const table = (county, code) => `table: ${code}
county: "${county}"
pack: yunan-2020
about: community
from: 2020-01-01
ours: true
title: {zh: 佐证演示表, en: A table for evidence}
periods: [quarter]
whole: 10
rounding: {mark: 2, score: 1}
available_after_days: 1
missing: {otherwise: left_out}
partial: counts
bands:
  - {id: fair, title: {zh: 合格, en: Passed}, from: 0, to: 10}
criteria:
  - {id: s1, standard: 1, weight: 10, points: {by: stated}}
`

test('a mark has its files: the unit’s own, then the reviewer’s, and none is withdrawn once it is confirmed', async () => {
  const { county } = await get('reform', '/api/session')
  const own = (await get('director', '/api/session')).duty.place.code
  const code = `evidence-${Date.now()}`
  const kept = await json(await post('reform', '/api/scoring-tables', { content: table(county.code, code) }))
  await json(await post('reform', '/api/evaluations', { table: kept.id, period: '2020Q3', purpose: 'regular' }))
  const round = (await get('reform', `/api/evaluations?county=${county.code}`)).rows[0]
  const run = round.units.find((each) => each.unit === own).run

  const page = await visit(`/evaluations/${run}`, 'director')
  await page.getByText('佐证材料', { exact: true }).click()
  await page.locator('section.files input[type=file]').setInputFiles(pdf('管委会纪要.pdf'))
  await page.getByText('佐证材料 1 份').waitFor()
  const run1 = await get('director', `/api/evaluations/runs/${run}`)
  await json(await request(`/api/evaluations/runs/${run}/marks/s1`, { login: 'director', method: 'PUT', body: { version: run1.version, points: '8', statement: '全年开会四次' } }))
  await json(await post('director', `/api/evaluations/runs/${run}/submission`, { version: run1.version + 1 }))

  const review = await visit(`/evaluations/${run}`, 'reform')
  await review.getByText('佐证材料 1 份').click()
  await review.locator('section.files').last().locator('input[type=file]').setInputFiles(pdf('现场核查.pdf'))
  await review.getByText('佐证材料 2 份').waitFor()
  assert.equal(await review.locator('section.files').first().getByRole('button', { name: '撤下' }).count(), 0)
  await json(await post('reform', `/api/evaluations/runs/${run}/confirmation`, { version: run1.version + 2 }))
  const { files } = await get('reform', `/api/evidence?of=review&id=${run}`)
  assert.equal((await post('reform', `/api/evidence/${files[0].id}/withdrawal`, { reason: '换一份新的' })).status, 409)
})
