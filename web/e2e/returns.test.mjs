import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * A return on its whole way, under a document that is not the product's: packs/city-monthly lies in its
 * folder of packs (YIPANQI_POLICIES, as ./yipanqi test starts it). The town fills, the county gives back,
 * the city gives back by one step and locks; then a definition changes, and the return prints as it was.
 */
const PACK = 'city-monthly'
const FORM = 'town-month'
let browser
before(async () => (browser = await launch()))
after(() => browser.close())

const json = async (answer) => {
  assert.ok(answer.ok, `${answer.status} ${answer.url} ${answer.ok ? '' : await answer.clone().text()}`)
  return answer.json()
}
const ask = async (login, path, query) => json(await request(path, { login, ...(query && { query }) }))
const post = (login, path, body) => request(path, { login, method: 'POST', body })
const view = (login, id) => ask(login, `/api/returns/${id}`)
const at = async (id) => (await view('reform', id)).head

/** The newest month for which the town has not begun one: an earlier run may have locked others. */
async function owed() {
  for (const month of ['2020-12', '2020-08', '2020-07', '2020-06', '2020-05', '2020-04', '2020-03', '2020-02', '2020-01']) {
    const desk = await ask('town', '/api/returns/desk', { month })
    const line = desk.toFill.find((each) => each.pack === PACK && each.form === FORM)
    assert.ok(line, `the product was not started with the pack ${PACK}: see e2e/README.md`)
    if (line.state === 'owed') return { month, unit: line.unitName.zh }
  }
  throw new Error('every month is begun already: start on a fresh data folder')
}

