import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/** A month's return of the sample's first community: filled, given back, corrected, locked, printed again. */
let browser
before(async () => (browser = await launch()))
after(() => browser.close())

const json = async (answer) => {
  assert.ok(answer.ok, `${answer.status} ${answer.url} ${answer.ok ? '' : await answer.clone().text()}`)
  return answer.json()
}
const post = (login, path, body) => request(path, { login, method: 'POST', body })
const view = async (login, id) => json(await request(`/api/returns/${id}`, { login }))

async function begin() {
  const desk = await json(await request('/api/returns/desk', { login: 'director' }))
  const owed = desk.toFill.find((each) => each.form === 'monthly-progress')
  assert.ok(owed, 'the sample owes its monthly table')
  return (await json(await post('director', '/api/returns', { pack: owed.pack, form: owed.form, period: owed.period, unitCode: owed.unitCode }))).id
}

/** Everything that only a person knows, and figures that no record gave. */
async function fillTheRest(id) {
  const shown = await view('director', id)
  const missing = shown.content.findings.filter((each) => each.kind === 'missing').flatMap((each) => each.cells)
  const values = Object.fromEntries(missing.map((cell) => [cell, cell.startsWith('milestones!') ? 'not_begun' : '1']))
  return json(await request(`/api/returns/${id}/cells`, { login: 'director', method: 'PUT', body: { version: shown.head.version, values } }))
}

test('a return is filled, given back with a reason, corrected, locked, and prints the same again', async () => {
  const id = await begin()
  if ((await view('director', id)).head.state === 'locked') return // of an earlier run: nothing is left to do
  const page = await open(browser, `/reports/${id}`, { login: 'director', language: 'zh' })
  await page.locator('td.todo[data-cell]').first().waitFor()
  const words = page.locator('td[data-cell="filled_by!problems.value"]')
  await words.click()
  await page.keyboard.type('无')
  await page.keyboard.press('Enter')
  await page.getByText('已自动存好').waitFor()
  await fillTheRest(id)
  await page.reload()
  await words.getByText('无').waitFor()
  const wrong = (await view('director', id)).content.findings.filter((each) => each.error)
  assert.deepEqual(wrong, [])
  await page.locator('footer .btn.main').click()
  await page.getByRole('dialog').locator('.btn.main').click()
  await page.locator('.state.awaiting').waitFor()
  assert.deepEqual(page.problems, [])

  const review = await open(browser, `/reports/${id}`, { login: 'reform', language: 'zh' })
  await review.getByRole('button', { name: '退回', exact: true }).click()
  await review.getByRole('dialog').locator('textarea').fill('问题一栏请写具体')
  await review.getByRole('dialog').locator('.btn.main').click()
  await review.locator('.state.returned').waitFor()
  await page.reload()
  await page.getByText('问题一栏请写具体').first().waitFor()

  let now = await view('director', id)
  now = await json(await request(`/api/returns/${id}/cells`, { login: 'director', method: 'PUT', body: { version: now.head.version, values: { 'filled_by!problems.value': '床位紧张' } } }))
  let head = await json(await post('director', `/api/returns/${id}/submission`, { version: now.head.version }))
  head = await json(await post('reform', `/api/returns/${id}/approval`, { version: head.version }))
  head = await json(await post('reform', `/api/returns/${id}/locking`, { version: head.version }))
  assert.equal(head.state, 'locked')

  const print = async () => createHash('sha256').update(new Uint8Array(await (await request(`/api/returns/${id}/paper`, { login: 'reform' })).arrayBuffer())).digest('hex')
  assert.equal(await print(), await print())
  const late = await post('director', `/api/returns/${id}/submission`, { version: head.version })
  assert.equal(late.status, 409)
})
