import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * Yunan's quarter: the office opens a round, three communities state their own marks, one is given back,
 * the office reviews, confirms and publishes; a mark opens down to its figure, its chain and its records;
 * what was confirmed prints the same while what would be now stands apart.
 */
let browser
const pages = []
const visit = async (path, login) => {
  const page = await open(browser, path, { login })
  pages.push(page)
  return page
}
const ask = async (login, path, method, body) => {
  const answer = await request(path, { login, ...(method && { method, body }) })
  const told = await answer.json().catch(() => ({}))
  assert.ok(answer.ok, `${path}: ${answer.status} ${JSON.stringify(told)}`)
  return told
}
/** The small dialog that an act opens: filled and sent. */
async function act(page, button, fill = async () => undefined) {
  await button.click()
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  await fill(dialog)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}
const named = (page, name) => page.getByRole('button', { name, exact: true }).first()

/** Others' rounds stand there as well: the table is sent in anew under a name of this journey's. */
const CODE = `journey-${Date.now()}`
let county
let round
/** Who directs which of the round's communities; the sample has a director for each. */
let directors
const look = async (run, login = 'reform') => ask(login, `/api/evaluations/runs/${run}`)

before(async () => {
  browser = await launch()
  county = (await ask('reform', '/api/session')).county.code
})
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

test('a fresh county shows tables that are marked as samples, and a quarter that was published', async () => {
  const tables = await ask('reform', `/api/scoring-tables?county=${county}`)
  for (const about of ['community', 'department', 'county']) {
    assert.ok(tables.some((one) => one.about === about && one.ours), `a sample table of ${about}`)
  }
  const page = await visit('/evaluations/tables', 'reform')
  await page.locator('tbody tr', { hasText: '医共体综合考核（示例）' }).first().getByRole('button', { name: '查看' }).click()
  await page.getByText('没有错误').waitFor()
  assert.match(await page.locator('caption').innerText(), /医共体综合考核/)
  assert.match(await page.locator('.edit table').innerText(), /达标得 100%/)
  const list = await visit('/evaluations', 'director')
  await list.locator('section.round', { hasText: '2020年第三季度' }).locator('tbody tr').nth(2).waitFor()
})

test('the office sends a table in and opens the round of a closed quarter', async () => {
  const { content } = await ask('reform', `/api/scoring-tables/sample?county=${county}&about=community`)
  const mine = content.replace('table: quarterly', `table: ${CODE}`).replace('医共体综合考核（示例）', CODE)
  const page = await visit('/evaluations/tables', 'reform')
  await named(page, '填入示例').click()
  await page.locator('textarea').fill(mine.replace('weight: 5', 'weight: 6'))
  await named(page, '检查').click()
  await page.getByText('权重合计为 101').waitFor()
  await page.locator('textarea').fill(mine)
  await named(page, '提交').click()
  await page.getByText('已收下').waitFor()

  const list = await visit('/evaluations', 'reform')
  await act(list, named(list, '发起考核'), async (dialog) => {
    await dialog.locator('select').nth(0).selectOption({ label: `${CODE} · 第 1 版` })
    await dialog.locator('option', { hasText: '2020年第四季度' }).waitFor({ state: 'attached' })
    await dialog.locator('select').nth(2).selectOption('2020Q4')
  })
  await list.locator('section.round', { hasText: CODE }).locator('tbody tr').nth(2).waitFor()
  round = (await ask('reform', `/api/evaluations?county=${county}`)).rows.find((one) => one.title.zh === CODE)
  assert.equal(round.units.length, 3)
  const places = await Promise.all(['director', 'director2', 'director3'].map(async (login) => [(await ask(login, '/api/session')).duty.place.code, login]))
  directors = round.units.map((unit) => Object.fromEntries(places)[unit.unit])
  assert.ok(directors.every(Boolean), `a director for each: ${places}`)
  assert.ok(round.units.every((unit) => unit.state === 'self_assessment'))
})

test('a community states its own marks, is given back once, and sees no other community', async () => {
  const own = round.units[0].run
  const page = await visit(`/evaluations/${own}`, directors[0])
  await act(page, page.locator('tr', { hasText: '政府主导' }).getByRole('button', { name: '填写' }), async (dialog) => {
    await dialog.locator('input').fill('3.5')
    await dialog.locator('textarea').fill('管委会季度会议两次，纪要在案')
  })
  await page.locator('tr', { hasText: '政府主导' }).getByText('3.50').waitFor()
  await named(page, '提交自评').click()
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('dialog[open]').getByText(/还有未定的项目/).waitFor()
  await page.locator('dialog[open]').getByRole('button', { name: '先不' }).click()
  await stateRest(own, directors[0])
  await page.reload()
  await act(page, named(page, '提交自评'))
  await page.locator('.steps [aria-current=step]', { hasText: '审核' }).waitFor()

  const office = await visit(`/evaluations/${own}`, 'reform')
  await act(office, named(office, '退回'), (dialog) => dialog.locator('textarea').fill('请补充会议纪要文号'))
  await page.reload()
  await page.getByText('请补充会议纪要文号').waitFor()
  await act(page, named(page, '提交自评'))
  await page.locator('.steps [aria-current=step]', { hasText: '审核' }).waitFor()

  const other = await visit(`/evaluations/${round.units[1].run}`, directors[0])
  await other.getByText('没有这份考核评价').waitFor()
})

/** What people state of a unit beyond the pages, each with its words. */
async function stateRest(run, login) {
  const { sheet } = await look(run, login)
  for (const line of sheet.lines.filter((one) => one.way === 'stated' && one.own == null)) {
    const { version } = await look(run, login)
    const body = { version, points: '3', statement: '有文件在案' }
    await ask(login, `/api/evaluations/runs/${run}/marks/${line.criterion}`, 'PUT', body)
  }
}