/** Pastes as from a spreadsheet, through the machine's own clipboard. */
async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}
const cell = (page, name) => page.locator(`td[data-cell="${name}"]`)
async function type(page, name, text) {
  await cell(page, name).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
const kept = (page) => page.getByText('已自动存好').waitFor()
async function confirm(page, button) {
  await page.locator('footer').getByRole('button', { name: button }).click()
  await page.getByRole('dialog').locator('.btn.main').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
async function giveBack(page, reason, to) {
  await page.locator('footer').getByRole('button', { name: '退回', exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (to) await dialog.getByRole('radio', { name: to }).check()
  else assert.equal(await dialog.getByRole('radio').count(), 0, 'the county has nobody but the town below it')
  await dialog.locator('textarea').fill(reason)
  await dialog.locator('.btn.main').click()
  await dialog.waitFor({ state: 'detached' })
}
const chinese = (month) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
const page = (path, login) => open(browser, path, { login, language: 'zh' })
const print = async (id, what) => {
  const answer = await request(`/api/returns/${id}/${what}`, { login: 'reform' })
  assert.equal(answer.status, 200)
  return createHash('sha256').update(new Uint8Array(await answer.arrayBuffer())).digest('hex')
}

test('a town fills, county and city review, it is locked and prints the same after its definition changed', async () => {
  const { month, unit } = await owed()

  const town = await page(`/reports?month=${month}`, 'town')
  await town.getByRole('button', { name: '开始填' }).first().click()
  await town.waitForURL(/\/reports\/\d+$/)
  const id = town.url().split('/').at(-1)
  await type(town, 'work!down.month', '31')
  await type(town, 'work!rehab.month', '33')
  await town.locator('tr', { has: cell(town, 'work!rehab.month') }).getByText('康复不能多于下转，请核对').waitFor()
  assert.ok(await cell(town, 'work!rehab.month').evaluate((it) => it.classList.contains('error')))
  assert.ok(await town.locator('footer .btn.main').isDisabled(), 'what is wrong is not handed in')
  await type(town, 'work!rehab.month', '12')
  await cell(town, 'work!home.month').click()
  await paste(town, '1,240\t含节假日\n7\t带教两名\n')
  await cell(town, 'work!home.month').getByText('1,240').waitFor()
  await cell(town, 'work!taught.remark').getByText('带教两名').waitFor()
  await town.getByRole('button', { name: /加一行/ }).click()
  await cell(town, 'people!1.name').click()
  await paste(town, '示例甲\t30\n示例乙\t12\n')
  await cell(town, 'people!2.days').getByText('12').waitFor()
  await kept(town)
  const recorded = (await view('town', id)).content.cells.find((each) => each.address === 'recorded!visits.month')
  assert.equal(recorded.state, 'value', 'the records know the visits of the month')
  await type(town, 'recorded!visits.month', String(Number(recorded.recorded) + 100))
  await town.getByText(`记录 ${recorded.recorded}，填报 ${Number(recorded.recorded) + 100}`).waitFor()
  await kept(town)
  await town.reload()
  await cell(town, 'work!rest.month').getByText('19').waitFor()
  await confirm(town, /^送审/)
  await town.locator('.state.awaiting').waitFor()

  const county = await page(`/reports/${id}`, 'reform')
  await giveBack(county, '诊疗人次请按记录报')
  await county.locator('.state.returned').waitFor()

  await town.goto(town.url().replace(/\/reports\/.*/, '/reports'))
  await town.getByText('退回要改的').waitFor()
  await town.locator('section', { hasText: '退回要改的' }).locator('.group', { hasText: chinese(month) }).filter({ hasText: '被退回' }).first().waitFor()
  await town.goto(town.url().replace(/\/reports.*/, `/reports/${id}`))
  await town.getByText('诊疗人次请按记录报').first().waitFor()
  await cell(town, 'recorded!visits.month').click()
  await town.keyboard.press('Delete')
  await type(town, 'work!down.month', '30')
  await cell(town, 'work!rest.month').getByText('18').waitFor()
  await kept(town)
  await confirm(town, /^送审/)
  await town.locator('.state.awaiting').waitFor()

  await county.reload()
  await confirm(county, '通过')
  const city = await page('/reports', 'city')
  await city.locator('tr', { hasText: unit }).getByRole('link', { name: '打开审核' }).first().click()
  await city.waitForURL(new RegExp(`/reports/${id}$`))
  await giveBack(city, '请县里核对下转口径', /县级审核报市/)
  assert.equal((await at(id)).step, 1, 'it went to the county, and not to the town')
  await county.reload()
  await county.getByText('请县里核对下转口径').first().waitFor()
  await confirm(county, '通过')
  await city.reload()
  await confirm(city, '通过')
  await city.locator('.state.approved').waitFor()
  await confirm(city, '确认锁定')
  await city.locator('.state.locked').getByText('市审核员（示例）').waitFor()

  const paper = await print(id, 'paper')
  const book = await print(id, 'workbook')
  const value = (await view('city', id)).content.cells.find((each) => each.address === 'recorded!visits.month').value
  assert.equal(value, recorded.recorded)
  assert.equal((await post('town', `/api/returns/${id}/submission`, { version: (await at(id)).version })).status, 409)

  await whileDefinedOtherwise(month, async () => {
    assert.equal(await print(id, 'paper'), paper, 'the paper is the same, byte for byte')
    assert.equal(await print(id, 'workbook'), book, 'and so is the workbook')
    const [then, now] = await wouldBeNow(city, '诊疗人次 · 本月')
    assert.equal(then, Number(recorded.recorded))
    assert.notEqual(now, then, 'what the records would give now stands apart')
    assert.equal((await cell(city, 'recorded!visits.month').textContent()).replaceAll(/[^\d]/g, ''), recorded.recorded)
  })
  for (const each of [town, county, city]) assert.deepEqual(each.problems, [])
})

/**
 * The county decides what counts as a visit, otherwise than the document; closed months have to be opened
 * for that, and are closed again afterwards.
 */
async function whileDefinedOtherwise(month, work) {
  const county = '445322'
  const { months } = await ask('reform', '/api/closings', { county, year: month.slice(0, 4) })
  const closed = months.filter((each) => each.month >= month && ['closed', 'confirmed'].includes(each.status))
  const undo = []
  try {
    for (const each of closed) {
      const answer = await post('reform', `/api/closings/${each.versions[0].id}/reopening`, { reason: '示例：口径调整' })
      assert.equal(answer.status, 204, await answer.text())
      undo.unshift(() => closeAgain(county, each.month))
    }
    const { edition } = await ask('reform', `/api/packs/${PACK}/definitions`)
    const decision = await json(await post('reform', `/api/packs/${PACK}/decisions`, { kind: 'measure', target: 'own_visits', validFrom: month, basis: '示例：只计急诊', where: 'kind == "emergency"' }))
    await json(await post('reform', `/api/packs/${PACK}/decisions/${decision.id}/publication`, { edition }))
    await work()
  } finally {
    for (const step of undo) await step()
  }
}
async function closeAgain(county, month) {
  const { id } = await json(await post('reform', '/api/closings', { county, month, statement: '示例：口径调整后重新月结' }))
  const answer = await post('reform', `/api/closings/${id}/confirmation`)
  assert.equal(answer.status, 204, await answer.text())
}

/** The line of a cell under "would be now"; figures follow a decision in seconds. */
async function wouldBeNow(page, words) {
  for (let tries = 0; tries < 30; tries++) {
    await page.reload()
    await page.getByText('按现在的记录会是多少').click()
    await page.locator('.now p').waitFor()
    const line = page.locator('.now tbody tr', { hasText: words })
    if (await line.count()) return (await line.locator('td.num').allTextContents()).map((text) => Number(text.replaceAll(',', '')))
    await new Promise((done) => setTimeout(done, 1000))
  }
  throw new Error(`after half a minute the records would still give the same for ${words}`)
}
