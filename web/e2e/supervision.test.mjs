import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { launch, open, request } from './browser.mjs'

/**
 * The county sees that what was decided is done: a milestone overdue proposes the measure that its clause
 * names; an inspection finds something, it is put right, checked and closed; a letter goes out. What a
 * journey needs it arranges itself; a milestone whose measure was decided is used up, and the sample has
 * enough for a dozen runs on one data folder.
 */
let browser
const pages = []
const visit = async (path, login, size) => {
  const page = await open(browser, path, { login, ...size })
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
const top = (page, word) => page.locator('.panel .top', { hasText: word }).waitFor()
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChAGA4Bn1ZQAAAABJRU5ErkJggg==', 'base64')
const photo = { name: '现场.png', mimeType: 'image/png', buffer: PNG }
const day = (fromNow) => new Date(Date.now() + (8 * 3600 + fromNow * 86_400) * 1000).toISOString().slice(0, 10)
const half = () => `${day(0).slice(0, 4)}H${Number(day(0).slice(5, 7)) <= 6 ? 1 : 2}`

before(async () => (browser = await launch()))
after(() => browser?.close())
afterEach(async () => {
  for (const page of pages.splice(0)) {
    assert.deepEqual(page.problems, [], 'the page threw nothing')
    await page.context().close()
  }
})

/** A milestone whose own date is over, not done, and whose measure nobody has decided. */
async function lateMilestone(county) {
  const decided = new Set()
  for (const state of ['accepted', 'declined']) {
    let cursor = ''
    do {
      const page = await ask('reform', `/api/discipline/proposals?county=${county}&state=${state}&limit=100${cursor && `&cursor=${cursor}`}`)
      page.rows.filter((row) => row.about === 'task').forEach((row) => decided.add(row.aboutId))
      cursor = page.next ?? ''
    } while (cursor)
  }
  const { rows } = await ask('reform', `/api/tasks?county=${county}&kind=item&limit=200`)
  const free = rows.filter((row) => row.dated === 'policy' && row.due < day(0) && row.what !== 'figure' && !decided.has(row.id))
  const late = free.find((row) => row.standing === 'overdue')
  if (late) return late
  const done = free.find((row) => row.state === 'done')
  assert.ok(done, 'every milestone has had its measure decided: start with a fresh data folder')
  await ask('reform', `/api/tasks/${done.id}/reopenings`, { version: done.version, reason: '核对后发现没有完成' })
  return done
}

test('a milestone overdue by the document proposes accountability, accepted with a letter and carried out', async () => {
  const { county } = await ask('reform', '/api/session')
  const late = await lateMilestone(county.code)
  const page = await visit('/discipline', 'reform')
  await page.getByRole('button', { name: '按规则查一遍' }).click()
  await page.getByText(/现有 \d+ 条待决定/).waitFor()
  await page.locator('tbody tr', { hasText: late.title.zh }).first().click()
  await page.locator('.panel h2', { hasText: '追责问责' }).waitFor()
  assert.match(await page.locator('.panel').innerText(), /期限是文件写明的/)
  assert.match(await page.locator('.panel .letter').innerText(), new RegExp(late.title.zh))
  await act(page, '采纳并发函', (dialog) => dialog.locator('input').first().fill('郁府督'))
  await top(page, '已采纳')
  await act(page, '登记落实', async (dialog) => {
    await dialog.locator('input[type=date]').fill(day(0))
    await dialog.locator('textarea').fill('已约请主要负责人说明情况')
  })
  await page.locator('.panel dd', { hasText: '已约请主要负责人说明情况' }).waitFor()
  await page.getByRole('link', { name: '打印函件' }).click()
  await page.locator('.sheet h2').waitFor()
  assert.match(await page.locator('.sheet .no').innerText(), /郁府督〔\d{4}〕\d+号/)
})

test('a finding is written at a visit, put right by the town, not yet right, then closed; the poor result proposes a measure', async () => {
  const { county } = await ask('auditor', '/api/session')
  const town = (await ask('town', '/api/session')).duty.place
  const title = `督查 ${Date.now()}`
  const list = await visit('/inspections', 'auditor')
  await list.getByRole('button', { name: '安排督查' }).click()
  const plan = list.locator('dialog[open]')
  await plan.locator('input').nth(0).fill(half())
  await plan.locator('input').nth(1).fill(title)
  await plan.locator('input[type=date]').nth(0).fill(day(-1))
  await plan.locator('input[type=date]').nth(1).fill(day(3))
  await plan.locator('textarea').nth(0).fill('双向转诊登记')
  await plan.locator('textarea').nth(1).fill('组长甲 副县长\n组员乙 县卫生健康局科员')
  await plan.locator('select').selectOption(town.code)
  await plan.locator('button[type=submit]').click()
  await list.waitForURL(/\/inspections\/\d+/)
  const id = list.url().match(/inspections\/(\d+)/)[1]

  const team = list
  await team.getByRole('button', { name: '开始督查' }).click()
  await team.getByText('进行中').waitFor()
  const words = `转诊登记缺五月 ${Date.now()}`
  await act(team, '登记问题', async (dialog) => {
    await dialog.locator('textarea').fill(words)
    await dialog.locator('input[type=date]').fill(day(30))
  })
  await team.getByRole('button', { name: words }).click()
  await team.locator('.panel .files input[type=file]').first().setInputFiles(photo)
  await team.locator('.panel .open', { hasText: '现场' }).waitFor()
  await act(team, '不力', (dialog) => dialog.locator('textarea').fill('登记缺失'))
  await act(team, '结束督查', (dialog) => dialog.locator('textarea').fill('总体一般，登记要补齐'))
  await team.getByText('已结束').waitFor()

  const finding = (await ask('auditor', `/api/inspections/${id}`)).findings[0]
  const hospital = await visit(`/inspections?finding=${finding.id}`, 'town')
  await hospital.locator('.panel .files').nth(1).locator('input[type=file]').setInputFiles({ ...photo, name: '整改.png' })
  await hospital.locator('.panel .open', { hasText: '整改' }).waitFor()
  await act(hospital, '报整改', (dialog) => dialog.locator('textarea').fill('五月的已补齐'))
  await top(hospital, '待复查')

  const again = await visit(`/inspections?finding=${finding.id}`, 'auditor')
  await act(again, '复查未过', async (dialog) => {
    await dialog.locator('textarea').fill('五月后十天仍缺')
    await dialog.locator('input[type=date]').fill(day(20))
  })
  await top(again, '待整改')
  await hospital.locator('.panel .steps', { hasText: '复查未过' }).waitFor()
  await act(hospital, '报整改', (dialog) => dialog.locator('textarea').fill('五月后十天的也已补齐'))
  await again.getByRole('button', { name: '复查通过，销号' }).waitFor()
  await act(again, '复查通过，销号')
  await top(again, '已销号')

  const proposed = (await ask('reform', `/api/discipline/proposals?county=${county.code}&state=proposed&limit=100`)).rows
  assert.ok(proposed.some((row) => row.about === 'place' && row.matter === title), 'a poor result proposes a measure for its unit')
})

test('a task raised here goes from assignment and date over report and return to acceptance, is opened again and dropped', async () => {
  const town = (await ask('town', '/api/session')).duty.place
  const title = `补齐签约台账 ${Date.now()}`
  const office = await visit('/tasks', 'reform')
  await act(office, '新增任务', async (dialog) => {
    await dialog.locator('input, textarea').nth(0).fill(title)
    await dialog.getByLabel('依据', { exact: true }).fill('领导小组第 3 次会议')
  })
  await office.locator('.panel h2', { hasText: title }).waitFor()
  const id = new URL(office.url()).searchParams.get('task')
  await act(office, '分派', (dialog) => dialog.locator('select').selectOption(town.code))
  await office.locator('.panel dd', { hasText: town.name.zh }).or(office.locator('.panel .steps', { hasText: '分派' })).first().waitFor()
  await act(office, '定期限', async (dialog) => {
    await dialog.locator('input[type=date]').fill(day(40))
    await dialog.locator('textarea').fill('月底前要用')
  })
  await office.locator('.panel .steps', { hasText: '定期限' }).waitFor()

  const hospital = await visit(`/tasks?task=${id}&mine=1`, 'town')
  await act(hospital, '报完成', (dialog) => dialog.locator('textarea').fill('已经补齐'))
  await top(hospital, '待审核')
  await act(office, '退回', (dialog) => dialog.locator('textarea').fill('缺六月的清单'))
  await top(office, '办理中')
  await hospital.locator('.panel .steps', { hasText: '退回' }).waitFor()
  await act(hospital, '报完成', (dialog) => dialog.locator('textarea').fill('六月的也补了'))
  await office.getByRole('button', { name: '认定完成' }).waitFor()
  await act(office, '认定完成')
  await top(office, '已完成')
  await act(office, '重开', (dialog) => dialog.locator('textarea').fill('抽查发现缺七月'))
  await top(office, '办理中')
  await act(office, '终止', (dialog) => dialog.locator('textarea').fill('并入明年的任务'))
  await top(office, '已终止')
})

test('what no record shows is proposed by hand, and declined with a reason', async () => {
  const { county } = await ask('reform', '/api/session')
  const title = `协调推进事项 ${Date.now()}`
  const { id } = await ask('reform', '/api/tasks', { county: county.code, title, basis: '县里安排', units: '县财政局' })
  const page = await visit(`/tasks?task=${id}`, 'reform')
  await act(page, '提出措施', async (dialog) => {
    const talk = await dialog.locator('option', { hasText: '约谈' }).first().getAttribute('value')
    await dialog.locator('select').selectOption(talk)
    await dialog.locator('textarea').fill('多次协调会推诿，不报方案')
  })
  await page.waitForURL(/\/discipline\?proposal=/)
  await page.locator('.panel', { hasText: '由人提出：多次协调会推诿' }).waitFor()
  await page.locator('.panel .do').getByRole('button', { name: '不采纳' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.locator('textarea').fill('已当面说明，先不约谈')
  await dialog.locator('button[type=submit]').click()
  await top(page, '不采纳')
})