test('who stated marks does not review them', async () => {
  const second = round.units[1].run
  await stateRest(second, 'reform2')
  await ask('reform2', `/api/evaluations/runs/${second}/submission`, 'POST', { version: (await look(second)).version })
  const page = await visit(`/evaluations/${second}`, 'reform2')
  await named(page, '确认得分').click()
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('dialog[open]').getByText(/审核须由另一人办理/).waitFor()
})

test('the office reviews with a reason and confirms; the marks shown add up', async () => {
  const page = await visit(`/evaluations/${round.units[0].run}`, 'reform')
  await act(page, page.locator('tr', { hasText: '政府主导' }).getByRole('button', { name: '改分' }), async (dialog) => {
    await dialog.locator('input').fill('3')
    await dialog.locator('textarea').fill('只见一份纪要')
  })
  await page.locator('tr', { hasText: '政府主导' }).getByText('只见一份纪要').waitFor()
  for (const line of (await look(round.units[0].run)).sheet.lines.filter((one) => one.outcome === 'blocks')) {
    await act(page, page.locator('tr', { hasText: line.title.zh }).getByRole('button', { name: '改分' }), async (dialog) => {
      await dialog.locator('input').fill('0')
      await dialog.locator('textarea').fill('数据不能判定，本季不给分')
    })
  }
  await act(page, named(page, '确认得分'))
  await page.locator('.steps [aria-current=step]', { hasText: '确认' }).waitFor()
  const { sheet } = await look(round.units[0].run)
  assert.equal(sheet.lines.find((line) => line.criterion === 's1').points, '3.00')
  const sum = sheet.lines.reduce((all, line) => all + Math.round(Number(line.points ?? 0) * 100), 0)
  assert.equal((sum / 100).toFixed(2), Number(sheet.result.sum).toFixed(2), 'the marks shown add up to the sum')
})

test('all are confirmed and published; the result says what rests on it, and people are told', async () => {
  const [, second, third] = round.units.map((unit) => unit.run)
  await stateRest(third, directors[2])
  await ask(directors[2], `/api/evaluations/runs/${third}/submission`, 'POST', { version: (await look(third)).version })
  for (const run of [second, third]) {
    for (const line of (await look(run)).sheet.lines.filter((one) => one.outcome === 'blocks')) {
      const body = { version: (await look(run)).version, points: '0', reason: '数据不能判定，本季不给分' }
      await ask('reform', `/api/evaluations/runs/${run}/reviews/${line.criterion}`, 'PUT', body)
    }
  }
  const list = await visit('/evaluations', 'reform')
  const section = list.locator('section.round', { hasText: CODE })
  assert.ok(await section.getByRole('button', { name: '公布结果' }).isDisabled(), 'not before all are confirmed')
  for (const run of [second, third]) {
    const page = await visit(`/evaluations/${run}`, 'reform')
    await act(page, named(page, '确认得分'))
    await page.locator('.steps [aria-current=step]', { hasText: '确认' }).waitFor()
  }
  await list.reload()
  await act(list, section.getByRole('button', { name: '公布结果' }))
  await section.getByText('已公布').first().waitFor()

  const other = await visit(`/evaluations/${second}`, directors[0])
  await other.locator('.result b').waitFor()
  const uses = await other.locator('.uses').innerText()
  for (const words of ['医保支付', '四（三）', '院长年薪', '附件6一3', '基本公共卫生经费拨付', '附件6一10', '起可用']) assert.ok(uses.includes(words), words)
  const inbox = await ask(directors[0], '/api/messages')
  assert.ok(inbox.rows.some((one) => one.kind === 'evaluation.published' && one.link === `/evaluations/${round.units[0].run}`))
})

test('a mark opens down to its figure, its chain and its records', async () => {
  const page = await visit(`/evaluations/${round.units[0].run}`, 'director')
  const row = page.locator('tr', { hasText: '基层机构诊疗人次占比' })
  const shown = (await row.getByRole('link').innerText()).trim()
  await row.getByRole('link').click()
  await page.waitForURL(/chain=1/)
  const chain = page.locator('.chain, aside, [role=dialog]').filter({ hasText: '附件6二16' }).first()
  await chain.waitFor()
  assert.ok((await chain.innerText()).includes(shown.replace('%', '').trim()), `the chain shows ${shown}`)
  await page.locator('.chain .links a[href*="/records"]').first().click()
  await page.waitForURL(/\/figures\/.+\/records/)
  await page.locator('table tbody tr').first().waitFor()
})

test('what was confirmed prints the same after the table changed; what would be now stands apart', async () => {
  const run = round.units[0].run
  const before = Buffer.from(await (await request(`/api/evaluations/runs/${run}/sheet.xlsx?language=zh`, { login: 'reform' })).arrayBuffer())
  const { score } = (await look(run)).sheet.result
  const { content } = await ask('reform', `/api/scoring-tables/${round.table}`)
  await ask('reform', '/api/scoring-tables', 'POST', { content: content.replace('none: 0, full: 30', 'none: 0, full: 90') })

  const page = await visit(`/evaluations/${run}`, 'reform')
  await named(page, '现在会是多少').click()
  await page.locator('.now', { hasText: `当时 ${score}` }).locator('li').first().waitFor()
  assert.match(await page.locator('.now').innerText(), /评分表第 2 版/)
  assert.equal(await page.locator('.result b').innerText(), score)
  const again = Buffer.from(await (await request(`/api/evaluations/runs/${run}/sheet.xlsx?language=zh`, { login: 'reform' })).arrayBuffer())
  assert.ok(before.length > 1000 && before.equals(again), 'the sheet prints byte for byte')
})
